package org.hudang.certificates.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.Sample;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.signing.PayloadContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustListTest {
    private static final FixedKeys CURRENT = FixedKeys.es256();
    private static final FixedKeys NEXT = FixedKeys.sm2();
    private static final TrustRoots ROOTS = new TrustRoots(List.of(root(CURRENT), root(NEXT)));

    static List<FixedKeys> roots() {
        return List.of(CURRENT, NEXT);
    }

    @ParameterizedTest
    @MethodSource("roots")
    void both_roots_may_sign_and_the_list_comes_back_as_it_was(FixedKeys root) {
        TrustList list = Sample.trust(FixedKeys.es256(), FixedKeys.sm2());

        PublishedTrustList published = SignedTrustList.sign(list, root);

        assertThat(SignedTrustList.open(published.signed(), ROOTS).list()).isEqualTo(list);
    }

    @Test
    void a_list_that_no_root_signed_is_refused() {
        byte[] forged = SignedTrustList.sign(Sample.trust(CURRENT), FixedKeys.of("forger"))
                .signed();

        refused(forged, "CE-031");
    }

    @Test
    void a_certificate_key_cannot_sign_a_trust_list() {
        byte[] lie = SignedEnvelope.signTyped(
                CURRENT, CURRENT.current(PayloadContext.CERTIFICATE), new byte[] {1}, PublishedTrustList.MEDIA_TYPE);

        refused(lie, "CE-031");
    }

    @Test
    void every_flipped_bit_is_noticed() {
        byte[] sound = SignedTrustList.sign(Sample.trust(CURRENT), CURRENT).signed();
        Random random = new Random(5);
        for (int n = 0; n < 400; n++) {
            byte[] lie = sound.clone();
            int bit = random.nextInt(lie.length * 8);
            lie[bit / 8] ^= (byte) (1 << bit % 8);

            assertThatThrownBy(() -> SignedTrustList.open(lie, ROOTS))
                    .as("bit %s", bit)
                    .isInstanceOf(TrustListRefused.class);
        }
    }

    @Test
    void a_key_twice_or_without_its_bureau_is_refused() {
        TrustList sound = Sample.trust(CURRENT);
        TrustedKey key = sound.keys().get(0);
        TrustedKey homeless = new TrustedKey(key.key(), key.context(), 12, key.term());

        refused(signed(sound, List.of(key, key), sound.bureaus()), "CE-030");
        refused(signed(sound, List.of(homeless), sound.bureaus()), "CE-030");
        refused(signed(sound, sound.keys(), List.of(Sample.BUREAU, Sample.BUREAU)), "CE-030");
    }

    @Test
    void junk_is_refused() {
        refused(new byte[0], "CE-030");
        refused(new byte[300_000], "CE-030");
        byte[] empty = SignedEnvelope.signTyped(
                CURRENT,
                CURRENT.current(PayloadContext.TRUST_LIST),
                new byte[] {(byte) 0x80},
                PublishedTrustList.MEDIA_TYPE);
        refused(empty, "CE-030");
    }

    @Test
    void roots_are_kept_as_text() {
        assertThat(TrustRoots.parse("# current\n" + ROOTS.text() + "\n")).isEqualTo(ROOTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "ES256", "ES256 04", "RSA 04", "es256 04", " "})
    void a_file_of_roots_that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> TrustRoots.parse(text))
                .isInstanceOfSatisfying(
                        TrustListRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("CE-033"));
    }

    private static void refused(byte[] lie, String code) {
        assertThatThrownBy(() -> SignedTrustList.open(lie, ROOTS))
                .isInstanceOfSatisfying(
                        TrustListRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static byte[] signed(TrustList list, List<TrustedKey> keys, List<Bureau> bureaus) {
        return SignedTrustList.sign(
                        new TrustList(list.number(), list.issuedAt(), list.refreshBy(), keys, bureaus), CURRENT)
                .signed();
    }

    private static org.hudang.signing.PayloadPublicKey root(FixedKeys keys) {
        return keys.current(PayloadContext.TRUST_LIST).publicKey();
    }
}
