package org.hudang.casework.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.casework.ReliefBed.APPROVER;
import static org.hudang.casework.ReliefBed.BUREAU;
import static org.hudang.casework.ReliefBed.BUREAU_KEEPER;
import static org.hudang.casework.ReliefBed.CLERK;
import static org.hudang.casework.ReliefBed.STRANGER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ItemView;
import org.hudang.casework.CaseworkException;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.casework.identity.IdentityCheck;
import org.hudang.certificates.AnnotatedCopy;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateException;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.forms.CertificatePaper;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SamePerson;
import org.hudang.signing.seal.SealRequestView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies for one purpose from the order to the file, over everything real. */
class AnnotatedCopiesTest {
    private static final org.hudang.certificates.Acting TOWN =
            new org.hudang.certificates.Acting("clerk", ReliefBed.TOWN);
    private static final org.hudang.certificates.Acting COLLEAGUE =
            new org.hudang.certificates.Acting("reviewer", ReliefBed.TOWN);

    private static final ReliefBed BED = new ReliefBed();

    private ReliefBed bed = BED;
    private ReliefCertificates issuing = BED.issuing();
    private AnnotatedCopies copies = BED.copies();

    @AfterAll
    static void closeBed() {
        BED.close();
    }

    @AfterEach
    void closeOwn() {
        if (bed != BED) {
            bed.close();
        }
    }

    /** A bed of the test's own. */
    private void in(ReliefBed own) {
        bed = own;
        issuing = own.issuing();
        copies = own.copies();
    }

    @Test
    void a_copy_is_sealed_once_somebody_else_approves_and_lies_in_the_file_with_the_code_of_its_certificate() {
        Household household = entitled();
        CertificateId certificate = certificate(household);

        CopiedPaper ordered = copies.order(wish("copy-wait", household, certificate), BUREAU, BUREAU_KEEPER);

        assertThat(ordered.standing()).isInstanceOf(Standing.Waiting.class);
        assertThat(copies.waiting(BUREAU)).contains(ordered);
        assertThat(issuing.waiting(BUREAU))
                .extracting(Standing.Waiting::certificate)
                .doesNotContain(certificate);
        assertThatThrownBy(() -> copies.approve(ordered.copy().id(), BUREAU_KEEPER))
                .isInstanceOf(SamePerson.class);
        CopiedPaper filed = copies.approve(ordered.copy().id(), APPROVER);

        assertThat(filed.standing()).isInstanceOf(Standing.Filed.class);
        assertThat(copies.of(certificate, CLERK)).containsExactly(filed);
        assertThat(copies.find(ordered.copy().id(), CLERK)).contains(filed);
        assertThat(copies.waiting(BUREAU)).doesNotContain(ordered);
        ItemView item = bed.archive
                .item(((Standing.Filed) filed.standing()).item(), CLERK)
                .orElseThrow();
        assertThat(item.title()).contains("加注件").contains("办理医疗救助");
        assertThat(bed.acts(household)).endsWith("certificate-copy-filed");
        assertThat(bed.certificates.journal(household.number().value(), TOWN))
                .last()
                .satisfies(line -> assertThat(line.act()).isEqualTo(Act.ANNOTATED));
        assertThat(bed.folder.resolve("work/certificates/" + ordered.copy().id().value()))
                .doesNotExist();
    }

    @Test
    void the_same_key_gives_the_same_copy_and_files_it_once() {
        in(new ReliefBed().approvedInAdvance());
        Household household = entitled();
        CertificateId certificate = certificate(household);
        int before = items(household);

        CopiedPaper first = copies.order(wish("copy-twice", household, certificate), BUREAU, BUREAU_KEEPER);
        CopiedPaper again = copies.order(wish("copy-twice", household, certificate), BUREAU, BUREAU_KEEPER);

        assertThat(first.standing()).isInstanceOf(Standing.Filed.class);
        assertThat(again).isEqualTo(first);
        assertThat(items(household)).isEqualTo(before + 1);
    }

    @Test
    void a_card_is_copied_as_a_sheet() {
        Household household = entitled();
        CertificateId certificate = certificate(household, CertificatePaper.Shape.CARD);
        CopiedPaper ordered = copies.order(wish("copy-card", household, certificate), BUREAU, BUREAU_KEEPER);

        assertThat(copies.approve(ordered.copy().id(), APPROVER).standing()).isInstanceOf(Standing.Filed.class);
    }

    @Test
    void a_withdrawn_certificate_is_not_copied() {
        Household household = entitled();
        CertificateId certificate = certificate(household);
        withdraw(certificate);

        refusedCopy("CE-084", () -> copies.order(wish("copy-late", household, certificate), BUREAU, BUREAU_KEEPER));
        assertThat(copies.of(certificate, BUREAU)).isEmpty();
        assertThat(items(household)).isEqualTo(1);
    }

    @Test
    void a_copy_whose_certificate_is_withdrawn_while_it_waits_is_not_made() {
        Household household = entitled();
        CertificateId certificate = certificate(household);
        CopiedPaper ordered = copies.order(wish("copy-lost", household, certificate), BUREAU, BUREAU_KEEPER);
        withdraw(certificate);

        assertThat(copies.approve(ordered.copy().id(), APPROVER).standing()).isInstanceOf(Standing.GivenUp.class);

        assertThat(copies.finish()).isZero();
        assertThat(items(household)).isEqualTo(1);
        assertThat(bed.sealUse.waiting(APPROVER))
                .extracting(view -> view.request().idempotencyKey())
                .noneMatch(key -> key.startsWith(ordered.copy().id().value()));
    }

    @Test
    void while_the_certificate_is_set_aside_nothing_is_sealed_and_afterwards_it_goes_on() {
        Household household = entitled();
        CertificateId certificate = certificate(household);
        CopiedPaper ordered = copies.order(wish("copy-aside", household, certificate), BUREAU, BUREAU_KEEPER);
        bed.certificates.suspend(certificate, "样例", TOWN);

        assertThat(copies.approve(ordered.copy().id(), APPROVER).standing()).isInstanceOf(Standing.Approved.class);
        assertThat(copies.finish()).isZero();
        assertThat(items(household)).isEqualTo(1);
        bed.certificates.resume(certificate, "样例", TOWN);

        assertThat(copies.finish()).isEqualTo(1);
        assertThat(items(household)).isEqualTo(2);
    }

    @Test
    void however_many_wait_they_keep_the_house_from_none_behind_them() {
        in(new ReliefBed());
        Household aside = entitled();
        CertificateId held = certificate(aside);
        CopiedPaper first = copies.order(wish("copy-held", aside, held), BUREAU, BUREAU_KEEPER);
        multiply(first.copy().id().value(), 250);
        bed.certificates.suspend(held, "样例", TOWN);
        Household household = entitled();
        CertificateId certificate = certificate(household);
        bed.clock.pass(Duration.ofSeconds(1));
        CopiedPaper last = copies.order(wish("copy-last", household, certificate), BUREAU, BUREAU_KEEPER);
        assertThat(copies.waiting(BUREAU)).hasSize(252).endsWith(last);
        SealRequestView request = bed.sealUse.waiting(APPROVER).stream()
                .filter(view -> view.request()
                        .idempotencyKey()
                        .startsWith(last.copy().id().value()))
                .findFirst()
                .orElseThrow();
        bed.sealUse.approve(request.id(), APPROVER);

        assertThat(copies.finish()).isEqualTo(1);

        assertThat(copies.find(last.copy().id(), CLERK).orElseThrow().standing())
                .isInstanceOf(Standing.Filed.class);
    }

    /** As if the same copy had been ordered so many times more, all in one moment. */
    private void multiply(String copy, int times) {
        String id = "'cpy_' || substr(translate(md5(n::text), '0189', 'ghij'), 1, 26)";
        bed.asOwner(
                "insert into certificate.annotated_copy (id, idempotency_key, certificate, household, township, purpose,"
                        + " requester, until, ordered_by, ordered_at) select " + id
                        + ", idempotency_key || n, certificate,"
                        + " household, township, purpose, requester, until, ordered_by, ordered_at"
                        + " from certificate.annotated_copy, generate_series(1, ?) n where id = ?",
                times,
                copy);
        bed.asOwner(
                "insert into casework.certificate_paper (certificate, household, township, holder, volume, shape, seal,"
                        + " issuer, address, mark, asked_by, asked_township, asked_terminal, asked_at) select " + id
                        + ", household, township, holder, volume, shape, seal, issuer, address, mark, asked_by,"
                        + " asked_township, asked_terminal, asked_at"
                        + " from casework.certificate_paper, generate_series(1, ?) n where certificate = ?",
                times,
                copy);
    }

    @Test
    void past_its_last_day_a_copy_is_not_sealed_any_more() {
        in(new ReliefBed());
        Household household = entitled();
        CertificateId certificate = certificate(household);
        CopiedPaper ordered = copies.order(wish("copy-slow", household, certificate), BUREAU, BUREAU_KEEPER);
        bed.clock.pass(Duration.ofDays(31));

        assertThat(copies.approve(ordered.copy().id(), APPROVER).standing()).isInstanceOf(Standing.GivenUp.class);
        assertThat(items(household)).isEqualTo(1);
    }

    @Test
    void a_refused_seal_makes_no_copy_and_leaves_the_certificate_as_it_is() {
        Household household = entitled();
        CertificateId certificate = certificate(household);
        CopiedPaper ordered = copies.order(wish("copy-no", household, certificate), BUREAU, BUREAU_KEEPER);
        assertThatThrownBy(() -> copies.refuse(ordered.copy().id(), "用途不清", BUREAU_KEEPER))
                .isInstanceOf(SamePerson.class);

        assertThat(copies.refuse(ordered.copy().id(), "用途不清", APPROVER).standing())
                .isInstanceOf(Standing.GivenUp.class);

        assertThat(state(certificate)).isEqualTo(CertificateState.VALID);
        assertThat(copies.approve(ordered.copy().id(), APPROVER).standing()).isInstanceOf(Standing.GivenUp.class);
        assertThat(items(household)).isEqualTo(1);
    }

    @Test
    void a_seal_or_a_volume_of_others_is_refused_before_anything_is_written_down() {
        Household household = entitled();
        CertificateId certificate = certificate(household);
        CopyRelief wish = wish("copy-other", household, certificate);
        IssueRelief.Issuer town = new IssueRelief.Issuer(ReliefBed.BUREAU_NAME, bed.townSeal, "relief.example/v", "样例");

        refused(
                "CW-045",
                () -> copies.order(
                        new CopyRelief(wish.idempotencyKey(), certificate, wish.note(), wish.volume(), town),
                        BUREAU,
                        BUREAU_KEEPER));
        refused(
                "CW-043",
                () -> copies.order(
                        new CopyRelief(
                                wish.idempotencyKey(),
                                certificate,
                                wish.note(),
                                bed.volume(bed.single()),
                                wish.issuer()),
                        BUREAU,
                        BUREAU_KEEPER));
        assertThat(copies.of(certificate, BUREAU)).isEmpty();
    }

    @Test
    void another_township_neither_sees_nor_decides_about_a_copy() {
        Household household = entitled();
        CertificateId certificate = certificate(household);
        CopiedPaper ordered = copies.order(wish("copy-fence", household, certificate), BUREAU, BUREAU_KEEPER);
        Officer stranger = new Officer("stranger", STRANGER.township(), "10.0.0.9");

        assertThat(copies.find(ordered.copy().id(), STRANGER)).isEmpty();
        assertThat(copies.of(certificate, STRANGER)).isEmpty();
        assertThat(copies.waiting(STRANGER)).isEmpty();
        refused("CW-046", () -> copies.approve(ordered.copy().id(), stranger));
        assertThatThrownBy(() -> copies.order(wish("copy-theirs", household, certificate), STRANGER, stranger))
                .isInstanceOf(CertificateException.class);
    }

    private Household entitled() {
        Household household = bed.single();
        String lastFour = household.head().document().lastFour();
        bed.identities().note(household.number(), household.head().id(), IdentityCheck.Way.COUNTER, lastFour, CLERK);
        bed.benefits.enter(
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

    private CertificateId certificate(Household household) {
        return certificate(household, CertificatePaper.Shape.SHEET);
    }

    /** A certificate with its paper in the file. */
    private CertificateId certificate(Household household, CertificatePaper.Shape shape) {
        IssuedCertificate issued = issuing.issue(
                        new IssueRelief(
                                "issue-" + household.number().value(),
                                household.number(),
                                household.head().id(),
                                Programme.SUBSISTENCE,
                                IssueRelief.Days.between(ReliefBed.TODAY, ReliefBed.TODAY.plusYears(1)),
                                new IssueRelief.Sheet(bed.volume(household), shape),
                                issuer()),
                        BUREAU,
                        BUREAU_KEEPER)
                .issued();
        Standing standing = issuing.approve(issued.record().id(), APPROVER);
        assertThat(standing).isInstanceOf(Standing.Filed.class);
        return issued.record().id();
    }

    private CopyRelief wish(String key, Household household, CertificateId certificate) {
        return new CopyRelief(
                key + "-1",
                certificate,
                new AnnotatedCopy.Note("办理医疗救助", "样例县人民医院（样例）", ReliefBed.TODAY.plusDays(30)),
                bed.volume(household),
                issuer());
    }

    private IssueRelief.Issuer issuer() {
        return new IssueRelief.Issuer(ReliefBed.BUREAU_NAME, bed.bureauSeal, "relief.example/v", "样例");
    }

    private void withdraw(CertificateId certificate) {
        var unused = bed.certificates.revocations().ask(certificate, Revocation.because(Revocation.Reason.LOST), TOWN);
        bed.certificates.revocations().approve(certificate, COLLEAGUE);
    }

    private CertificateState state(CertificateId certificate) {
        return bed.certificates.find(certificate, TOWN).orElseThrow().standing().state();
    }

    private int items(Household household) {
        return bed.archive.contents(household.number(), CLERK).volumes().stream()
                .mapToInt(shelf -> shelf.items().size())
                .sum();
    }

    private static void refusedCopy(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        CertificateException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        CaseworkException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
