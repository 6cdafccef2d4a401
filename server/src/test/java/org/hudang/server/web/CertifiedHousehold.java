package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.account.Role;

/**
 * A household of one invented person, 褚样例, whose identity was checked and who has a certificate, for tests that need one of
 * their own.
 *
 * @param household the household
 * @param certificate identity of the certificate
 */
public record CertifiedHousehold(Household household, String certificate) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Opens one and issues the certificate, as programs do. */
    public static CertifiedHousehold in(OpenHouse house) {
        Household household = house.openHousehold("褚样例");
        house.file(household.number(), "申请书", "样例");
        LocalDate today = LocalDate.now(house.house().clock());
        house.house()
                .benefits()
                .enter(
                        new EnterBenefit(
                                household.number().value(),
                                household.township(),
                                Programme.SUBSISTENCE,
                                "A",
                                1,
                                today.minusDays(30),
                                Optional.empty(),
                                today.plusDays(200)),
                        Acting.bureau("register"));
        String member = household.head().id().value();
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK).accepting("application/json");
        clerk.postJson(
                "/api/v1/households/" + household.number() + "/identity-checks",
                "{\"member\":\"" + member + "\",\"way\":\"COUNTER\",\"lastFour\":\""
                        + household.head().document().lastFour() + "\"}");
        Visitor reviewer = house.signedIn(Role.TOWNSHIP_REVIEWER).accepting("application/json");
        Answer issued = reviewer.send(
                "POST",
                "/api/v1/households/" + household.number() + "/certificates",
                BodyPublishers.ofString("{\"member\":\"" + member + "\",\"programme\":\"DB\"}"),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "test:" + household.number(),
                "X-XSRF-TOKEN",
                reviewer.token());
        assertThat(issued.status()).as(issued.toString()).isEqualTo(200);
        try {
            return new CertifiedHousehold(
                    household, JSON.readTree(issued.body()).path("id").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Last four characters of the holder's number. */
    public String lastFour() {
        return household.head().document().lastFour();
    }
}
