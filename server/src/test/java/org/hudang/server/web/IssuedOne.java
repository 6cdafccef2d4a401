package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.server.account.Role;

/**
 * A certificate that no other test knows of, in a household of its own, issued as programs do it.
 *
 * @param household of one person
 * @param id number of the certificate
 */
public record IssuedOne(Household household, CertificateId id) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final org.hudang.certificates.Acting US = new org.hudang.certificates.Acting("test", OpenHouse.OURS);
    private static final org.hudang.certificates.Acting COLLEAGUE =
            new org.hudang.certificates.Acting("test-2", OpenHouse.OURS);

    /** A household of one person who has no certificate yet; its benefit is reviewed in two hundred days. */
    public static Household entitled(OpenHouse house, String name) {
        Household household = house.openHousehold(name);
        var unused = house.file(household.number(), "申请书", "样例");
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
        return household;
    }

    /** Issues it to the one person of an entitled household. */
    public static IssuedOne in(OpenHouse house, String name) throws IOException {
        Household household = entitled(house, name);
        String at = "/api/v1/households/" + household.number();
        String member = "\"member\":\"" + household.head().id().value() + "\"";
        String lastFour = household.head().document().lastFour();
        Answer seen = house.signedIn(Role.TOWNSHIP_CLERK)
                .accepting("application/json")
                .postJson(
                        at + "/identity-checks",
                        "{" + member + ",\"way\":\"COUNTER\",\"lastFour\":\"" + lastFour + "\"}");
        assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
        Visitor program = house.signedIn(Role.TOWNSHIP_REVIEWER).accepting("application/json");
        Answer answer = program.send(
                "POST",
                at + "/certificates",
                BodyPublishers.ofString("{" + member + ",\"programme\":\"DB\"}", StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "issued-one:" + household.number(),
                "X-XSRF-TOKEN",
                program.token());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return new IssuedOne(
                household,
                new CertificateId(JSON.readTree(answer.body()).path("id").asText()));
    }

    /** Last four characters of the holder's number. */
    public String lastFour() {
        return household.head().document().lastFour();
    }

    /** The certificate and its code. */
    public IssuedCertificate printed(OpenHouse house) {
        return house.house().certificates().printed(id, US).orElseThrow();
    }

    /** What its journal says, oldest first. */
    public List<CertificateEvent> events(OpenHouse house) {
        return house.house().certificates().journal(household.number().value(), US);
    }

    /** Withdraws it, as two people do. */
    public void withdraw(OpenHouse house) {
        var unused = house.house().revocations().ask(id, Revocation.because(Revocation.Reason.LOST), US);
        house.house().revocations().approve(id, COLLEAGUE);
        house.house().publishLists();
    }
}
