package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.junit.jupiter.api.Test;

/** Messages with the object identifiers of GM/T 0010-2012, which other national software writes. */
class NationalMessageTest {
    private final TestAuthority authority = new TestAuthority(Algorithm.SM2);
    private final Identity signer = authority.identity("CN=Zhang Yangli");
    private final TestSigner national = TestSigner.of(signer, authority);
    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    @Test
    void an_honest_national_message_is_valid() {
        VerificationReport report = judge(national::signAsGmt0010);

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).algorithm()).contains("SM2 SM3");
    }

    @Test
    void a_national_message_over_another_content_is_altered() {
        VerificationReport report =
                judge(content -> national.signAsGmt0010("approved 900".getBytes(StandardCharsets.UTF_8)));

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_national_message_by_a_key_that_is_not_the_certificate_s_is_altered() {
        Identity other = authority.identity("CN=Li Yangli");
        Identity mixed = new Identity(Algorithm.SM2, other.keys(), signer.certificate());

        VerificationReport report = judge(TestSigner.of(mixed, authority)::signAsGmt0010);

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_national_frame_around_a_message_of_which_one_byte_changed_is_not_valid() {
        byte[] honest = national.signAsGmt0010(new byte[0]);
        for (int at = honest.length - 40; at < honest.length; at += 7) {
            int place = at;
            VerificationReport report = judge(content -> {
                byte[] message = national.signAsGmt0010(content);
                message[place] ^= 1;
                return message;
            });

            assertThat(report.verdict()).as("byte %d", at).isNotEqualTo(new Verdict.Valid());
        }
    }

    private VerificationReport judge(UnaryOperator<byte[]> maker) {
        byte[] signed = TestPaper.sign(TestPaper.plain("approved 100"), TestPaper.Placing.invisible(), maker);
        return verifier.verify("paper.pdf", signed, VerificationOptions.strict().trusting(authority.trust()));
    }
}
