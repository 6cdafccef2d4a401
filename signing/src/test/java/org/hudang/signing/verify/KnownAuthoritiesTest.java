package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Revoked;
import org.hudang.signing.verify.TestAuthority.Terms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A verifier that has judged a good paper of an authority is not milder with the next one. */
class KnownAuthoritiesTest {
    private static final Instant NOW = TestAuthority.NOW;

    private final TestAuthority authority = new TestAuthority(Algorithm.EC);
    private final Verifier verifier = Verifier.with(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Identity signer = authority.identity("CN=Zhang");
    private final byte[] paper = TestPaper.sign(TestPaper.plain("approved 100"), TestSigner.of(signer, authority));

    private Verdict judge(byte[] pdf, VerificationOptions options) {
        return verifier.verify("paper.pdf", pdf, options).verdict();
    }

    private VerificationOptions trusting() {
        return VerificationOptions.strict().trusting(authority.trust());
    }

    @BeforeEach
    void a_good_paper_was_judged() {
        assertThat(judge(paper, trusting())).isEqualTo(new Verdict.Valid());
        assertThat(judge(paper, trusting())).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_newer_list_that_names_the_signer_withdraws_the_same_paper() {
        Revoked entry = new Revoked(signer.certificate(), NOW.minus(Duration.ofDays(2)), CRLReason.keyCompromise);

        assertThat(judge(paper, VerificationOptions.strict().trusting(authority.trust(authority.crl(entry)))))
                .isInstanceOf(Verdict.Revoked.class);
    }

    @Test
    void without_a_list_nothing_is_proven_any_more() {
        assertThat(judge(paper, VerificationOptions.strict().trusting(authority.trustWithoutLists())))
                .isInstanceOf(Verdict.CannotTell.class);
    }

    @Test
    void a_list_that_ended_is_as_good_as_none() {
        TrustData ended = authority.trust(authority.crl(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))));

        assertThat(judge(paper, VerificationOptions.strict().trusting(ended))).isInstanceOf(Verdict.CannotTell.class);
    }

    @Test
    void the_same_authority_is_not_believed_when_it_is_no_anchor() {
        assertThat(judge(paper, VerificationOptions.strict().trusting(TrustData.none())))
                .isInstanceOf(Verdict.Untrusted.class);
    }

    @Test
    void a_certificate_that_ended_is_expired() {
        Identity past = authority.identity(
                "CN=Zhang", Terms.signing().between(NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(1))));
        byte[] late = TestPaper.sign(TestPaper.plain("approved 100"), TestSigner.of(past, authority));

        assertThat(judge(late, trusting())).isInstanceOf(Verdict.Expired.class);
        assertThat(judge(late, trusting())).isInstanceOf(Verdict.Expired.class);
    }

    @Test
    void a_certificate_with_one_other_letter_under_the_same_signature_is_untrusted_each_time() throws Exception {
        X509CertificateHolder forged =
                new X509CertificateHolder(swapped(signer.certificate().getEncoded()));
        byte[] other = TestPaper.sign(
                TestPaper.plain("approved 900"),
                TestSigner.of(new Identity(Algorithm.EC, signer.keys(), forged), authority));

        for (int i = 0; i < 2; i++) {
            assertThat(judge(other, trusting())).isInstanceOf(Verdict.Untrusted.class);
        }
        assertThat(List.of(forged, signer.certificate())).doesNotHaveDuplicates();
    }

    private static byte[] swapped(byte[] certificate) {
        String text = new String(certificate, StandardCharsets.ISO_8859_1);
        return text.replace("Zhang", "Zheng").getBytes(StandardCharsets.ISO_8859_1);
    }
}
