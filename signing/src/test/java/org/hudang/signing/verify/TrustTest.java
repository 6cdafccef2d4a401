package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.SignatureReport.Trust;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Revoked;
import org.hudang.signing.verify.TestAuthority.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trust is an axis of its own: the bytes are intact in every one of these papers. */
class TrustTest {
    private static final Instant NOW = TestAuthority.NOW;

    private final TestAuthority authority = new TestAuthority(Algorithm.EC);
    private final Verifier verifier = Verifier.with(Clock.fixed(NOW, ZoneOffset.UTC));

    private VerificationReport judge(byte[] pdf, VerificationOptions options) {
        VerificationReport report = verifier.verify("paper.pdf", pdf, options);
        assertThat(report.signatures())
                .allSatisfy(signature -> assertThat(signature.integrity()).isEqualTo(SignatureIntegrity.INTACT));
        return report;
    }

    private VerificationReport judge(Identity signer, TrustData trust) {
        return judge(
                TestPaper.sign(TestPaper.plain("approved 100"), TestSigner.of(signer, authority)),
                VerificationOptions.strict().trusting(trust));
    }

    @Test
    void without_anchors_a_good_paper_is_intact_and_untrusted() {
        VerificationReport report = judge(authority.identity("CN=Zhang"), TrustData.none());

        assertThat(report.verdict()).isInstanceOf(Verdict.Untrusted.class);
        assertThat(report.verdict().exitCode()).isEqualTo(3);
        assertThat(report.integrity()).isEqualTo(VerificationReport.Integrity.INTACT);
    }

    @Test
    void an_authority_of_the_same_name_with_another_key_vouches_for_nobody() {
        TestAuthority namesake = new TestAuthority(Algorithm.EC);

        assertThat(judge(authority.identity("CN=Zhang"), namesake.trust()).verdict())
                .isInstanceOf(Verdict.Untrusted.class);
    }

    @Test
    void a_missing_intermediate_certificate_breaks_the_chain() {
        Identity signer = authority.identity("CN=Zhang");
        byte[] signed = TestPaper.sign(
                TestPaper.plain("x"), TestSigner.of(signer, authority).chain(signer.certificate()));

        assertThat(judge(signed, VerificationOptions.strict().trusting(authority.trust()))
                        .verdict())
                .isInstanceOf(Verdict.Untrusted.class);
    }

    @Test
    void an_end_certificate_does_not_issue_certificates() {
        Identity person = authority.identity("CN=Zhang", Terms.signing().usage(KeyUsage.digitalSignature));
        TestAuthority pretender = new TestAuthority(Algorithm.EC);
        Identity victim = pretender.identity("CN=Victim");
        byte[] signed = TestPaper.sign(
                TestPaper.plain("x"),
                TestSigner.of(victim, pretender).chain(victim.certificate(), person.certificate()));

        assertThat(judge(signed, VerificationOptions.strict().trusting(authority.trust()))
                        .verdict())
                .isInstanceOf(Verdict.Untrusted.class);
    }

    @Test
    void a_revoked_certificate_is_revoked_unless_the_signature_is_proven_older() {
        Identity signer = authority.identity("CN=Zhang");
        Revoked entry = new Revoked(signer.certificate(), NOW.minus(Duration.ofDays(2)), CRLReason.keyCompromise);

        VerificationReport report = judge(signer, authority.trust(authority.crl(entry)));

        assertThat(report.verdict()).isInstanceOf(Verdict.Revoked.class);
        assertThat(report.signatures().get(0).trust()).isEqualTo(Trust.REVOKED);
    }

    @Test
    void a_claimed_time_before_the_revocation_proves_nothing() {
        Identity signer = authority.identity("CN=Zhang");
        Revoked entry = new Revoked(signer.certificate(), NOW.minusSeconds(1), CRLReason.unspecified);
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), TestSigner.of(signer, authority));

        VerificationReport report =
                judge(signed, VerificationOptions.strict().trusting(authority.trust(authority.crl(entry))));

        assertThat(report.signatures().get(0).claimedAt()).isPresent();
        assertThat(report.verdict()).isInstanceOf(Verdict.Revoked.class);
    }

    @Test
    void a_certificate_on_hold_is_suspended() {
        Identity signer = authority.identity("CN=Zhang");
        Revoked entry = new Revoked(signer.certificate(), NOW.minus(Duration.ofDays(2)), CRLReason.certificateHold);

        assertThat(judge(signer, authority.trust(authority.crl(entry))).verdict())
                .isInstanceOf(Verdict.Suspended.class);
    }

    @Test
    void a_certificate_is_not_valid_without_a_list_whether_it_names_one_or_not() {
        for (Terms terms : List.of(Terms.signing(), Terms.signing().withDistributionPoint())) {
            Identity signer = authority.identity("CN=Zhang", terms);

            VerificationReport report = judge(signer, authority.trustWithoutLists());

            assertThat(report.verdict()).isInstanceOf(Verdict.CannotTell.class);
            assertThat(report.signatures().get(0).reasons())
                    .filteredOn(reason -> reason.code().equals("SG-368"))
                    .extracting(Reason::en)
                    .anySatisfy(sentence -> assertThat(sentence).contains("Zhang", "“Issuing EC”"))
                    .anySatisfy(sentence -> assertThat(sentence).contains("Issuing EC", "“Root EC”"));
            assertThat(judge(signer, authority.trust()).verdict()).isEqualTo(new Verdict.Valid());
        }
    }

    @Test
    void a_certificate_of_one_day_needs_no_list_of_its_issuer() {
        Terms day = Terms.signing().between(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(23)));
        Terms twoDays = Terms.signing().between(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(47)));
        TrustData rootListOnly = authority.trust(new org.bouncycastle.cert.X509CRLHolder[0]);

        assertThat(judge(authority.identity("CN=Act", day), rootListOnly).verdict())
                .isEqualTo(new Verdict.Valid());
        assertThat(judge(authority.identity("CN=Act", twoDays), rootListOnly).verdict())
                .isInstanceOf(Verdict.CannotTell.class);
    }

    @Test
    void an_outdated_list_says_nothing() {
        Identity signer = authority.identity("CN=Zhang");
        TrustData stale =
                authority.trust(authority.crl(NOW.minus(Duration.ofDays(30)), NOW.minus(Duration.ofDays(20))));

        assertThat(judge(signer, stale).verdict()).isInstanceOf(Verdict.CannotTell.class);
    }

    @Test
    void a_list_that_the_issuer_did_not_sign_says_nothing() {
        Identity signer = authority.identity("CN=Zhang");
        TestAuthority namesake = new TestAuthority(Algorithm.EC);
        Revoked entry = new Revoked(signer.certificate(), NOW.minus(Duration.ofDays(2)), CRLReason.keyCompromise);

        assertThat(judge(signer, authority.trust(namesake.crl(entry), authority.crl()))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
        assertThat(judge(signer, authority.trust(namesake.crl())).verdict()).isInstanceOf(Verdict.CannotTell.class);
    }

    @Test
    void expired_and_not_yet_valid_are_told_apart() {
        Identity old = authority.identity(
                "CN=Old", Terms.signing().between(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(8))));
        Identity early = authority.identity(
                "CN=Early", Terms.signing().between(NOW.plus(Duration.ofDays(8)), NOW.plus(Duration.ofDays(9))));

        assertThat(judge(old, authority.trust()).verdict()).isInstanceOf(Verdict.Expired.class);
        assertThat(judge(early, authority.trust()).verdict()).isInstanceOf(Verdict.NotYetValid.class);
    }

    @Test
    void the_time_of_the_question_may_be_given() {
        Identity old = authority.identity(
                "CN=Old", Terms.signing().between(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(8))));
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), TestSigner.of(old, authority));
        VerificationOptions then = VerificationOptions.strict()
                .trusting(authority.trust())
                .at(NOW.minus(Duration.ofDays(9)).plusSeconds(60));

        assertThat(judge(signed, then).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_certificate_for_other_uses_signs_no_papers() {
        Identity encrypting = authority.identity("CN=E", Terms.signing().usage(KeyUsage.keyEncipherment));
        Identity server = authority.identity("CN=S", Terms.signing().purposes(List.of(KeyPurposeId.id_kp_serverAuth)));

        assertThat(judge(encrypting, authority.trust()).verdict()).isInstanceOf(Verdict.Untrusted.class);
        assertThat(judge(server, authority.trust()).verdict()).isInstanceOf(Verdict.Untrusted.class);
    }

    @Test
    void a_timestamp_of_a_stranger_or_of_another_signature_proves_no_time() {
        Identity signer = authority.identity("CN=Zhang");
        Identity stranger = new TestAuthority(Algorithm.RSA).identity("CN=TSA", Terms.stamping());
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        TestSigner honest = TestSigner.of(signer, authority);
        VerificationOptions options = VerificationOptions.strict().trusting(authority.trust());

        VerificationReport foreign =
                judge(TestPaper.sign(TestPaper.plain("x"), honest.stampedBy(stranger, NOW)), options);
        VerificationReport moved = judge(
                TestPaper.sign(
                        TestPaper.plain("x"),
                        honest.with(new TestSigner.Options(true, false, Optional.empty(), bytes -> new byte[] {1}))
                                .stampedBy(tsa, NOW)),
                options);

        assertThat(foreign.signatures().get(0).provenAt()).isEmpty();
        assertThat(moved.signatures().get(0).provenAt()).isEmpty();
        assertThat(moved.verdict()).isInstanceOf(Verdict.CannotTell.class);
    }

    @Test
    void before_the_time_that_a_trusted_timestamp_proves_nothing_was_signed_yet() {
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        byte[] signed = TestPaper.sign(
                TestPaper.plain("x"),
                TestSigner.of(authority.identity("CN=Zhang"), authority).stampedBy(tsa, NOW));
        VerificationOptions options = VerificationOptions.strict().trusting(authority.trust());

        VerificationReport then = judge(signed, options.at(NOW));
        VerificationReport before = judge(signed, options.at(NOW.minusSeconds(1)));

        assertThat(then.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(before.verdict())
                .isInstanceOfSatisfying(
                        Verdict.NotYetValid.class,
                        found -> assertThat(found.because().code()).isEqualTo("SG-374"));
        assertThat(before.verdict().exitCode()).isEqualTo(1);
        assertThat(before.signatures().get(0).provenAt()).contains(NOW);
    }

    @Test
    void a_document_timestamp_after_the_time_asked_for_was_not_there_yet() throws IOException {
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), TestSigner.of(authority.identity("CN=Zhang"), authority));
        byte[] known = LaterUpdates.validationData(
                signed,
                List.of(
                        authority.issuing.certificate().getEncoded(),
                        authority.crl().getEncoded()));
        byte[] stamped = TestPaper.stamp(known, tsa, NOW);

        VerificationOptions options = VerificationOptions.strict().trusting(authority.trust());
        VerificationReport before = judge(stamped, options.at(NOW.minusSeconds(60)));

        assertThat(judge(stamped, options).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(before.verdict()).isInstanceOf(Verdict.NotYetValid.class);
    }

    @Test
    void a_timestamp_needs_a_certificate_for_timestamps_only() {
        Identity signer = authority.identity("CN=Zhang");
        Identity noTsa = authority.identity(
                "CN=TSA",
                Terms.signing().purposes(List.of(KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection)));
        byte[] signed;
        try {
            signed = TestPaper.sign(
                    TestPaper.plain("x"), TestSigner.of(signer, authority).stampedBy(noTsa, NOW));
        } catch (IllegalArgumentException | IllegalStateException refusedByTheMaker) {
            return;
        }

        assertThat(judge(signed, VerificationOptions.strict().trusting(authority.trust()))
                        .signatures()
                        .get(0)
                        .provenAt())
                .isEmpty();
    }

    @Test
    void unreadable_trust_data_is_never_skipped(@TempDir Path folder) {
        Identity signer = authority.identity("CN=Zhang");

        VerificationReport broken = judge(signer, authority.trust().plusCrls("broken.pem", "no list at all"));
        VerificationReport missing = judge(signer, authority.trust().plusAnchors(folder.resolve("none.pem")));

        assertThat(broken.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(missing.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(missing.reasons()).extracting(Reason::code).containsExactly("SG-373", "SG-378");
    }

    @Test
    void fewer_signatures_than_expected_are_incomplete() {
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), TestSigner.of(authority.identity("CN=Zhang"), authority));
        VerificationOptions options =
                VerificationOptions.strict().trusting(authority.trust()).expectSigners(2);

        VerificationReport report = judge(signed, options);

        assertThat(report.verdict()).isInstanceOf(Verdict.Incomplete.class);
        assertThat(report.register()).isEqualTo(VerificationReport.Register.ASKED);
    }

    @Test
    void where_a_proven_time_is_demanded_a_paper_without_one_is_pending() {
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        byte[] unstamped =
                TestPaper.sign(TestPaper.plain("x"), TestSigner.of(authority.identity("CN=Zhang"), authority));
        byte[] stamped = TestPaper.sign(
                TestPaper.plain("x"),
                TestSigner.of(authority.identity("CN=Zhang"), authority).stampedBy(tsa, NOW));
        VerificationOptions demanding =
                VerificationOptions.strict().trusting(authority.trust()).demanding(TimeDemand.EVERY_PAPER);

        VerificationReport report = judge(unstamped, demanding);

        assertThat(report.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Pending.class,
                        found -> assertThat(found.because().code()).isEqualTo("SG-400"));
        assertThat(report.verdict().exitCode()).isEqualTo(3);
        assertThat(report.register()).isEqualTo(VerificationReport.Register.NOT_ASKED);
        assertThat(judge(stamped, demanding).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(unstamped, demanding.trusting(TrustData.none())).verdict())
                .as("nobody vouches, which is worse")
                .isInstanceOf(Verdict.Untrusted.class);
    }

    @Test
    void a_register_that_does_not_answer_leaves_it_open() {
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), TestSigner.of(authority.identity("CN=Zhang"), authority));
        VerificationOptions silent = VerificationOptions.strict()
                .trusting(authority.trust())
                .expecting(revisions -> {
                    throw new IllegalStateException("nobody is there");
                });

        VerificationReport report = judge(signed, silent);

        assertThat(report.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(report.reasons()).extracting(Reason::code).contains("SG-402");
    }

    @Test
    void more_ends_of_revisions_than_a_paper_has_do_not_hide_one_from_the_register() {
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), TestSigner.of(authority.identity("CN=Zhang"), authority));
        byte[] crowded = java.util.Arrays.copyOf(signed, signed.length);
        byte[] ends = "startxref\n0\n%%EOF\n".repeat(5_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        crowded = java.util.Arrays.copyOf(crowded, signed.length + ends.length);
        System.arraycopy(ends, 0, crowded, signed.length, ends.length);

        VerificationReport report = verifier.verify(
                "paper.pdf",
                crowded,
                VerificationOptions.strict().trusting(authority.trust()).expecting(revisions -> List.of()));

        assertThat(report.verdict()).isNotInstanceOf(Verdict.Valid.class);
        assertThat(report.reasons()).extracting(Reason::code).contains("SG-402");
    }

    @Test
    void the_signature_of_a_stranger_does_not_stand_for_an_expected_signer() {
        TestAuthority other = new TestAuthority(TestAuthority.Algorithm.EC);
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), TestSigner.of(authority.identity("CN=Zhang"), authority));
        byte[] twice = TestPaper.sign(signed, TestSigner.of(other.identity("CN=Stranger"), other));

        VerificationReport report = judge(
                twice, VerificationOptions.strict().trusting(authority.trust()).expectSigners(2));

        assertThat(report.verdict()).isInstanceOf(Verdict.Incomplete.class);
        assertThat(report.reasons()).extracting(Reason::code).contains("SG-375");
    }

    @Test
    void the_register_of_seals_is_asked_at_the_time_that_counts() {
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), TestSigner.of(authority.identity("CN=Seal"), authority));
        VerificationOptions trusting = VerificationOptions.strict().trusting(authority.trust());

        assertThat(judge(signed, trusting.asking((certificate, at) -> SealStates.Standing.SUSPENDED))
                        .verdict())
                .isInstanceOf(Verdict.Suspended.class);
        assertThat(judge(signed, trusting.asking((certificate, at) -> SealStates.Standing.CANCELLED))
                        .verdict())
                .isInstanceOf(Verdict.Revoked.class);
        assertThat(judge(signed, trusting.asking((certificate, at) -> SealStates.Standing.ACTIVE))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
    }
}
