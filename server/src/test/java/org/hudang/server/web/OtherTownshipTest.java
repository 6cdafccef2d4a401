package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What belongs to another township is not there: the answer is that of an unknown number, to the last byte. */
@ExtendWith(InOpenHouse.class)
class OtherTownshipTest {
    /** The time, and whether the server ends the connection after so many answers. */
    private static final Set<String> BY_CHANCE = Set.of("date", "connection");

    private static final String NOBODY = "a".repeat(26);

    private final OpenHouse house;

    OtherTownshipTest(OpenHouse house) {
        this.house = house;
    }

    @ParameterizedTest
    @CsvSource({
        "/households/{hh}",
        "/items/{itm}",
        "/items/{itm}?view=text",
        "/items/{itm}/pages/1",
        "/renditions/{ren}",
        "/api/v1/households/{hh}/benefits"
    })
    void asking_for_it_is_asking_for_nothing(String address) {
        for (String language : List.of("zh-CN", "en")) {
            Visitor clerk = house.as(Role.TOWNSHIP_CLERK).reading(language);
            clerk.get("/find"); // whose form brings the cookie for the token

            Answer theirs = clerk.get(theirs(address));
            Answer unknown = clerk.get(unknown(address));
            Answer malformed = clerk.get(address.replaceAll("\\{\\w+}", "x"));

            assertThat(theirs.status()).isEqualTo(404);
            assertThat(page(theirs)).isEqualTo(page(unknown)).isEqualTo(page(malformed));
            assertThat(told(theirs)).isEqualTo(told(unknown)).isEqualTo(told(malformed));
        }
    }

    @Test
    void their_benefit_cannot_be_stopped() {
        Visitor clerk = house.as(Role.TOWNSHIP_CLERK);
        String stop = "{\"on\":\"2026-11-01\",\"reason\":\"样例\"}";

        Answer theirs =
                clerk.postJson("/api/v1/benefits/" + house.theirs().benefit().id() + "/stop", stop);
        Answer unknown = clerk.postJson("/api/v1/benefits/ben_" + NOBODY + "/stop", stop);

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.bytes()).isEqualTo(unknown.bytes());
        assertThat(house.house()
                        .benefits()
                        .of(
                                house.theirs().household().number().value(),
                                new org.hudang.archive.Acting("test", OpenHouse.THEIRS))
                        .get(0)
                        .stopped())
                .isEmpty();
    }

    @Test
    void nothing_can_be_entered_for_them() {
        Visitor clerk = house.as(Role.TOWNSHIP_CLERK);
        String benefit = "{\"programme\":\"TK\",\"level\":\"A\",\"people\":1,\"from\":\"2026-11-01\","
                + "\"nextReview\":\"2027-11-01\"}";

        Answer theirs = clerk.postJson(
                "/api/v1/households/" + house.theirs().household().number() + "/benefits", benefit);
        Answer unknown = clerk.postJson("/api/v1/households/hh_" + NOBODY + "/benefits", benefit);

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.bytes()).isEqualTo(unknown.bytes());
    }

    @Test
    void a_search_neither_shows_nor_counts_them() {
        Answer byOurs = house.as(Role.TOWNSHIP_CLERK).get("/find?q=" + Visitor.encoded("邻镇的照片"));
        Answer byTheBureau = bureau().get("/find?q=" + Visitor.encoded("邻镇的照片"));

        assertThat(byOurs.body()).doesNotContain(house.theirs().item().id().value());
        assertThat(byOurs.body()).contains("没有找到");
        assertThat(byTheBureau.body()).contains(house.theirs().item().id().value());
    }

    @Test
    void the_bureau_sees_every_township() {
        Visitor bureau = bureau();

        assertThat(bureau.get(theirs("/households/{hh}")).status()).isEqualTo(200);
        assertThat(bureau.get(theirs("/items/{itm}/pages/1")).status()).isEqualTo(200);
        assertThat(bureau.get(theirs("/renditions/{ren}")).status()).isEqualTo(200);
    }

    /** All of a page but the token in its form for signing out, which is another one each time. */
    private static String page(Answer answer) {
        return answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private Visitor bureau() {
        String login = "bureau-" + System.nanoTime();
        return house.stranger().signIn(login, house.newAccount(login, "*", Role.BUREAU_APPROVER));
    }

    private String theirs(String address) {
        return address.replace("{hh}", house.theirs().household().number().value())
                .replace("{itm}", house.theirs().item().id().value())
                .replace("{ren}", house.theirs().item().original().id().value());
    }

    private static String unknown(String address) {
        return address.replace("{hh}", "hh_" + NOBODY)
                .replace("{itm}", "itm_" + NOBODY)
                .replace("{ren}", "rnd_" + NOBODY);
    }

    /** Everything an answer tells beside its body, but for the time of day. */
    private static List<String> told(Answer answer) {
        return answer.headers().map().entrySet().stream()
                .filter(header -> !BY_CHANCE.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
