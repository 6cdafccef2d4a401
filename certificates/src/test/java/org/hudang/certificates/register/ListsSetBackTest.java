package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.certificates.register.RegisterBed.BUREAU;
import static org.hudang.certificates.register.RegisterBed.CLERK;
import static org.hudang.certificates.register.RegisterBed.wish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import org.hudang.certificates.AdoptedList;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.ListsSetBack;
import org.hudang.certificates.Sample;
import org.hudang.certificates.check.CertificateVerdict;
import org.hudang.certificates.check.CertificateVerdict.Genuine;
import org.hudang.certificates.check.CertificateVerdict.Withdrawn;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.signing.SigningException;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database is set back to an older day, or made anew: nobody's withdrawn certificate becomes good again. */
class ListsSetBackTest {
    private final RegisterBed bed = new RegisterBed();
    private final HandClock clock = HandClock.at(Sample.NOW, RegisterBed.CHINA);
    private final CertificateRegister register = bed.register(RegisterBed.inForce("benefit-1"), clock);

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void a_list_that_takes_back_a_withdrawal_is_not_signed() throws Exception {
        IssuedCertificate issued = withdrawn("hh_back");
        int list = place(issued).list();
        byte[] published = Files.readAllBytes(file(list));
        setBack(issued);

        clock.pass(Duration.ofHours(2));

        assertThatThrownBy(register.lists()::resign)
                .isInstanceOfSatisfying(
                        ListsSetBack.class,
                        refused -> assertThat(refused.code()).isEqualTo("CE-070"));
        assertThat(Files.readAllBytes(file(list))).isEqualTo(published);
        assertThat(register.lists().statusList(list).map(StatusListToken::token))
                .hasValue(published);
        assertThat(verdict(register, issued)).isInstanceOf(Withdrawn.class);
    }

    @Test
    void a_token_that_came_back_with_the_database_is_not_handed_out_however_young_it_is() throws Exception {
        IssuedCertificate issued = register.issue(wish("key-young", "hh_young"), CLERK);
        int list = place(issued).list();
        StatusListToken before = register.lists().statusList(list).orElseThrow();
        clock.pass(Duration.ofMinutes(1));
        RegisterBed.withdraw(register, issued.record().id());
        StatusListToken after = register.lists().statusList(list).orElseThrow();
        setBack(issued);
        bed.owner(
                "insert into certificate.status_token (list, issued_at, change, ttl_seconds, life_seconds, uri, token)"
                        + " select list, '" + before.issuedAt() + "', change, 3600, 172800, '" + before.uri()
                        + "', decode('"
                        + HexFormat.of().formatHex(before.token())
                        + "', 'hex') from certificate.status_list where list = "
                        + list);

        assertThat(register.lists().statusList(list)).hasValue(after);
    }

    /** The register knows again what is withdrawn, and its own token does not say so. */
    @Test
    void while_nothing_can_be_signed_the_list_that_was_published_is_handed_out_and_not_the_one_that_came_back()
            throws SQLException {
        IssuedCertificate issued = register.issue(wish("key-mute", "hh_mute"), CLERK);
        int list = place(issued).list();
        StatusListToken before = register.lists().statusList(list).orElseThrow();
        clock.pass(Duration.ofMinutes(1));
        RegisterBed.withdraw(register, issued.record().id());
        StatusListToken after = register.lists().statusList(list).orElseThrow();
        setBack(issued);
        bed.owner(
                "insert into certificate.status_token (list, issued_at, change, ttl_seconds, life_seconds, uri, token)"
                        + " select list, '" + before.issuedAt() + "', change, 3600, 172800, '" + before.uri()
                        + "', decode('"
                        + HexFormat.of().formatHex(before.token())
                        + "', 'hex') from certificate.status_list where list = "
                        + list);
        assertThat(register.lists().adopt(BUREAU)).hasSize(1);

        CertificateRegister mute = bed.mute(clock);

        assertThat(mute.lists().statusList(list)).hasValue(after);
        clock.pass(Duration.ofHours(49));
        assertThatThrownBy(() -> mute.lists().statusList(list)).isInstanceOf(SigningException.class);
    }

    @Test
    void past_its_expiry_nothing_is_handed_out_any_more() throws SQLException {
        IssuedCertificate issued = withdrawn("hh_late");
        setBack(issued);

        clock.pass(Duration.ofHours(49));

        assertThatThrownBy(() -> register.lists().statusList(place(issued).list()))
                .isInstanceOf(ListsSetBack.class);
    }

    @Test
    void adopting_what_was_published_withdraws_it_again_and_closes_the_list() throws SQLException {
        IssuedCertificate issued = withdrawn("hh_adopt");
        int list = place(issued).list();
        setBack(issued);

        assertThat(register.lists().adopt(BUREAU)).containsExactly(new AdoptedList(list, 1, 0));

        assertThat(state(issued.record().id())).isEqualTo(CertificateState.REVOKED);
        assertThat(register.journal("hh_adopt", BUREAU))
                .last()
                .satisfies(line -> assertThat(line.done().detail()).contains("published as withdrawn"));
        clock.pass(Duration.ofHours(2));
        assertThat(register.lists().resign()).contains(list);
        assertThat(verdict(register, issued)).isInstanceOf(Withdrawn.class);
        assertThat(place(register.issue(wish("key-next", "hh_next"), CLERK)).list())
                .isGreaterThan(list);
        assertThat(register.lists().adopt(BUREAU)).isEmpty();
    }

    @Test
    void a_register_made_anew_opens_no_list_that_was_published_and_adopts_the_old_one() {
        IssuedCertificate old = withdrawn("hh_old");
        try (RegisterBed anew = new RegisterBed(bed.folder)) {
            CertificateRegister fresh = anew.register(RegisterBed.inForce("benefit-1"), clock);
            IssuedCertificate issued = fresh.issue(wish("key-anew", "hh_anew"), CLERK);
            assertThat(place(issued).list()).isEqualTo(2);
            assertThat(verdict(fresh, old)).isInstanceOf(Withdrawn.class);

            assertThat(fresh.lists().adopt(BUREAU)).containsExactly(new AdoptedList(1, 0, 1));

            clock.pass(Duration.ofHours(2));
            assertThat(fresh.lists().resign()).containsExactly(1, 2);
            assertThat(verdict(fresh, old)).isInstanceOf(Withdrawn.class);
            assertThat(verdict(fresh, issued)).isInstanceOf(Genuine.class);
        }
    }

    @Test
    void what_is_kept_of_a_list_and_cannot_be_read_stands_in_nobodys_way() throws Exception {
        IssuedCertificate issued = withdrawn("hh_damaged");
        int list = place(issued).list();
        Files.write(file(list), new byte[] {0});

        clock.pass(Duration.ofHours(2));

        assertThat(register.lists().resign()).containsExactly(list);
        assertThat(verdict(register, issued)).isInstanceOf(Withdrawn.class);
        assertThat(Files.size(file(list))).isGreaterThan(100);
    }

    private IssuedCertificate withdrawn(String household) {
        IssuedCertificate issued = register.issue(wish("key-" + household, household), CLERK);
        RegisterBed.withdraw(register, issued.record().id());
        assertThat(register.lists().statusList(place(issued).list())).isPresent();
        return issued;
    }

    /** As a backup of the database from before the withdrawal. */
    private void setBack(IssuedCertificate issued) throws SQLException {
        StatusPlace place = place(issued);
        bed.owner("alter table certificate.status_entry disable trigger user");
        bed.owner("update certificate.status_entry set value = 0 where list = " + place.list() + " and place = "
                + place.index());
        bed.owner("alter table certificate.status_entry enable trigger user");
        bed.owner("delete from certificate.status_token");
        bed.owner("update certificate.certificate set state = 'VALID' where id = '"
                + issued.record().id().value() + "'");
    }

    private CertificateState state(CertificateId id) {
        return register.find(id, BUREAU).orElseThrow().standing().state();
    }

    private Path file(int list) {
        return bed.folder.resolve("status/" + list + ".cwt");
    }

    private static StatusPlace place(IssuedCertificate issued) {
        return issued.record().facts().status();
    }

    private CertificateVerdict verdict(CertificateRegister asked, IssuedCertificate issued) {
        return Sample.checker(
                        Sample.trust(FixedKeys.es256()),
                        uri -> asked.lists()
                                .statusList(place(issued).list())
                                .filter(token -> token.uri().equals(uri))
                                .map(StatusListToken::token),
                        clock.instant())
                .check(issued.link())
                .verdict();
    }
}
