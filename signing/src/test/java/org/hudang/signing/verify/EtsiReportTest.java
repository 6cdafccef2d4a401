package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.verify.TestAuthority.NOW;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.hudang.signing.verify.EtsiReport.Indication;
import org.hudang.signing.verify.EtsiReport.SubIndication;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Revoked;
import org.hudang.signing.verify.TestAuthority.Terms;
import org.junit.jupiter.api.Test;

/** The words of EN 319 102-1 for what was found, one lie each. */
class EtsiReportTest {
    private final TestAuthority authority = new TestAuthority(Algorithm.EC);
    private final Verifier verifier = Verifier.with(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Identity signer = authority.identity("CN=Zhang");

    @Test
    void a_good_signature_is_passed_and_says_since_when_it_is_proven() throws IOException {
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        byte[] stamped = TestPaper.sign(
                TestPaper.plain("x"), TestSigner.of(signer, authority).stampedBy(tsa, NOW));

        EtsiReport report = EtsiReport.of(judge(stamped, authority.trust()));

        assertThat(report.signatures()).singleElement().satisfies(one -> {
            assertThat(one.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(one.sub()).isEmpty();
            assertThat(one.bestSignatureTime()).contains(NOW);
        });
        JsonNode json = new ObjectMapper().readTree(report.toJson());
        assertThat(json.path("standard").asText()).isEqualTo("ETSI EN 319 102-1 V1.3.1");
        assertThat(json.path("signatures").path(0).path("indication").asText()).isEqualTo("TOTAL-PASSED");
        assertThat(json.path("signatures").path(0).path("subIndication").isNull())
                .isTrue();
    }

    @Test
    void changed_bytes_are_a_hash_failure() {
        byte[] signed = signed(signer);
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        signed[text.indexOf("/MediaBox") + 12] ^= 1;

        says(judge(signed, authority.trust()), Indication.TOTAL_FAILED, SubIndication.HASH_FAILURE);
    }

    @Test
    void withdrawn_without_proof_of_an_earlier_time_is_indeterminate() {
        Revoked entry = new Revoked(signer.certificate(), NOW.minus(Duration.ofDays(2)), CRLReason.keyCompromise);

        says(
                judge(signed(signer), authority.trust(authority.crl(entry))),
                Indication.INDETERMINATE,
                SubIndication.REVOKED_NO_POE);
    }

    @Test
    void withdrawn_before_the_proven_time_is_failed() {
        Identity tsa = authority.identity("CN=TSA", Terms.stamping());
        byte[] stamped = TestPaper.sign(
                TestPaper.plain("x"), TestSigner.of(signer, authority).stampedBy(tsa, NOW));
        Revoked entry = new Revoked(signer.certificate(), NOW.minus(Duration.ofDays(2)), CRLReason.keyCompromise);

        says(judge(stamped, authority.trust(authority.crl(entry))), Indication.TOTAL_FAILED, SubIndication.REVOKED);
    }

    @Test
    void on_hold_and_without_a_list_is_to_be_tried_later() {
        Revoked entry = new Revoked(signer.certificate(), NOW.minus(Duration.ofDays(2)), CRLReason.certificateHold);

        says(
                judge(signed(signer), authority.trust(authority.crl(entry))),
                Indication.INDETERMINATE,
                SubIndication.TRY_LATER);
        says(judge(signed(signer), authority.trustWithoutLists()), Indication.INDETERMINATE, SubIndication.TRY_LATER);
    }

    @Test
    void ended_and_not_yet_begun_are_told_apart() {
        Identity old = authority.identity(
                "CN=Old", Terms.signing().between(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(8))));
        Identity early = authority.identity(
                "CN=Early", Terms.signing().between(NOW.plus(Duration.ofDays(8)), NOW.plus(Duration.ofDays(9))));

        says(judge(signed(old), authority.trust()), Indication.INDETERMINATE, SubIndication.OUT_OF_BOUNDS_NO_POE);
        says(judge(signed(early), authority.trust()), Indication.TOTAL_FAILED, SubIndication.NOT_YET_VALID);
    }

    @Test
    void an_unknown_authority_is_no_chain() {
        says(
                judge(signed(signer), TrustData.none()),
                Indication.INDETERMINATE,
                SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void a_certificate_that_is_not_bound_is_none() {
        TestSigner loose = TestSigner.of(signer, authority)
                .with(new TestSigner.Options(
                        false, false, Optional.empty(), java.util.function.UnaryOperator.identity()));

        says(
                judge(TestPaper.sign(TestPaper.plain("x"), loose), authority.trust()),
                Indication.INDETERMINATE,
                SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
    }

    @Test
    void timestamps_are_no_signatures() {
        assertThat(EtsiReport.of(judge(TestPaper.plain("x"), authority.trust())).signatures())
                .isEmpty();
    }

    private static void says(VerificationReport report, Indication indication, SubIndication sub) {
        assertThat(EtsiReport.of(report).signatures()).singleElement().satisfies(one -> {
            assertThat(one.indication()).isEqualTo(indication);
            assertThat(one.sub()).contains(sub);
        });
    }

    private byte[] signed(Identity by) {
        return TestPaper.sign(TestPaper.plain("x"), TestSigner.of(by, authority));
    }

    private VerificationReport judge(byte[] pdf, TrustData trust) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(trust));
    }
}
