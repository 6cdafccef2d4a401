package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.casework.identity.IdentityCheck;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.server.HudangWeb;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.hudang.server.platform.TableOwner;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** What strangers are told by a house whose database was set back, once the last list that it published is over. */
class SetBackHouseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Acting CLERK = new Acting("clerk", OpenHouse.OURS);
    private static final Acting REVIEWER = new Acting("reviewer", OpenHouse.OURS);

    @TempDir
    private Path folder;

    @Test
    void a_withdrawal_that_was_published_counts_and_of_all_others_it_is_said_that_nobody_knows() throws IOException {
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        Instant start = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
        HandClock clock = HandClock.at(start, settings.zone());
        try (House house = House.open(settings, DataDirectory.open(settings.home(), settings.kind()), clock);
                ServletWebServerApplicationContext web =
                        (ServletWebServerApplicationContext) HudangWeb.start(house, 0)) {
            URI base = URI.create("http://127.0.0.1:"
                    + Objects.requireNonNull(web.getWebServer()).getPort());
            IssuedCertificate withdrawn = issued(house, "999001195001010013");
            IssuedCertificate standing = issued(house, "999001195202020023");
            withdraw(house, withdrawn);
            setBack(house, withdrawn);
            clock.pass(Duration.ofHours(49));

            told(base, withdrawn, "CE-221");
            JsonNode unknown = told(base, standing, "CE-211");
            Answer list = new Visitor(base)
                    .accepting("application/json")
                    .get("/status-lists/" + place(standing).list());

            assertThat(unknown.path("shown").path("name").asText()).isEqualTo("张*例");
            await("the holder sees that somebody saw the face")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> checks(house, standing) == 1);
            assertThat(checks(house, withdrawn)).isZero();
            ProblemsTest.problem(list, 503, "SV-042");
            assertThat(list.header("Retry-After")).isNotEmpty();
            assertThat(list.body()).doesNotContain("adopt");
        }
    }

    /** By program and by the form without script. */
    private static JsonNode told(URI base, IssuedCertificate shown, String code) throws IOException {
        Answer answer = new Visitor(base)
                .accepting("application/json")
                .postJson("/api/v1/verifications", "{\"text\":\"" + shown.link() + "\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode told = JSON.readTree(answer.body());
        assertThat(told.path("code").asText()).isEqualTo(code);

        Answer page = new Visitor(base).postParts("/v", Map.of("text", shown.link()), "file", "", new byte[0]);
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).contains(code).doesNotContain("data-v=\"ok\"");
        return told;
    }

    private static IssuedCertificate issued(House house, String number) {
        NewMember head = NewMember.coLiving(PersonName.of("张样例"), IdNumber.parse(number), Relation.HEAD);
        org.hudang.archive.Acting clerk = new org.hudang.archive.Acting("clerk", OpenHouse.OURS);
        Household household = house.archive()
                .open(new OpenHousehold("open-" + number, OpenHouse.OURS, "样例村", "样例村一组", List.of(head)), clerk);
        String lastFour = household.head().document().lastFour();
        LocalDate today = LocalDate.now(house.clock());
        house.benefits()
                .enter(
                        new EnterBenefit(
                                household.number().value(),
                                OpenHouse.OURS,
                                Programme.SUBSISTENCE,
                                "A",
                                1,
                                today.minusDays(30),
                                Optional.empty(),
                                today.plusDays(200)),
                        clerk);
        house.identities().note(household.number(), household.head().id(), IdentityCheck.Way.COUNTER, lastFour, clerk);
        return house.certificates()
                .issue(
                        new IssueCertificate(
                                "issue-" + number,
                                household.number().value(),
                                OpenHouse.OURS,
                                new IssueCertificate.Holder(
                                        household.head().id().value(),
                                        Masking.name(household.head().name()),
                                        lastFour),
                                "DB",
                                IssueCertificate.Validity.between(today, today.plusDays(100))),
                        CLERK);
    }

    private static void withdraw(House house, IssuedCertificate certificate) {
        var unused =
                house.revocations().ask(certificate.record().id(), Revocation.because(Revocation.Reason.LOST), CLERK);
        house.revocations().approve(certificate.record().id(), REVIEWER);
        house.publishLists();
    }

    /** As a backup of the database from before the withdrawal. */
    private static void setBack(House house, IssuedCertificate withdrawn) throws IOException {
        TableOwner owner = TableOwner.of(house);
        StatusPlace place = place(withdrawn);
        assertThat(owner.lie(
                        "certificate.status_entry",
                        "update certificate.status_entry set value = 0 where list = ? and place = ?",
                        place.list(),
                        place.index()))
                .isEqualTo(1);
        assertThat(owner.lie("certificate.status_token", "delete from certificate.status_token"))
                .isPositive();
        assertThat(owner.lie(
                        "certificate.certificate",
                        "update certificate.certificate set state = 'VALID' where id = ?",
                        withdrawn.record().id().value()))
                .isEqualTo(1);
    }

    private static StatusPlace place(IssuedCertificate certificate) {
        return certificate.record().facts().status();
    }

    private static long checks(House house, IssuedCertificate certificate) {
        List<CertificateEvent> journal =
                house.certificates().journal(certificate.record().origin().household(), CLERK);
        return journal.stream().filter(event -> event.act() == Act.CHECKED).count();
    }
}
