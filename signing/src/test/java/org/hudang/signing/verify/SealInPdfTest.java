package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.verify.SealOffice.codes;
import static org.hudang.signing.verify.SealOffice.paper;
import static org.hudang.signing.verify.SealOffice.says;
import static org.hudang.signing.verify.TestAuthority.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.hudang.signing.verify.SealWriter.Layout;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Revoked;
import org.hudang.signing.verify.TestPaper.Placing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seal signatures of the national standards as values of signature fields, recognised by their DER. */
class SealInPdfTest {
    private final SealOffice office = new SealOffice();

    // ---- honest ones

    @ParameterizedTest
    @EnumSource(Layout.class)
    void an_honest_seal_of_each_layout_is_valid(Layout layout) {
        VerificationReport report = office.judge(office.honest(layout));

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
                office.honest(Layout.PRESENT)::sign);

        VerificationReport report = office.judge(signed, office.trust());

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).kind()).isEqualTo(Kind.SEAL);
        assertThat(report.signatures().get(0).level()).isEqualTo(Level.BASIC);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESENT", "NEWEST"})
    void a_list_of_digests_and_either_form_that_makers_sign_are_read(Layout layout) {
        assertThat(office.judge(office.with(layout, writer -> writer.listType = 2))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
        assertThat(office.judge(office.with(layout, writer -> writer.makerSignsAll = true))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void the_old_layout_keeps_its_time_in_bits_as_text_or_der_of_two_kinds() {
        byte[] text = DerWriter.text("yyMMddHHmmss'Z'", SealWriter.USED).getBytes(StandardCharsets.US_ASCII);
        for (byte[] time : List.of(text, DerWriter.generalized(SealWriter.USED))) {
            VerificationReport report = office.judge(office.with(Layout.OLD, writer -> writer.oldTime = time));

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

        VerificationReport report = office.judge(paper(writer), trust);

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).algorithm()).contains("ECDSA P-256 SHA-256");
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESENT", "NEWEST"})
    void a_timestamp_over_the_value_proves_the_time(Layout layout) {
        Instant at = NOW.minus(Duration.ofMinutes(50));

        VerificationReport report =
                office.judge(office.with(layout, writer -> writer.stamp = value -> office.token(value, at)));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).provenAt()).contains(at);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_later_document_timestamp_proves_the_time_of_every_layout(Layout layout) {
        Instant at = NOW.minus(Duration.ofMinutes(50));
        Revoked revoked =
                new Revoked(office.signer.certificate(), NOW.minus(Duration.ofMinutes(10)), CRLReason.keyCompromise);

        VerificationReport report =
                office.judge(TestPaper.stamp(paper(office.honest(layout)), office.clock, at), office.trust(revoked));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).provenAt()).contains(at);
        assertThat(codes(report)).contains("SG-369");
    }

    @Test
    void seals_of_several_layouts_and_a_message_stand_in_one_paper() {
        byte[] paper = paper(office.honest(Layout.OLD));
        paper = TestPaper.sign(paper, Placing.invisible().as("Yangli.Seal"), office.honest(Layout.NEWEST)::sign);
        paper = TestPaper.sign(paper, TestSigner.of(office.authority.identity("CN=Zhang Yangli"), office.authority));

        VerificationReport report = office.judge(paper, office.trust());

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures())
                .extracting(SignatureReport::kind)
                .containsExactly(Kind.SEAL, Kind.SEAL, Kind.UNKNOWN);
        assertThat(report.signatures())
                .extracting(SignatureReport::changesAfter)
                .containsExactly(ChangesAfter.PERMITTED, ChangesAfter.PERMITTED, ChangesAfter.NONE);
    }

    // ---- lies about the content

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_digest_of_other_bytes_is_altered(Layout layout) {
        VerificationReport report = office.judge(office.with(
                layout,
                writer -> writer.hash =
                        hash -> SealWriter.digest("SM3", "approved 900".getBytes(StandardCharsets.UTF_8))));

        says(report, Verdict.Altered.class, "SG-349");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_paper_changed_after_it_was_sealed_is_altered(Layout layout) {
        byte[] changed = SealWriter.replaced(paper(office.honest(layout)), "approved 100", "approved 900");

        says(office.judge(changed, office.trust()), Verdict.Altered.class, "SG-349");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void content_added_behind_a_seal_is_altered(Layout layout) {
        byte[] sealed = paper(office.honest(layout));
        byte[] added = Forger.update(sealed, java.util.Map.of(5, TestPaper.stream("approved 900")));

        assertThat(office.judge(added, office.trust()).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    // ---- lies about the form

    @ParameterizedTest
    @EnumSource(Layout.class)
    void versions_that_do_not_agree_are_not_judged(Layout layout) {
        says(office.judge(office.with(layout, writer -> writer.sealVersion = 2)), Verdict.CannotTell.class, "SG-397");
        Consumer<SealWriter> other = writer -> {
            writer.version = layout == Layout.OLD ? 4 : 1;
            writer.sealVersion = writer.version;
        };
        says(office.judge(office.with(layout, other)), Verdict.CannotTell.class, "SG-397");
        Consumer<SealWriter> future = writer -> {
            writer.version = 6;
            writer.sealVersion = 6;
        };
        says(office.judge(office.with(layout, future)), Verdict.CannotTell.class, "SG-397");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void more_parts_than_the_layout_has_are_not_read_over(Layout layout) {
        VerificationReport report = office.judge(office.with(
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
        VerificationReport report = office.judge(office.with(
                layout, writer -> writer.whole = whole -> DerWriter.join(whole, new byte[] {0, 0, 7})));

        says(report, Verdict.Altered.class, "SG-318");
    }

    @Test
    void a_seal_is_no_timestamp_of_the_document() {
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"),
                Placing.invisible().as("ETSI.RFC3161"),
                office.honest(Layout.PRESENT)::sign);

        assertThat(office.judge(signed, office.trust()).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_value_of_a_kind_that_nobody_knows_is_not_judged() {
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"),
                Placing.invisible().as("Yangli.Raw"),
                content -> SealWriter.sign(office.signer, content));

        says(office.judge(signed, office.trust()), Verdict.CannotTell.class, "SG-382");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void no_byte_of_a_seal_may_change(Layout layout) {
        SealWriter writer = office.honest(layout);
        byte[] first = writer.sign(new byte[0]);
        for (int i = 0; i < first.length; i += 17) {
            int at = i;
            writer.whole = whole -> {
                whole[Math.min(at, whole.length - 1)] ^= 1;
                return whole;
            };
            assertThat(office.judge(writer).verdict()).as("byte %d", at).isNotEqualTo(new Verdict.Valid());
        }
    }
}
