package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No page that staff see, no answer to a program and no failure shows a whole identity or telephone number. */
@ExtendWith(InOpenHouse.class)
class MaskingTest {
    private static final Pattern LINK = Pattern.compile("href=\"(/(?:households|items)/[^\"]*)\"");
    private static final Pattern BOX = Pattern.compile("<input (id=\"q\"|type=\"hidden\" name=\"back\")[^>]*>");
    private static final List<String> QUESTIONS =
            List.of("张样例", "cyl", "zyl", "样例", "身份证", "电话", "申请", "证明", "诊断", "000");

    private final OpenHouse house;
    private final Set<String> numbers = new HashSet<>();

    MaskingTest(OpenHouse house) {
        this.house = house;
        for (String number : SamplePeople.numbers()) {
            numbers.add(number);
            numbers.add(number.replace("-", ""));
            numbers.add(number.replace("-", " "));
        }
    }

    @Test
    void no_page_of_staff_shows_a_whole_number() {
        Visitor clerk = house.as(Role.TOWNSHIP_CLERK);
        Set<String> pages = new LinkedHashSet<>();
        List<String> found = new ArrayList<>();
        for (String question : QUESTIONS) {
            Answer answer = clerk.get("/find?q=" + Visitor.encoded(question));
            look("/find?q=" + question, answer.body(), found);
            pages.addAll(links(answer));
        }
        for (String page : List.copyOf(pages)) {
            pages.addAll(links(clerk.get(page)));
        }
        for (String page : pages) {
            look(page, clerk.get(page).body(), found);
            if (page.startsWith("/items/")) {
                look(page + " text", clerk.get(page + "?view=text").body(), found);
            } else {
                look(
                        page + " benefits",
                        clerk.accepting("application/json")
                                .get("/api/v1" + page + "/benefits")
                                .body(),
                        found);
                clerk.accepting("text/html");
            }
        }

        assertThat(pages).as("households and papers of the demo were looked at").hasSizeGreaterThan(25);
        assertThat(found).isEmpty();
    }

    @Test
    void whoever_asks_for_a_whole_number_sees_it_only_where_it_was_typed() {
        Visitor clerk = house.as(Role.TOWNSHIP_CLERK);
        List<String> found = new ArrayList<>();
        int hits = 0;
        for (String number : SamplePeople.numbers()) {
            String page = clerk.get("/find?q=" + Visitor.encoded(number)).body();
            hits += links(page).size();
            look("/find?q=…", BOX.matcher(page).replaceAll(""), found);
        }

        assertThat(hits).isPositive();
        assertThat(found).isEmpty();
    }

    @Test
    void a_number_in_a_title_is_masked_wherever_the_title_stands() {
        String number = SamplePeople.FAMILY_HEAD;
        var household = house.openHousehold("题样例");
        var item = house.file(household.number(), "证件 " + number + " 的题名样例", "正文 " + number + " 联系 000-0002-1985");
        house.house().indexing().feed();
        List<String> found = new ArrayList<>();

        for (String page : List.of(
                "/households/" + household.number(),
                "/items/" + item.id(),
                "/items/" + item.id() + "?view=text",
                "/find?q=" + Visitor.encoded("题名样例"))) {
            String body = house.as(Role.TOWNSHIP_CLERK).get(page).body();
            assertThat(body).as(page).contains("017X");
            look(page, body, found);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void a_failure_repeats_nothing_of_what_was_asked() {
        String number = SamplePeople.FAMILY_HEAD;
        List<String> found = new ArrayList<>();

        for (String page : List.of(
                "/households/" + number,
                "/items/" + number,
                "/renditions/" + number,
                "/nothing/" + number,
                "/status-lists/" + number,
                "/api/v1/households/" + number + "/benefits",
                "/find;" + number)) {
            look(page, house.as(Role.TOWNSHIP_CLERK).get(page).body(), found);
        }
        look("log", String.join("", house.logged()), found);
        assertThat(found).isEmpty();
    }

    private void look(String where, String body, List<String> found) {
        numbers.stream()
                .filter(body::contains)
                .map(number -> where + ": " + number)
                .forEach(found::add);
    }

    private static Set<String> links(Answer answer) {
        return links(answer.body());
    }

    private static Set<String> links(String page) {
        Set<String> links = new LinkedHashSet<>();
        Matcher matcher = LINK.matcher(page);
        while (matcher.find()) {
            links.add(matcher.group(1).replaceAll("[?#].*", ""));
        }
        return links;
    }
}
