package org.hudang.casework.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.casework.ReliefBed.APPROVER;
import static org.hudang.casework.ReliefBed.BUREAU;
import static org.hudang.casework.ReliefBed.BUREAU_KEEPER;
import static org.hudang.casework.ReliefBed.CLERK;
import static org.hudang.casework.ReliefBed.STRANGER;
import static org.hudang.casework.ReliefBed.TODAY;

import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.household.Household;
import org.hudang.casework.CaseworkException;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.casework.identity.IdentityCheck;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.SamePersonDecides;
import org.hudang.forms.CertificatePaper;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SamePerson;
import org.hudang.signing.seal.SealRequestView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A certificate whose seal nobody has approved in advance. */
class ReliefApprovalTest {
    private static final ReliefBed BED = new ReliefBed();

    private final ReliefCertificates issuing = BED.issuing();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void the_paper_waits_until_somebody_else_approves_the_seal() {
        Household household = entitled();
        CertificateId id = issued("wait-1", household);

        assertThat(issuing.standing(id, CLERK)).containsInstanceOf(Standing.Waiting.class);
        assertThat(issuing.waiting(BUREAU))
                .extracting(Standing.Waiting::certificate)
                .contains(id);
        assertThat(issuing.waiting(STRANGER)).isEmpty();
        assertThatThrownBy(() -> issuing.approve(id, BUREAU_KEEPER)).isInstanceOf(SamePerson.class);
        assertThat(items(household)).isZero();

        Standing approved = issuing.approve(id, APPROVER);

        assertThat(approved).isInstanceOf(Standing.Filed.class);
        assertThat(issuing.standing(id, CLERK)).contains(approved);
        assertThat(issuing.approve(id, APPROVER)).isEqualTo(approved);
        assertThat(items(household)).isEqualTo(1);
        assertThat(issuing.waiting(BUREAU))
                .extracting(Standing.Waiting::certificate)
                .doesNotContain(id);
    }

    @Test
    void a_seal_that_was_approved_elsewhere_is_used_by_the_house_itself() {
        Household household = entitled();
        CertificateId id = issued("wait-2", household);
        SealRequestView request = BED.sealUse.waiting(APPROVER).stream()
                .filter(view -> view.request().idempotencyKey().startsWith(id.value()))
                .findFirst()
                .orElseThrow();
        BED.sealUse.approve(request.id(), APPROVER);

        assertThat(issuing.standing(id, CLERK)).containsInstanceOf(Standing.Approved.class);
        assertThat(issuing.finish()).isEqualTo(1);
        assertThat(issuing.standing(id, CLERK)).containsInstanceOf(Standing.Filed.class);
    }

    @Test
    void a_refused_seal_withdraws_the_certificate_and_makes_no_paper() {
        Household household = entitled();
        CertificateId id = issued("refused-1", household);
        assertThatThrownBy(() -> issuing.refuse(id, "再核实人数", BUREAU_KEEPER)).isInstanceOf(SamePerson.class);
        assertThat(state(id)).isEqualTo(CertificateState.VALID);

        assertThat(issuing.refuse(id, "再核实人数", APPROVER)).isInstanceOf(Standing.GivenUp.class);

        assertThat(state(id)).isEqualTo(CertificateState.REVOKED);
        assertThat(items(household)).isZero();
        assertThat(issuing.approve(id, APPROVER)).isInstanceOf(Standing.GivenUp.class);
        assertThat(BED.folder.resolve("work/certificates/" + id.value())).doesNotExist();
    }

    @Test
    void a_seal_that_was_refused_elsewhere_withdraws_the_certificate_as_well() {
        Household household = entitled();
        CertificateId id = issued("refused-2", household);
        SealRequestView request = BED.sealUse.waiting(APPROVER).stream()
                .filter(view -> view.request().idempotencyKey().startsWith(id.value()))
                .findFirst()
                .orElseThrow();
        BED.sealUse.reject(request.id(), "再核实人数", APPROVER);

        assertThat(issuing.finish()).isZero();

        assertThat(state(id)).isEqualTo(CertificateState.REVOKED);
        assertThat(issuing.standing(id, CLERK)).containsInstanceOf(Standing.GivenUp.class);
    }

    @Test
    void a_certificate_withdrawn_while_it_waits_takes_its_request_for_the_seal_along() {
        Household household = entitled();
        CertificateId id = issued("stopped-1", household);
        Benefit benefit = BED.benefits.of(household.number().value(), CLERK).get(0);
        BED.benefits.stop(benefit.id(), new Benefit.Stop(TODAY, "迁出"), CLERK);

        assertThat(issuing.finish()).isZero();

        assertThat(issuing.standing(id, CLERK)).containsInstanceOf(Standing.GivenUp.class);
        assertThat(BED.sealUse.waiting(APPROVER))
                .extracting(view -> view.request().idempotencyKey())
                .noneMatch(key -> key.startsWith(id.value()));
    }

    @Test
    void whoever_asked_changes_nothing_by_refusing_before_the_seal_was_asked_for() {
        CertificateId id = issued("early-1", entitled());
        write("update casework.certificate_paper set request = null where certificate = '" + id.value() + "'");

        assertThatThrownBy(() -> issuing.refuse(id, "再核实人数", BUREAU_KEEPER)).isInstanceOf(SamePersonDecides.class);

        assertThat(state(id)).isEqualTo(CertificateState.VALID);
        assertThat(issuing.refuse(id, "再核实人数", APPROVER)).isInstanceOf(Standing.GivenUp.class);
        assertThat(state(id)).isEqualTo(CertificateState.REVOKED);
    }

    @Test
    void a_paper_of_before_orders_were_kept_goes_on_when_its_certificate_is_asked_for_again() {
        Household household = entitled();
        IssueRelief wish = wish("old-1", household);
        CertificateId id =
                issuing.issue(wish, BUREAU, BUREAU_KEEPER).issued().record().id();
        write(
                "update casework.certificate_paper set holder = null, volume = null, shape = null, seal = null, issuer = null,"
                        + " address = null, mark = null, asked_by = null, asked_township = null, asked_terminal = null,"
                        + " asked_at = null, template = null where certificate = '" + id.value() + "'");
        assertThat(issuing.standing(id, CLERK)).containsInstanceOf(Standing.GivenUp.class);

        assertThat(issuing.issue(wish, BUREAU, BUREAU_KEEPER).standing()).isInstanceOf(Standing.Waiting.class);
        assertThat(issuing.approve(id, APPROVER)).isInstanceOf(Standing.Filed.class);
        assertThat(items(household)).isEqualTo(1);
    }

    @Test
    void another_township_neither_sees_nor_approves_a_paper() {
        CertificateId id = issued("fence-1", entitled());

        assertThat(issuing.standing(id, STRANGER)).isEmpty();
        assertThatThrownBy(() -> issuing.approve(id, new Officer("stranger", STRANGER.township(), "10.0.0.9")))
                .isInstanceOfSatisfying(
                        CaseworkException.class,
                        refused -> assertThat(refused.code()).isEqualTo("CW-046"));
    }

    private Household entitled() {
        Household household = BED.single();
        String number = household.head().document().lastFour();
        BED.identities().note(household.number(), household.head().id(), IdentityCheck.Way.COUNTER, number, CLERK);
        BED.benefits.enter(
                new EnterBenefit(
                        household.number().value(),
                        household.township(),
                        Programme.SUBSISTENCE,
                        "A",
                        1,
                        LocalDate.of(2026, 6, 1),
                        Optional.empty(),
                        LocalDate.of(2027, 5, 31)),
                CLERK);
        return household;
    }

    private CertificateId issued(String key, Household household) {
        IssueRelief wish = wish(key, household);
        IssuedPaper issued = issuing.issue(wish, BUREAU, BUREAU_KEEPER);
        assertThat(issued.standing()).isInstanceOf(Standing.Waiting.class);
        assertThat(issuing.issue(wish, BUREAU, BUREAU_KEEPER).standing()).isEqualTo(issued.standing());
        return issued.issued().record().id();
    }

    private static IssueRelief wish(String key, Household household) {
        return new IssueRelief(
                key + "-certificate",
                household.number(),
                household.head().id(),
                Programme.SUBSISTENCE,
                IssueRelief.Days.between(TODAY, TODAY.plusYears(1)),
                new IssueRelief.Sheet(BED.volume(household), CertificatePaper.Shape.SHEET),
                new IssueRelief.Issuer(ReliefBed.BUREAU_NAME, BED.bureauSeal, "relief.example/v", "样例"));
    }

    private static void write(String sql) {
        assertThat(BED.scope.in(BUREAU, () -> BED.jdbc.sql(sql).update())).isEqualTo(1);
    }

    private static CertificateState state(CertificateId id) {
        return BED.certificates
                .find(id, new org.hudang.certificates.Acting("auditor", "*"))
                .orElseThrow()
                .standing()
                .state();
    }

    private static int items(Household household) {
        return BED.archive.contents(household.number(), CLERK).volumes().stream()
                .mapToInt(shelf -> shelf.items().size())
                .sum();
    }
}
