package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.cert.X509CRLHolder;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Terms;
import org.hudang.signing.verify.TestPaper.Placing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Papers that nobody tampered with are valid, whatever honest thing happened to them since. */
class HonestPaperTest {
    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    private VerificationReport judge(byte[] pdf, TestAuthority authority, X509CRLHolder... lists) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(authority.trust(lists)));
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void a_fresh_paper_is_valid_with_every_kind_of_key(Algorithm algorithm) {
        TestAuthority authority = new TestAuthority(algorithm);
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"), TestSigner.of(authority.identity("CN=Zhang Yangli"), authority));

        VerificationReport report = judge(signed, authority);

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.level()).isEqualTo(Level.B_B);
            assertThat(signature.changesAfter()).isEqualTo(ChangesAfter.NONE);
            assertThat(signature.signer()).hasValue("CN=Zhang Yangli");
            assertThat(signature.provenAt()).isEmpty();
            assertThat(signature.algorithm().orElseThrow()).isIn("ECDSA P-256 SHA-256", "RSA-2048 SHA-256", "SM2 SM3");
        });
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void a_timestamp_proves_the_time(Algorithm algorithm) {
        TestAuthority authority = new TestAuthority(algorithm);
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"),
                TestSigner.of(authority.identity("CN=Zhang Yangli"), authority)
                        .stampedBy(tsa, TestAuthority.NOW.minusSeconds(60)));

        VerificationReport report = judge(signed, authority, authority.crl());

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).level()).isEqualTo(Level.B_T);
        assertThat(report.signatures().get(0).provenAt()).hasValue(TestAuthority.NOW.minusSeconds(60));
    }

    @Test
    void sm2_and_ecdsa_in_one_paper_are_both_judged() {
        TestAuthority national = new TestAuthority(Algorithm.SM2);
        TestAuthority foreign = new TestAuthority(Algorithm.EC);
        byte[] first = TestPaper.sign(
                TestPaper.plain("approved 100"), TestSigner.of(national.identity("CN=Seal SM2"), national));
        byte[] both = TestPaper.sign(first, TestSigner.of(foreign.identity("CN=Seal EC"), foreign));

        VerificationReport report = verifier.verify(
                "paper.pdf",
                both,
                VerificationOptions.strict()
                        .trusting(national.trust().and(foreign.trust()))
                        .expectSigners(2));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures())
                .extracting(SignatureReport::changesAfter)
                .containsExactly(ChangesAfter.PERMITTED, ChangesAfter.NONE);
        assertThat(report.signatures())
                .extracting(signature -> signature.algorithm().orElseThrow())
                .containsExactly("SM2 SM3", "ECDSA P-256 SHA-256");
    }

    @Test
    void validation_data_and_a_document_timestamp_may_follow_even_a_closed_certification() {
        TestAuthority authority = new TestAuthority(Algorithm.EC);
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"),
                Placing.invisible().certifying(1),
                TestSigner.of(authority.identity("CN=Zhang Yangli"), authority)
                        .stampedBy(tsa, TestAuthority.NOW.minusSeconds(60)));
        byte[] longTerm = withValidationData(signed, authority);
        byte[] archived = TestPaper.stamp(longTerm, tsa, TestAuthority.NOW.minusSeconds(30));

        VerificationReport afterData = judge(longTerm, authority, authority.crl());
        VerificationReport afterStamp = judge(archived, authority, authority.crl());

        assertThat(afterData.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(afterData.signatures().get(0).level()).isEqualTo(Level.B_LT);
        assertThat(afterStamp.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(afterStamp.signatures())
                .extracting(SignatureReport::level)
                .containsExactly(Level.B_LTA, Level.TIMESTAMP);
        assertThat(afterStamp.signatures())
                .extracting(SignatureReport::kind)
                .containsExactly(Kind.UNKNOWN, Kind.TIMESTAMP);
    }

    private static byte[] withValidationData(byte[] signed, TestAuthority authority) {
        try {
            int dss = Forger.free(signed);
            String certificate =
                    HexFormat.of().formatHex(authority.issuing.certificate().getEncoded());
            String list = HexFormat.of().formatHex(authority.crl().getEncoded());
            String catalog = Forger.object(signed, 1);
            return Forger.update(
                    signed,
                    Map.of(
                            1,
                            catalog.substring(0, catalog.lastIndexOf(">>")) + "/DSS " + dss + " 0 R >>",
                            dss,
                            "<< /Certs [" + (dss + 1) + " 0 R] /CRLs [" + (dss + 2) + " 0 R] >>",
                            dss + 1,
                            hexStream(certificate),
                            dss + 2,
                            hexStream(list)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hexStream(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return "<< /Length " + bytes.length + " >>\nstream\n" + Forger.text(bytes) + "\nendstream";
    }

    @Test
    void an_empty_field_may_be_filled_and_a_prepared_field_signed() {
        TestAuthority authority = new TestAuthority(Algorithm.EC);
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"),
                Placing.invisible().certifying(2),
                TestSigner.of(authority.identity("CN=Zhang Yangli"), authority));
        int appearance = Forger.free(signed);
        byte[] filled = Forger.update(
                signed,
                Map.of(
                        10,
                        filled(Forger.object(signed, 10), "/V (100) /AP << /N " + appearance + " 0 R >>"),
                        appearance,
                        TestPaper.EMPTY_APPEARANCE));
        byte[] countersigned = TestPaper.sign(
                filled,
                Placing.invisible().in("place"),
                TestSigner.of(authority.identity("CN=Seal of the county"), authority));

        VerificationReport report = judge(countersigned, authority);

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures()).extracting(SignatureReport::field).contains("place");
        assertThat(report.signatures())
                .extracting(SignatureReport::changesAfter)
                .containsExactly(ChangesAfter.PERMITTED, ChangesAfter.NONE);
    }

    @Test
    void a_field_that_stands_directly_in_the_form_is_no_new_field() {
        TestAuthority authority = new TestAuthority(Algorithm.EC);
        Map<Integer, String> objects = new java.util.TreeMap<>(TestPaper.objects("approved 100"));
        objects.computeIfPresent(
                9, (number, form) -> form.replace("12 0 R]", "12 0 R << /FT /Tx /T (direct) /V (100) >>]"));
        TestSigner signer = TestSigner.of(authority.identity("CN=Zhang Yangli"), authority);
        byte[] signed = TestPaper.sign(TestPaper.write(objects), signer);
        byte[] countersigned = TestPaper.sign(signed, signer);
        String form = Forger.object(signed, 9);

        VerificationReport honest = judge(countersigned, authority);
        VerificationReport twice = judge(
                Forger.update(signed, Map.of(9, form.replace("]", " << /FT /Tx /T (direct) /V (900) >>]"))), authority);

        assertThat(form).contains("<<\n/FT /Tx");
        assertThat(honest.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(twice.verdict()).isInstanceOf(Verdict.Altered.class);
    }

    static String filled(String object, String more) {
        return object.substring(0, object.lastIndexOf(">>")) + more + " >>";
    }

    @Test
    void a_revocation_after_the_proven_time_does_not_hurt() {
        TestAuthority authority = new TestAuthority(Algorithm.EC);
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        Identity signer = authority.identity("CN=Zhang Yangli");
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"),
                TestSigner.of(signer, authority).stampedBy(tsa, TestAuthority.NOW.minus(Duration.ofDays(30))));

        VerificationReport report = judge(
                signed,
                authority,
                authority.crl(new TestAuthority.Revoked(
                        signer.certificate(), TestAuthority.NOW.minus(Duration.ofDays(2)), 4)));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).reasons())
                .extracting(Reason::code)
                .contains("SG-369");
    }

    @Test
    void an_expired_certificate_is_good_when_a_timestamp_proves_it_signed_in_time() {
        TestAuthority authority = new TestAuthority(Algorithm.EC);
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        Identity signer = authority.identity(
                "CN=Event",
                Terms.signing()
                        .between(
                                TestAuthority.NOW.minus(Duration.ofDays(30)),
                                TestAuthority.NOW.minus(Duration.ofDays(29))));
        TestSigner plain = TestSigner.of(signer, authority);

        VerificationReport unproven = judge(TestPaper.sign(TestPaper.plain("x"), plain), authority);
        VerificationReport proven = judge(
                TestPaper.sign(
                        TestPaper.plain("x"),
                        plain.stampedBy(
                                tsa,
                                TestAuthority.NOW.minus(Duration.ofDays(30)).plusSeconds(60))),
                authority);

        assertThat(unproven.verdict()).isInstanceOf(Verdict.Expired.class);
        assertThat(proven.verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_line_end_after_the_last_marker_is_no_change() {
        TestAuthority authority = new TestAuthority(Algorithm.EC);
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"), TestSigner.of(authority.identity("CN=Zhang Yangli"), authority));

        assertThat(judge(Forger.join(signed, "\n"), authority).verdict()).isEqualTo(new Verdict.Valid());
    }
}
