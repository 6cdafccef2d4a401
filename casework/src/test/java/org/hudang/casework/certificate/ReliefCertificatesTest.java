package org.hudang.casework.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.hudang.casework.ReliefBed.BUREAU;
import static org.hudang.casework.ReliefBed.BUREAU_KEEPER;
import static org.hudang.casework.ReliefBed.CLERK;
import static org.hudang.casework.ReliefBed.STRANGER;
import static org.hudang.casework.ReliefBed.TODAY;
import static org.hudang.casework.ReliefBed.dyingAfter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.CaseworkException;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.ReliefBed.Killed;
import org.hudang.casework.authorization.Authorization;
import org.hudang.casework.authorization.Counter;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.BenefitRefused;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.Certificates;
import org.hudang.certificates.Entitlement;
import org.hudang.certificates.IssueRefused;
import org.hudang.forms.CertificatePaper;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealUse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Certificates from the register of benefits to the sealed paper in the archive, over everything real. */
class ReliefCertificatesTest {
    private static final ReliefBed BED = new ReliefBed().approvedInAdvance();
    private static final LocalDate REVIEW = LocalDate.of(2027, 5, 31);

    private final Counter counter = new Counter(BED);
    private final ReliefCertificates issuing = BED.issuing();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void a_certificate_for_a_benefit_in_force_is_sealed_and_filed() {
        Household household = entitled("issue-1");

        IssuedPaper issued = issue(wish("issue-1-certificate", household));

        ItemView item = BED.archive.item(issued.item(), CLERK).orElseThrow();
        assertThat(item.title()).contains(issued.issued().record().shortCode().value());
        assertThat(item.member()).contains(household.head().id());
        assertThat(BED.acts(household)).endsWith("certificate-filed");
        assertThat(usesOf(issued)).isEqualTo(1);
        assertThat(BED.folder.resolve("work/certificates/" + id(issued))).doesNotExist();
    }

    @Test
    void no_certificate_without_a_benefit_in_force() {
        Household household = seen("none-1");

        refusedIssue("CE-001", wish("none-1-certificate", household));

        Household stopped = entitled("none-2");
        BED.benefits.stop(benefit(stopped).id(), new Benefit.Stop(TODAY, "收入超过标准"), CLERK);
        refusedIssue("CE-001", wish("none-2-certificate", stopped));
        assertThat(items(household) + items(stopped)).isZero();
    }

    @Test
    void no_certificate_for_a_benefit_of_another_programme() {
        Household household = entitled("programme-1");
        IssueRelief wish = wish("programme-1-certificate", household);

        refusedIssue(
                "CE-001",
                new IssueRelief(
                        wish.idempotencyKey(),
                        wish.household(),
                        wish.holder(),
                        Programme.TEMPORARY,
                        wish.validity(),
                        wish.paper(),
                        wish.issuer()));
    }

    @Test
    void no_certificate_for_a_holder_whose_identity_nobody_saw() {
        Household household = BED.single();
        enter(household);

        refusedIssue("CE-002", wish("unseen-1-certificate", household));
    }

    @Test
    void a_certificate_never_holds_past_the_next_review() {
        Household household = entitled("review-1");

        IssuedPaper issued = issue(wish("review-1-certificate", household));

        assertThat(issued.issued().record().facts().times().notAfter())
                .isEqualTo(REVIEW.plusDays(1).atStartOfDay(BED.clock.getZone()).toInstant());
    }

    @Test
    void the_same_key_gives_the_same_certificate_and_files_it_once() {
        Household household = entitled("again-1");
        IssueRelief wish = wish("again-1-certificate", household);
        IssuedPaper first = issue(wish);

        IssuedPaper again = issue(wish);

        assertThat(again.item()).isEqualTo(first.item());
        assertThat(again.issued().link()).isEqualTo(first.issued().link());
        assertThat(items(household)).isEqualTo(1);
        assertThat(usesOf(first)).isEqualTo(1);
    }

    @Test
    void the_same_key_gives_the_filed_certificate_also_after_the_benefit_was_stopped() {
        Household household = entitled("again-2");
        IssueRelief wish = wish("again-2-certificate", household);
        IssuedPaper first = issue(wish);
        BED.benefits.stop(benefit(household).id(), new Benefit.Stop(TODAY, "迁出"), CLERK);

        assertThat(issue(wish).item()).isEqualTo(first.item());
    }

    // a process that is gone half-way

    @Test
    void issuing_that_was_killed_before_the_order_was_written_down_leaves_no_certificate_behind() {
        Household household = entitled("killed-0");
        IssueRelief wish = wish("killed-0-certificate", household);
        ReliefCertificates dying =
                BED.issuing(dyingAfter(Certificates.class, BED.certificates, "issue"), BED.sealUse, BED.archive);
        assertThatThrownBy(() -> dying.issue(wish, BUREAU, BUREAU_KEEPER)).isInstanceOf(Killed.class);

        assertThat(certificatesOf(household)).isZero();
        assertThat(issue(wish).issued().again()).isFalse();
    }

    @Test
    void issuing_that_was_killed_after_the_code_was_signed_goes_on_with_that_code() {
        Household household = entitled("killed-1");
        IssueRelief wish = wish("killed-1-certificate", household);
        killedAfterAsking(wish);
        assertThat(items(household)).isZero();

        IssuedPaper resumed = issue(wish);

        assertThat(resumed.issued().again()).isTrue();
        assertThat(certificatesOf(household)).isEqualTo(1);
        assertThat(items(household)).isEqualTo(1);
    }

    @Test
    void what_a_killed_process_left_is_finished_without_anybody_asking_again() {
        Household household = entitled("killed-4");
        killedAfterAsking(wish("killed-4-certificate", household));

        assertThat(issuing.finish()).isEqualTo(1);

        assertThat(items(household)).isEqualTo(1);
        assertThat(issuing.finish()).isZero();
    }

    private void killedAfterAsking(IssueRelief wish) {
        ReliefCertificates dying =
                BED.issuing(BED.certificates, dyingAfter(SealUse.class, BED.sealUse, "request"), BED.archive);
        assertThatThrownBy(() -> dying.issue(wish, BUREAU, BUREAU_KEEPER)).isInstanceOf(Killed.class);
    }

    @Test
    void issuing_that_was_killed_after_the_seal_adopts_the_sealed_paper() {
        Household household = entitled("killed-2");
        IssueRelief wish = wish("killed-2-certificate", household);
        ReliefCertificates dying =
                BED.issuing(BED.certificates, dyingAfter(SealUse.class, BED.sealUse, "seal"), BED.archive);
        assertThatThrownBy(() -> dying.issue(wish, BUREAU, BUREAU_KEEPER)).isInstanceOf(Killed.class);

        IssuedPaper resumed = issue(wish);

        assertThat(usesOf(resumed)).isEqualTo(1);
        assertThat(items(household)).isEqualTo(1);
    }

    @Test
    void issuing_whose_filing_was_not_answered_files_once() {
        Household household = entitled("killed-3");
        IssueRelief wish = wish("killed-3-certificate", household);
        ReliefCertificates dying =
                BED.issuing(BED.certificates, BED.sealUse, dyingAfter(Archive.class, BED.archive, "file"));
        assertThatThrownBy(() -> dying.issue(wish, BUREAU, BUREAU_KEEPER)).isInstanceOf(Killed.class);

        IssuedPaper resumed = issue(wish);

        assertThat(items(household)).isEqualTo(1);
        assertThat(BED.acts(household).stream().filter("certificate-filed"::equals))
                .hasSize(1);
        assertThat(BED.folder.resolve("work/certificates/" + id(resumed))).doesNotExist();
    }

    @Test
    void a_certificate_withdrawn_before_its_paper_was_sealed_is_not_sealed_any_more() {
        Household household = entitled("withdrawn-1");
        IssueRelief wish = wish("withdrawn-1-certificate", household);
        killedAfterAsking(wish);
        BED.benefits.stop(benefit(household).id(), new Benefit.Stop(TODAY, "死亡"), CLERK);

        assertThat(issuing.finish()).isZero();

        IssuedPaper again = issue(wish);
        assertThat(again.standing()).isInstanceOf(Standing.GivenUp.class);
        refused("CW-047", again::item);
        assertThat(items(household)).isZero();
        assertThat(BED.folder.resolve("work/certificates/" + id(again))).doesNotExist();
    }

    @Test
    void a_composed_certificate_that_was_altered_before_sealing_is_not_sealed() throws IOException {
        Household household = entitled("altered-1");
        IssueRelief wish = wish("altered-1-certificate", household);
        ReliefCertificates dying =
                BED.issuing(BED.certificates, dyingAfter(SealUse.class, BED.sealUse, "request"), BED.archive);
        assertThatThrownBy(() -> dying.issue(wish, BUREAU, BUREAU_KEEPER)).isInstanceOf(Killed.class);
        Path composed;
        try (Stream<Path> papers = Files.walk(BED.folder.resolve("work/certificates"))) {
            composed = papers.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(composed);
        bytes[bytes.length / 2] ^= 1;
        Files.write(composed, bytes);

        refused("CW-044", () -> issue(wish));
        assertThat(items(household)).isZero();

        bytes[bytes.length / 2] ^= 1;
        Files.write(composed, bytes);
        assertThat(issue(wish).issued().again()).isTrue();
    }

    // another in its place

    @Test
    void a_certificate_takes_the_place_of_another_and_both_papers_stay_in_the_file() {
        Household household = entitled("replace-1");
        IssuedPaper old = issue(wish("replace-1-certificate", household));
        IssueRelief first = wish("replace-1-again", household);

        IssuedPaper fresh = issue(new IssueRelief(
                first.idempotencyKey(),
                first.household(),
                first.holder(),
                first.programme(),
                new IssueRelief.Days(
                        Optional.of(TODAY),
                        Optional.of(TODAY.plusYears(1)),
                        Optional.of(old.issued().record().id())),
                new IssueRelief.Sheet(first.paper().volume(), CertificatePaper.Shape.CARD),
                first.issuer()));

        assertThat(state(old)).isEqualTo(CertificateState.REPLACED);
        assertThat(state(fresh)).isEqualTo(CertificateState.VALID);
        assertThat(fresh.issued().record().number().version()).isEqualTo(2);
        assertThat(items(household)).isEqualTo(2);
    }

    // the end of the benefit

    @Test
    void a_stopped_benefit_withdraws_its_certificate_in_the_same_act_and_says_why() {
        Household household = entitled("stop-1");
        IssuedPaper issued = issue(wish("stop-1-certificate", household));

        BED.benefits.stop(benefit(household).id(), new Benefit.Stop(TODAY, "收入超过标准"), CLERK);

        assertThat(state(issued)).isEqualTo(CertificateState.REVOKED);
        CertificateEvent last = last(household);
        assertThat(last.act()).isEqualTo(CertificateEvent.Act.REVOKED);
        assertThat(last.done().detail()).isEqualTo("BENEFIT_STOPPED");
        assertThat(last.done().by()).isEqualTo(CLERK.user());
    }

    @Test
    void a_benefit_stopped_while_its_certificate_is_being_issued_leaves_no_valid_one() throws Exception {
        Household household = entitled("stop-4");
        Benefit benefit = benefit(household);
        List<Future<Benefit>> stops = new ArrayList<>();
        ExecutorService another = Executors.newSingleThreadExecutor();
        JdbcClient looking = JdbcClient.create(BED.database.owner());
        Entitlement register = new RegisteredBenefits(BED.benefits);
        Certificates asked = BED.register((number, programme, on) -> {
            Entitlement.Entitled answer = register.inForce(number, programme, on);
            stops.add(another.submit(() -> BED.benefits.stop(benefit.id(), new Benefit.Stop(TODAY, "收入超过标准"), CLERK)));
            while (!stops.get(0).isDone() && waiting(looking) == 0) {
                Thread.onSpinWait();
            }
            return answer;
        });
        IssuedPaper issued = BED.issuing(asked, BED.sealUse, BED.archive)
                .issue(wish("stop-4-certificate", household), BUREAU, BUREAU_KEEPER);

        assertThat(stops.get(0).get().stopped()).isPresent();
        another.shutdown();
        assertThat(state(issued)).isEqualTo(CertificateState.REVOKED);
    }

    private static int waiting(JdbcClient looking) {
        return looking.sql("select count(*) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }

    @Test
    void a_stop_that_was_entered_for_a_later_day_entitles_to_nothing_more() {
        Household household = entitled("stop-5");
        BED.transactions.executeWithoutResult(status -> {
            BED.jdbc
                    .sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            BED.jdbc
                    .sql("update casework.benefit set stopped_on = ?, stop_reason = 'moving' where household = ?")
                    .params(TODAY.plusDays(30), household.number().value())
                    .update();
        });

        refusedIssue("CE-001", wish("stop-5-certificate", household));
    }

    @Test
    void a_benefit_is_not_stopped_without_a_reason_and_its_certificate_stays_in_force() {
        Household household = entitled("stop-2");
        IssuedPaper issued = issue(wish("stop-2-certificate", household));

        for (String reason : List.of("", "  ", "长".repeat(201))) {
            assertThatThrownBy(() -> BED.benefits.stop(benefit(household).id(), new Benefit.Stop(TODAY, reason), CLERK))
                    .asInstanceOf(type(BenefitRefused.class))
                    .extracting(BenefitRefused::field)
                    .isEqualTo("reason");
        }
        assertThat(state(issued)).isEqualTo(CertificateState.VALID);
    }

    @Test
    void another_township_does_not_stop_it() {
        Household household = entitled("stop-3");
        IssuedPaper issued = issue(wish("stop-3-certificate", household));

        assertThatThrownBy(() -> BED.benefits.stop(benefit(household).id(), new Benefit.Stop(TODAY, "没有理由"), STRANGER))
                .isInstanceOf(BenefitRefused.class);
        assertThat(state(issued)).isEqualTo(CertificateState.VALID);
    }

    // who and where

    @Test
    void another_township_issues_nothing() {
        Household household = entitled("township-1");

        refused("CW-040", () -> issuing.issue(wish("township-1-certificate", household), STRANGER, BUREAU_KEEPER));
        assertThat(certificatesOf(household)).isZero();
    }

    @Test
    void the_holder_is_of_the_household_the_volume_is_the_households_and_the_seal_is_the_issuers() {
        Household household = entitled("fit-1");
        Household other = BED.single();
        IssueRelief wish = wish("fit-1-certificate", household);

        refused("CW-041", () -> issue(with(wish, other.head().id(), wish.paper().volume(), BED.bureauSeal)));
        refused("CW-043", () -> issue(with(wish, wish.holder(), BED.volume(other), BED.bureauSeal)));
        refused("CW-045", () -> issue(with(wish, wish.holder(), wish.paper().volume(), BED.townSeal)));
        assertThat(certificatesOf(household)).isZero();
    }

    private static IssueRelief with(IssueRelief wish, MemberId holder, VolumeId volume, SealId seal) {
        return new IssueRelief(
                wish.idempotencyKey(),
                wish.household(),
                holder,
                wish.programme(),
                wish.validity(),
                new IssueRelief.Sheet(volume, CertificatePaper.Shape.SHEET),
                new IssueRelief.Issuer(
                        wish.issuer().name(),
                        seal,
                        wish.issuer().address(),
                        wish.issuer().mark()));
    }

    /** A household whose head was seen with the identity card when signing. */
    private Household seen(String key) {
        Household household = BED.single();
        Authorization letter = counter.opened(key, household);
        BED.desk().sign(letter.id(), counter.signature(letter, letter.signers().get(0), household), CLERK);
        return household;
    }

    private Household entitled(String key) {
        Household household = seen(key);
        enter(household);
        return household;
    }

    private static void enter(Household household) {
        BED.benefits.enter(
                new EnterBenefit(
                        household.number().value(),
                        household.township(),
                        Programme.SUBSISTENCE,
                        "A",
                        1,
                        LocalDate.of(2026, 6, 1),
                        Optional.empty(),
                        REVIEW),
                CLERK);
    }

    private static Benefit benefit(Household household) {
        return BED.benefits.of(household.number().value(), CLERK).get(0);
    }

    private IssueRelief wish(String key, Household household) {
        return new IssueRelief(
                key,
                household.number(),
                household.head().id(),
                Programme.SUBSISTENCE,
                IssueRelief.Days.between(TODAY, TODAY.plusYears(1)),
                new IssueRelief.Sheet(BED.volume(household), CertificatePaper.Shape.SHEET),
                new IssueRelief.Issuer(ReliefBed.BUREAU_NAME, BED.bureauSeal, "relief.example/v", "样例"));
    }

    private IssuedPaper issue(IssueRelief wish) {
        return issuing.issue(wish, BUREAU, BUREAU_KEEPER);
    }

    private static String id(IssuedPaper issued) {
        return issued.issued().record().id().value();
    }

    private static org.hudang.certificates.Acting eyes() {
        return new org.hudang.certificates.Acting("auditor", Acting.BUREAU);
    }

    private static CertificateState state(IssuedPaper issued) {
        return BED.certificates
                .find(issued.issued().record().id(), eyes())
                .orElseThrow()
                .standing()
                .state();
    }

    private static CertificateEvent last(Household household) {
        List<CertificateEvent> events =
                BED.certificates.journal(household.number().value(), eyes());
        return events.get(events.size() - 1);
    }

    private static int certificatesOf(Household household) {
        return BED.certificates.ofHousehold(household.number().value(), eyes()).size();
    }

    private static int items(Household household) {
        return BED.archive.contents(household.number(), CLERK).volumes().stream()
                .mapToInt(shelf -> shelf.items().size())
                .sum();
    }

    private static long usesOf(IssuedPaper issued) {
        return BED.count("select count(*) from signing.seal_request where idempotency_key like ?", id(issued) + "/%");
    }

    private void refusedIssue(String code, IssueRelief wish) {
        assertThatThrownBy(() -> issue(wish))
                .asInstanceOf(type(IssueRefused.class))
                .extracting(IssueRefused::code)
                .isEqualTo(code);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(CaseworkException.class))
                .extracting(CaseworkException::code)
                .isEqualTo(code);
    }
}
