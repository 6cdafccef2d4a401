package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that want to be more than words: filed as a paper's title and content, or asked for. */
@ExtendWith(InOpenHouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileWordsTest {
    private static final String MARKUP =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(1)></title></textarea> &lt;b&gt; ${7*7} [[${7*7}]]"
                    + " __${7*7}__ #{signin} {0} javascript:alert(1)";
    /** What a question would say had it been worked out: no hour, count or page says this by chance. */
    private static final String WORKED_OUT = Integer.toString(7919 * 61);

    private static final Pattern TAGS = Pattern.compile("<script>|<img src=x|onerror=alert\\(1\\)>|</textarea>|\">'");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\r\\t]]");

    private final OpenHouse house;
    private final Household household;
    private final ItemView item;

    HostileWordsTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("恶样例");
        this.item = house.file(household.number(), MARKUP, "恶字样例 " + MARKUP);
        house.house().indexing().feed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/households/{hh}", "/items/{itm}", "/items/{itm}?view=text", "/find?q=恶字样例", "/find?q=onerror"})
    void what_was_filed_is_shown_as_it_stands(String address) {
        for (String language : List.of("zh-CN", "en")) {
            Answer answer = house.as(Role.TOWNSHIP_CLERK).reading(language).get(here(address));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("alert(1)")
                    .contains("&lt;script&gt;")
                    .contains("${7*7} [[${7*7}]]")
                    .doesNotContain("49 [[49]]")
                    .doesNotContainPattern(TAGS);
            assertThat(scripts(answer))
                    .isEqualTo(scripts(house.as(Role.TOWNSHIP_CLERK).get("/find")));
        }
    }

    @Test
    void the_name_of_a_download_is_none_that_somebody_else_chose() {
        Answer answer = house.as(Role.TOWNSHIP_CLERK)
                .get("/renditions/" + item.original().id());

        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + item.original().id() + ".bin\"");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whatever_is_asked_for_is_a_question_and_nothing_else(String question) {
        for (String language : List.of("zh-CN", "en")) {
            Answer answer = house.as(Role.TOWNSHIP_CLERK).reading(language).get("/find?q=" + Visitor.encoded(question));

            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.body()).doesNotContainPattern(TAGS).doesNotContainPattern(INVISIBLE);
            assertThat(answer.body().replaceAll("value=\"[^\"]*\"", "")).doesNotContain(WORKED_OUT);
            assertThat(answer.body()).endsWith("</html>\n");
            assertThat(scripts(answer))
                    .isEqualTo(scripts(house.as(Role.TOWNSHIP_CLERK).get("/find")));
        }
    }

    static List<String> questions() {
        return List.of(
                "<script>alert(1)</script>",
                "\"><script>alert(1)</script>",
                "' onfocus=alert(1) autofocus '",
                "</title><script>alert(1)</script>",
                "${7919*61}",
                "__${7919*61}__::.x",
                "{0}{1}'{",
                "#{signin}",
                "*:* OR township:999001002",
                "title:/.*/ AND [a TO z] ~ ^ \\ && ||",
                "a\u0000b\u0001\u0007\u001b[31m",
                "\u202e\u202d\u2066张样例\u2069\u200b\u200d\ufeff",
                "\ud800",
                "'; drop table archive.household; --",
                "\r\nSet-Cookie: hudang=x",
                "长".repeat(200),
                "长".repeat(5_000).substring(0, 700),
                "a ".repeat(300),
                "𠮷".repeat(200),
                "%",
                "%%%",
                "*",
                "?",
                "\\",
                "  \u3000 ");
    }

    @Test
    void a_question_longer_than_an_address_can_be_is_refused() {
        Answer answer = house.as(Role.TOWNSHIP_CLERK).get("/find?q=" + "x".repeat(9_000));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void asking_twice_at_once_is_one_question() {
        Answer answer = house.as(Role.TOWNSHIP_CLERK).get("/find?q=cyl&q=%3Cscript%3E");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "page=0", "page=2147483647", "view=%3Cscript%3E", "view=", "page=1&page=2"})
    void a_place_in_a_paper_that_is_none_is_the_nearest_one(String query) {
        Answer answer = house.as(Role.TOWNSHIP_CLERK).get("/items/" + item.id() + "?" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContainPattern(TAGS);
    }

    @Test
    void a_question_never_stands_in_the_log() {
        house.as(Role.TOWNSHIP_CLERK).get("/find?q=" + Visitor.encoded("只有我问过的字\u0000"));
        house.as(Role.TOWNSHIP_CLERK).get("/items/x/pages/" + Visitor.encoded("只有我问过的字"));

        assertThat(String.join("", house.logged())).doesNotContain("只有我问过的字");
    }

    private String here(String address) {
        int query = address.indexOf("?q=");
        String asked =
                query < 0 ? address : address.substring(0, query + 3) + Visitor.encoded(address.substring(query + 3));
        return asked.replace("{hh}", household.number().value())
                .replace("{itm}", item.id().value());
    }

    private static long scripts(Answer answer) {
        return Pattern.compile("<script").matcher(answer.body()).results().count();
    }
}
