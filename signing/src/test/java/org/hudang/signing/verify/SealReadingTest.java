package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.hudang.signing.verify.SealWriter.Layout;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.seal.SealSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes of any origin given to the reader of seal signatures. */
class SealReadingTest {
    private static final TestAuthority AUTHORITY = new TestAuthority(Algorithm.SM2);
    private static final Identity SIGNER = AUTHORITY.identity("CN=Yangli Office");
    private static final Identity MAKER = AUTHORITY.identity("CN=Seal Maker");

    private static byte[] seal(Layout layout) {
        return SealWriter.of(layout, SIGNER, MAKER).sign(new byte[] {1});
    }

    /** Whether the bytes were read; whoever throws anything but {@link Unjudged} fails the test. */
    private static boolean read(byte[] bytes) {
        try {
            SealSignature.read(bytes, "signature 1");
            return true;
        } catch (Unjudged e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_seal_that_ends_early_or_late_is_not_read(Layout layout) {
        byte[] seal = seal(layout);

        assertThat(read(seal)).isTrue();
        for (int length = 0; length < seal.length; length += 7) {
            assertThat(read(Arrays.copyOf(seal, length))).as("%d bytes", length).isFalse();
        }
        assertThat(read(Arrays.copyOf(seal, seal.length + 1))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void damage_ends_in_an_answer(Layout layout) {
        byte[] seal = seal(layout);
        Random random = new Random(20260001);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = seal.clone();
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            refused += read(damaged) ? 0 : 1;
        }
        assertThat(refused).isPositive();
    }

    @Test
    void values_that_are_too_deep_or_too_many_are_refused_before_anything_is_built() {
        byte[] deep = DerWriter.integer(1);
        for (int i = 0; i < 5000; i++) {
            deep = DerWriter.sequence(deep);
        }
        byte[] tooDeep = deep;
        byte[] tooMany = DerWriter.sequence(repeated(new byte[] {5, 0}, 30_000));

        assertLimited(tooDeep);
        assertLimited(tooMany);
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    private static void assertLimited(byte[] bytes) {
        assertThatThrownBy(() -> SealSignature.read(bytes, "signature 1"))
                .isInstanceOfSatisfying(
                        Unjudged.class, e -> assertThat(e.finding().code()).isEqualTo(Code.LIMIT_REACHED));
    }

    @Test
    void lengths_without_end_or_beyond_all_bytes_are_not_read() {
        assertThat(read(new byte[] {0x30, (byte) 0x80, 0x05, 0x00, 0x00, 0x00})).isFalse();
        assertThat(read(new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x05, 0x00}))
                .isFalse();
        assertThat(read(new byte[] {0x30, (byte) 0x85, 0x01, 0x00, 0x00, 0x00, 0x02, 0x05, 0x00}))
                .isFalse();
        assertThat(read(new byte[] {0x30, 0x04, 0x1f, (byte) 0x81, 0x01, 0x00})).isFalse();
        assertThat(read(new byte[0])).isFalse();
    }
}
