package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.certificates.register.RegisterBed.BUREAU;
import static org.hudang.certificates.register.RegisterBed.CLERK;
import static org.hudang.certificates.register.RegisterBed.NEIGHBOUR;
import static org.hudang.certificates.register.RegisterBed.REVIEW;
import static org.hudang.certificates.register.RegisterBed.REVIEWER;
import static org.hudang.certificates.register.RegisterBed.TODAY;
import static org.hudang.certificates.register.RegisterBed.TOWN;
import static org.hudang.certificates.register.RegisterBed.wish;

import java.sql.SQLException;
import java.util.List;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.CertificateUnknown;
import org.hudang.certificates.IssueCertificate.Validity;
import org.hudang.certificates.NoRevocationWaits;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.Revocation.Reason;
import org.hudang.certificates.RevocationRequest;
import org.hudang.certificates.RevocationWaits;
import org.hudang.certificates.Revocations;
import org.hudang.certificates.SamePersonDecides;
import org.hudang.certificates.StateRefused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A certificate is withdrawn by two people. */
class RevocationsTest {
    private static final RegisterBed BED = new RegisterBed();
    private static final Revocation LOST = new Revocation(Reason.LOST, "told by phone");

    private final CertificateRegister register = BED.register();
    private final Revocations revocations = register.revocations();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void who_asks_sets_it_aside_at_once_and_somebody_else_withdraws_it() {
        CertificateId id = issued("hh_two");

        RevocationRequest asked = revocations.ask(id, LOST, CLERK);

        assertThat(state(id)).isEqualTo(CertificateState.SUSPENDED);
        assertThat(revocations.waiting(REVIEWER)).contains(asked);
        assertThat(revocations.of(id, BUREAU)).contains(asked);

        revocations.approve(id, REVIEWER);

        assertThat(state(id)).isEqualTo(CertificateState.REVOKED);
        assertThat(revocations.of(id, BUREAU)).isEmpty();
        List<CertificateEvent> lines = register.journal("hh_two", CLERK);
        assertThat(lines).extracting(CertificateEvent::act).containsExactly(Act.ISSUED, Act.SUSPENDED, Act.REVOKED);
        assertThat(lines.get(2).done().by()).isEqualTo("reviewer-03");
        assertThat(lines.get(2).done().detail()).isEqualTo("LOST: told by phone; asked for by clerk-07");
    }

    @Test
    void nobody_decides_about_what_he_asked_for_not_even_in_the_tables() {
        CertificateId id = issued("hh_one");
        RevocationRequest asked = revocations.ask(id, LOST, CLERK);

        assertThatThrownBy(() -> revocations.approve(id, CLERK))
                .isInstanceOfSatisfying(
                        SamePersonDecides.class,
                        refused -> assertThat(refused.code()).isEqualTo("CE-080"));

        assertThat(state(id)).isEqualTo(CertificateState.SUSPENDED);
        assertThat(revocations.of(id, CLERK)).contains(asked);
        assertThatThrownBy(() -> BED.owner("update certificate.revocation set outcome = 'APPROVED',"
                        + " decided_by = asked_by, decided_at = now() where outcome is null"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void a_refusal_brings_it_back_to_where_it_was() {
        CertificateId valid = issued("hh_back");
        CertificateId aside = issued("hh_aside");
        register.suspend(aside, "asked for papers", CLERK);
        revocations.ask(valid, LOST, CLERK);
        revocations.ask(aside, LOST, CLERK);

        revocations.refuse(valid, "found again", REVIEWER);
        revocations.refuse(aside, "found again", CLERK);

        assertThat(state(valid)).isEqualTo(CertificateState.VALID);
        assertThat(state(aside)).isEqualTo(CertificateState.SUSPENDED);
        assertThat(register.journal("hh_back", CLERK))
                .last()
                .satisfies(line -> assertThat(line.done().detail()).isEqualTo("withdrawal refused: found again"));
        assertThatThrownBy(() -> revocations.approve(valid, REVIEWER)).isInstanceOf(NoRevocationWaits.class);
        revocations.ask(valid, LOST, CLERK);
        assertThat(state(valid)).isEqualTo(CertificateState.SUSPENDED);
    }

    @Test
    void while_it_waits_it_is_not_made_valid_by_another_door() {
        CertificateId id = issued("hh_wait");
        revocations.ask(id, LOST, CLERK);

        assertThatThrownBy(() -> register.resume(id, "found again", REVIEWER))
                .isInstanceOfSatisfying(
                        RevocationWaits.class,
                        refused -> assertThat(refused.code()).isEqualTo("CE-082"));

        assertThat(state(id)).isEqualTo(CertificateState.SUSPENDED);
    }

    @Test
    void asking_again_changes_nothing_and_asking_otherwise_is_refused() {
        CertificateId id = issued("hh_again");
        RevocationRequest asked = revocations.ask(id, LOST, CLERK);

        assertThat(revocations.ask(id, LOST, CLERK)).isEqualTo(asked);
        assertThatThrownBy(() -> revocations.ask(id, Revocation.because(Reason.ISSUED_IN_ERROR), CLERK))
                .isInstanceOf(RevocationWaits.class);
        assertThatThrownBy(() -> revocations.ask(id, LOST, REVIEWER)).isInstanceOf(RevocationWaits.class);

        revocations.approve(id, REVIEWER);
        revocations.approve(id, REVIEWER);
        assertThat(register.journal("hh_again", CLERK)).hasSize(3);
        assertThatThrownBy(() -> revocations.ask(id, LOST, CLERK)).isInstanceOf(StateRefused.class);
        assertThatThrownBy(() -> revocations.refuse(id, "too late", REVIEWER)).isInstanceOf(NoRevocationWaits.class);
    }

    @Test
    void nothing_waits_any_more_once_the_benefit_was_stopped() {
        CertificateId stopped = issued("hh_stop");
        revocations.ask(stopped, LOST, CLERK);

        register.revokeForBenefit("hh_stop", "benefit-hh_stop", Revocation.because(Reason.BENEFIT_STOPPED), BUREAU);

        assertThat(state(stopped)).isEqualTo(CertificateState.REVOKED);
        assertThat(revocations.waiting(BUREAU))
                .extracting(RevocationRequest::certificate)
                .doesNotContain(stopped);
        assertThatThrownBy(() -> revocations.refuse(stopped, "too late", REVIEWER))
                .isInstanceOf(NoRevocationWaits.class);
    }

    @Test
    void while_it_waits_nothing_takes_its_place() {
        CertificateId id = issued("hh_swap");
        RevocationRequest asked = revocations.ask(id, LOST, CLERK);

        assertThatThrownBy(() -> replace("hh_swap", id)).isInstanceOf(RevocationWaits.class);

        assertThat(state(id)).isEqualTo(CertificateState.SUSPENDED);
        assertThat(revocations.of(id, BUREAU)).contains(asked);
        assertThat(register.ofHousehold("hh_swap", CLERK)).hasSize(1);
        revocations.refuse(id, "found again", REVIEWER);
        replace("hh_swap", id);
        assertThat(state(id)).isEqualTo(CertificateState.REPLACED);
    }

    private void replace(String household, CertificateId id) {
        var unused = register(household)
                .issue(
                        wish(
                                "key-" + household + "-2",
                                household,
                                TOWN,
                                Validity.between(TODAY, REVIEW).replacing(id)),
                        REVIEWER);
    }

    @Test
    void another_township_neither_sees_nor_asks_nor_decides() {
        CertificateId id = issued("hh_fence");
        revocations.ask(id, LOST, CLERK);

        assertThat(revocations.waiting(NEIGHBOUR)).isEmpty();
        assertThat(revocations.of(id, NEIGHBOUR)).isEmpty();
        assertThatThrownBy(() -> revocations.ask(id, LOST, NEIGHBOUR)).isInstanceOf(CertificateUnknown.class);
        assertThatThrownBy(() -> revocations.approve(id, NEIGHBOUR)).isInstanceOf(CertificateUnknown.class);
        assertThatThrownBy(() -> revocations.refuse(id, "", NEIGHBOUR)).isInstanceOf(CertificateUnknown.class);
    }

    @Test
    void what_was_decided_stays_in_the_tables_as_it_was() {
        CertificateId id = issued("hh_kept");
        revocations.ask(id, LOST, CLERK);
        revocations.refuse(id, "found again", REVIEWER);

        for (String wrong : List.of(
                "update certificate.revocation set outcome = 'APPROVED' where outcome = 'REFUSED'",
                "update certificate.revocation set note = 'nothing' where outcome = 'REFUSED'",
                "delete from certificate.revocation",
                "truncate certificate.revocation")) {
            assertThatThrownBy(() -> BED.owner(wrong)).as(wrong).isInstanceOf(SQLException.class);
        }
    }

    private CertificateId issued(String household) {
        return register(household)
                .issue(wish("key-" + household, household), CLERK)
                .record()
                .id();
    }

    private static CertificateRegister register(String household) {
        return BED.register(RegisterBed.inForce("benefit-" + household));
    }

    private CertificateState state(CertificateId id) {
        return register.find(id, BUREAU).orElseThrow().standing().state();
    }
}
