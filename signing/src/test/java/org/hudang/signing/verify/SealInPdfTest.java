package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.verify.TestAuthority.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.hudang.signing.verify.SealWriter.Layout;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Revoked;
import org.hudang.signing.verify.TestAuthority.Terms;
import org.hudang.signing.verify.TestPaper.Placing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seal signatures of the national standards as values of signature fields, recognised by their DER. */
class SealInPdfTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final TestAuthority authority = new TestAuthority(Algorithm.SM2);
    private final Identity signer = authority.identity("CN=Yangli Office");
    private final Identity maker = authority.identity("CN=Seal Maker");
    private final Identity clock = authority.identity("CN=Clock", Terms.stamping());
    private final Verifier verifier = Verifier.with(Clock.fixed(NOW, ZoneOffset.UTC));

    private SealWriter honest(Layout layout) {
        return SealWriter.of(layout, signer, maker);
    }

    private SealWriter with(Layout layout, Consumer<SealWriter> lie) {
        SealWriter writer = honest(layout);
        lie.accept(writer);
        return writer;
    }

    private static byte[] paper(SealWriter writer) {
        return TestPaper.sign(
                TestPaper.plain("approved 100"), Placing.invisible().as("Yangli.Seal"), writer::sign);
    }

    /** Seals carry no certificates of authorities: whoever trusts an issuing authority says so. */
    private TrustData trust(Revoked... revoked) {
        return TrustData.none()
                .plusAnchors("issuing", TestAuthority.pem(authority.issuing.certificate()))
                .plusCrls("list", TestAuthority.pem(authority.crl(revoked)));
    }

    private VerificationReport judge(byte[] pdf, TrustData trust) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(trust));
    }

    private VerificationReport judge(SealWriter writer) {
        return judge(paper(writer), trust());
    }

    private static List<String> codes(VerificationReport report) {
        return report.signatures().get(0).reasons().stream().map(Reason::code).toList();
    }

    private static void says(VerificationReport report, Class<? extends Verdict> verdict, String code) {
        assertThat(report.verdict()).isInstanceOf(verdict);
        assertThat(codes(report)).contains(code);
    }

    // ---- honest ones

    @ParameterizedTest
    @EnumSource(Layout.class)
    void an_honest_seal_of_each_layout_is_valid(Layout layout) {
        VerificationReport report = judge(honest(layout));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        SignatureReport signature = report.signatures().get(0);
        assertThat(signature.kind()).isEqualTo(Kind.SEAL);
        assertThat(signature.level()).isEqualTo(Level.BASIC);
        assertThat(signature.algorithm()).contains("SM2 SM3");
        assertThat(signature.signer()).contains("CN=Yangli Office");
        assertThat(signature.claimedAt()).contains(SealWriter.USED);
        assertThat(signature.provenAt()).isEmpty();
        assertThat(codes(report)).contains("SG-370");
    }

    @Test
    void the_der_says_what_it_is_and_the_sub_filter_does_not() {
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"),
                Placing.invisible().as("ETSI.CAdES.detached"),
                honest(Layout.PRESENT)::sign);

        VerificationReport report = judge(signed, trust());

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).kind()).isEqualTo(Kind.SEAL);
        assertThat(report.signatures().get(0).level()).isEqualTo(Level.BASIC);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESENT", "NEWEST"})
    void a_list_of_digests_and_either_form_that_makers_sign_are_read(Layout layout) {
        assertThat(judge(with(layout, writer -> writer.listType = 2)).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(with(layout, writer -> writer.makerSignsAll = true)).verdict())
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void the_old_layout_keeps_its_time_in_bits_as_text_or_der_of_two_kinds() {
        byte[] text = DerWriter.text("yyMMddHHmmss'Z'", SealWriter.USED).getBytes(StandardCharsets.US_ASCII);
        for (byte[] time : List.of(text, DerWriter.generalized(SealWriter.USED))) {
            VerificationReport report = judge(with(Layout.OLD, writer -> writer.oldTime = time));

            assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
            assertThat(report.signatures().get(0).claimedAt()).contains(SealWriter.USED);
        }
    }

    @Test
    void the_digest_is_that_of_the_algorithm_which_the_signature_names() {
        TestAuthority european = new TestAuthority(Algorithm.EC);
        SealWriter writer = SealWriter.of(
                Layout.PRESENT, european.identity("CN=Yangli Office"), european.identity("CN=Seal Maker"));
        TrustData trust = TrustData.none()
                .plusAnchors("issuing", TestAuthority.pem(european.issuing.certificate()))
                .plusCrls("list", TestAuthority.pem(european.crl()));

        VerificationReport report = judge(paper(writer), trust);

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).algorithm()).contains("ECDSA P-256 SHA-256");
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESENT", "NEWEST"})
    void a_timestamp_over_the_value_proves_the_time(Layout layout) {
        Instant at = NOW.minus(Duration.ofMinutes(50));

        VerificationReport report = judge(with(layout, writer -> writer.stamp = value -> token(value, at)));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).provenAt()).contains(at);
    }

    private byte[] token(byte[] stamped, Instant at) {
        return TestSigner.token(stamped, clock, at);
    }

    // ---- lies about the content

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_digest_of_other_bytes_is_altered(Layout layout) {
        VerificationReport report = judge(with(
                layout,
                writer -> writer.hash =
                        hash -> SealWriter.digest("SM3", "approved 900".getBytes(StandardCharsets.UTF_8))));

        says(report, Verdict.Altered.class, "SG-349");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_paper_changed_after_it_was_sealed_is_altered(Layout layout) {
        byte[] changed = SealWriter.replaced(paper(honest(layout)), "approved 100", "approved 900");

        says(judge(changed, trust()), Verdict.Altered.class, "SG-349");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void content_added_behind_a_seal_is_altered(Layout layout) {
        byte[] sealed = paper(honest(layout));
        byte[] added = Forger.update(sealed, java.util.Map.of(5, TestPaper.stream("approved 900")));

        assertThat(judge(added, trust()).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    // ---- lies about the seal

    @ParameterizedTest
    @EnumSource(Layout.class)
    void another_picture_in_the_seal_is_seen(Layout layout) {
        VerificationReport report = judge(
                with(layout, writer -> writer.seal = seal -> SealWriter.replaced(seal, "\u0089PNG", "\u0089GNP")));

        says(report, Verdict.Altered.class, "SG-385");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void the_name_of_a_maker_who_did_not_make_it_is_seen(Layout layout) {
        Identity other = authority.identity("CN=Other Maker");

        says(
                judge(with(layout, writer -> writer.embeddedMaker = other.certificate())),
                Verdict.Altered.class,
                "SG-385");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_seal_that_a_stranger_made_is_not_trusted(Layout layout) {
        Identity stranger = new TestAuthority(Algorithm.SM2).identity("CN=Seal Maker");

        VerificationReport report = judge(SealWriter.of(layout, signer, stranger));

        says(report, Verdict.Untrusted.class, "SG-361");
        assertThat(report.signatures().get(0).trust()).isEqualTo(SignatureReport.Trust.UNTRUSTED);
        assertThat(report.signatures().get(0).integrity()).isEqualTo(SignatureIntegrity.INTACT);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_signer_whom_the_seal_does_not_name_is_seen(Layout layout) {
        Identity other = authority.identity("CN=Other Office");

        says(
                judge(with(layout, writer -> writer.named = List.of(other.certificate()))),
                Verdict.Altered.class,
                "SG-386");
        assertThat(codes(judge(with(layout, writer -> writer.named = List.of()))))
                .contains("SG-386");
    }

    @Test
    void a_list_whose_digests_are_of_an_unknown_kind_names_nobody() {
        SealWriter writer = with(Layout.PRESENT, lie -> {
            lie.listType = 2;
            lie.listDigest = "MD5";
        });

        says(judge(writer), Verdict.Altered.class, "SG-386");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_seal_that_had_ended_or_not_begun_when_it_was_used_is_not_valid(Layout layout) {
        says(judge(with(layout, writer -> writer.to = SealWriter.USED.minus(DAY))), Verdict.Expired.class, "SG-387");
        says(
                judge(with(layout, writer -> writer.from = NOW.minus(Duration.ofMinutes(30)))),
                Verdict.NotYetValid.class,
                "SG-387");
    }

    @Test
    void a_seal_that_ended_since_needs_proof_that_it_was_used_before() {
        Consumer<SealWriter> ended = writer -> {
            writer.to = NOW.minus(DAY);
            writer.time = DerWriter.generalized(NOW.minus(DAY.multipliedBy(3)));
        };

        says(judge(with(Layout.PRESENT, ended)), Verdict.Expired.class, "SG-396");
        VerificationReport proven = judge(with(
                Layout.PRESENT,
                ended.andThen(writer -> writer.stamp = value -> token(value, NOW.minus(DAY.multipliedBy(2))))));
        assertThat(proven.verdict()).isEqualTo(new Verdict.Valid());
        VerificationReport late =
                judge(with(Layout.PRESENT, ended.andThen(writer -> writer.stamp = value -> token(value, NOW))));
        says(late, Verdict.Expired.class, "SG-396");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_maker_revoked_meanwhile_needs_proof_that_the_seal_was_made_before(Layout layout) {
        Revoked revoked = new Revoked(maker.certificate(), NOW.minus(DAY), CRLReason.keyCompromise);

        VerificationReport report = judge(paper(honest(layout)), trust(revoked));

        says(report, Verdict.CannotTell.class, "SG-398");
    }

    @Test
    void a_maker_revoked_before_he_made_the_seal_is_revoked() {
        Revoked revoked = new Revoked(maker.certificate(), SealWriter.MADE.minus(DAY), CRLReason.keyCompromise);

        says(judge(paper(honest(Layout.PRESENT)), trust(revoked)), Verdict.Revoked.class, "SG-363");
    }

    @Test
    void a_timestamp_proves_that_the_seal_was_made_before_its_maker_was_revoked() {
        TrustData trust = trust(new Revoked(maker.certificate(), NOW.minus(DAY), CRLReason.keyCompromise));
        Instant before = NOW.minus(DAY.multipliedBy(2));
        SealWriter used = with(Layout.PRESENT, writer -> {
            writer.time = DerWriter.generalized(before);
            writer.stamp = value -> token(value, before);
        });
        SealWriter made = with(
                Layout.NEWEST,
                writer -> writer.seal =
                        seal -> SealWriter.stamped(seal, value -> token(value, SealWriter.MADE.plus(DAY))));

        assertThat(judge(paper(used), trust).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(paper(made), trust).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_seal_stamped_over_another_value_or_before_it_says_it_was_made_is_not_called_valid() {
        SealWriter other = with(
                Layout.NEWEST,
                writer -> writer.seal = seal -> SealWriter.stamped(seal, value -> token(new byte[] {1}, NOW)));
        SealWriter early = with(
                Layout.NEWEST,
                writer -> writer.seal =
                        seal -> SealWriter.stamped(seal, value -> token(value, SealWriter.MADE.minus(DAY))));

        says(judge(other), Verdict.CannotTell.class, "SG-371");
        says(judge(early), Verdict.CannotTell.class, "SG-388");
    }

    @Test
    void only_a_seal_of_version_5_has_a_timestamp_of_its_own() {
        SealWriter writer = with(
                Layout.PRESENT,
                lie -> lie.seal = seal -> SealWriter.stamped(seal, value -> token(value, SealWriter.MADE)));

        says(judge(writer), Verdict.CannotTell.class, "SG-397");
    }

    // ---- lies about the signer

    @ParameterizedTest
    @EnumSource(Layout.class)
    void another_certificate_of_the_list_is_not_the_signer_s(Layout layout) {
        Identity other = authority.identity("CN=Other Office");
        SealWriter writer = with(layout, lie -> {
            lie.named = List.of(signer.certificate(), other.certificate());
            lie.embedded = other.certificate();
        });

        says(judge(writer), Verdict.Altered.class, "SG-350");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void another_certificate_of_the_same_key_is_not_on_the_list(Layout layout) {
        SealWriter writer =
                with(layout, lie -> lie.embedded = authority.certificate("CN=Mayor", signer.keys(), Terms.signing()));

        says(judge(writer), Verdict.Altered.class, "SG-386");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void algorithm_and_curve_belong_together(Layout layout) {
        TestAuthority european = new TestAuthority(Algorithm.EC);
        SealWriter european256 = SealWriter.of(layout, european.identity("CN=Yangli Office"), maker);
        european256.algorithm = SealWriter.SM2_WITH_SM3;
        SealWriter national = with(layout, writer -> writer.algorithm = SealWriter.ECDSA_WITH_SHA256);

        says(judge(european256), Verdict.Altered.class, "SG-353");
        says(judge(national), Verdict.Altered.class, "SG-353");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void an_algorithm_that_nobody_knows_is_not_judged(Layout layout) {
        VerificationReport report = judge(with(layout, writer -> writer.algorithm = "1.2.156.10197.1.401.2"));

        says(report, Verdict.CannotTell.class, "SG-355");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_signer_who_was_revoked_is_revoked_whatever_he_claims(Layout layout) {
        Revoked revoked = new Revoked(signer.certificate(), NOW.minus(Duration.ofMinutes(10)), CRLReason.keyCompromise);

        says(judge(paper(honest(layout)), trust(revoked)), Verdict.Revoked.class, "SG-363");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void the_register_is_asked_about_the_seal(Layout layout) {
        byte[] certificate = SealWriter.encoded(signer.certificate());
        SealStates register = (asked, at) -> java.util.Arrays.equals(asked, certificate)
                ? SealStates.Standing.SUSPENDED
                : SealStates.Standing.ACTIVE;

        VerificationReport report = verifier.verify(
                "paper.pdf",
                paper(honest(layout)),
                VerificationOptions.strict().trusting(trust()).asking(register));

        says(report, Verdict.Suspended.class, "SG-376");
    }

    // ---- lies about time

    @ParameterizedTest
    @EnumSource(names = {"PRESENT", "NEWEST"})
    void a_timestamp_over_another_value_proves_nothing_and_is_not_passed_over(Layout layout) {
        VerificationReport report = judge(with(layout, writer -> writer.stamp = value -> token(new byte[] {1}, NOW)));

        says(report, Verdict.CannotTell.class, "SG-371");
        assertThat(report.signatures().get(0).provenAt()).isEmpty();
    }

    @Test
    void something_that_is_no_timestamp_is_not_passed_over() {
        says(
                judge(with(Layout.PRESENT, writer -> writer.stamp = value -> new byte[] {1, 2, 3})),
                Verdict.CannotTell.class,
                "SG-371");
    }

    @Test
    void a_token_in_the_signed_part_of_the_old_layout_is_a_claim_and_no_proof() {
        Instant at = NOW.minus(Duration.ofMinutes(50));

        VerificationReport report =
                judge(with(Layout.OLD, writer -> writer.oldTime = token("any".getBytes(StandardCharsets.UTF_8), at)));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).claimedAt()).contains(at);
        assertThat(report.signatures().get(0).provenAt()).isEmpty();
        assertThat(codes(report)).contains("SG-370");
    }

    @Test
    void a_claimed_time_that_cannot_be_is_not_called_valid() {
        for (byte[] time : List.of(
                DerWriter.generalized(NOW.plus(DAY)),
                DerWriter.generalized(SealWriter.MADE.minus(DAY)),
                DerWriter.value(0x18, "20261124030000".getBytes(StandardCharsets.US_ASCII)))) {
            VerificationReport report = judge(with(Layout.PRESENT, writer -> {
                writer.time = time;
                writer.from = SealWriter.MADE.minus(DAY.multipliedBy(2));
                writer.to = NOW.plus(DAY.multipliedBy(2));
            }));

            says(report, Verdict.CannotTell.class, "SG-388");
        }
        VerificationReport after = judge(with(
                Layout.PRESENT,
                writer -> writer.stamp = value -> token(value, SealWriter.USED.minus(Duration.ofHours(2)))));
        says(after, Verdict.CannotTell.class, "SG-388");
    }

    // ---- lies about the form

    @ParameterizedTest
    @EnumSource(Layout.class)
    void versions_that_do_not_agree_are_not_judged(Layout layout) {
        says(judge(with(layout, writer -> writer.sealVersion = 2)), Verdict.CannotTell.class, "SG-397");
        Consumer<SealWriter> other = writer -> {
            writer.version = layout == Layout.OLD ? 4 : 1;
            writer.sealVersion = writer.version;
        };
        says(judge(with(layout, other)), Verdict.CannotTell.class, "SG-397");
        Consumer<SealWriter> future = writer -> {
            writer.version = 6;
            writer.sealVersion = 6;
        };
        says(judge(with(layout, future)), Verdict.CannotTell.class, "SG-397");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void more_parts_than_the_layout_has_are_not_read_over(Layout layout) {
        VerificationReport report = judge(with(
                layout,
                writer -> writer.whole = whole -> {
                    byte[] parts = java.util.Arrays.copyOfRange(whole, 4, whole.length);
                    return DerWriter.sequence(parts, DerWriter.integer(1), DerWriter.integer(1));
                }));

        says(report, Verdict.Altered.class, "SG-345");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void bytes_behind_a_seal_are_seen(Layout layout) {
        VerificationReport report =
                judge(with(layout, writer -> writer.whole = whole -> DerWriter.join(whole, new byte[] {0, 0, 7})));

        says(report, Verdict.Altered.class, "SG-318");
    }

    @Test
    void a_seal_is_no_timestamp_of_the_document() {
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"), Placing.invisible().as("ETSI.RFC3161"), honest(Layout.PRESENT)::sign);

        assertThat(judge(signed, trust()).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_value_of_a_kind_that_nobody_knows_is_not_judged() {
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"),
                Placing.invisible().as("Yangli.Raw"),
                content -> SealWriter.sign(signer, content));

        says(judge(signed, trust()), Verdict.CannotTell.class, "SG-382");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void no_byte_of_a_seal_may_change(Layout layout) {
        SealWriter writer = honest(layout);
        byte[] first = writer.sign(new byte[0]);
        for (int i = 0; i < first.length; i += 17) {
            int at = i;
            writer.whole = whole -> {
                whole[Math.min(at, whole.length - 1)] ^= 1;
                return whole;
            };
            assertThat(judge(writer).verdict()).as("byte %d", at).isNotEqualTo(new Verdict.Valid());
        }
    }
}
