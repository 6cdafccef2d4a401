package org.hudang.signing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadCheck;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadKeyRefused;
import org.hudang.signing.PayloadPublicKey;
import org.hudang.signing.PayloadVerdict;
import org.hudang.signing.key.KeyVault;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayloadKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final byte[] PAYLOAD = "payload".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @EnumSource(PayloadAlgorithm.class)
    void what_a_key_signed_its_public_half_confirms(PayloadAlgorithm algorithm) {
        // given
        PayloadKeys signer = open(algorithm, NOW);
        PayloadKey key = signer.current(PayloadContext.CERTIFICATE);

        // when
        byte[] rs = signer.sign(key, PAYLOAD).rs();

        // then
        assertThat(rs).hasSize(64);
        assertThat(PayloadCheck.check(key.publicKey(), PAYLOAD, rs)).isEqualTo(new PayloadVerdict.Signed());
        assertThat(key.id().bytes()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(PayloadAlgorithm.class)
    void one_changed_bit_is_not_signed(PayloadAlgorithm algorithm) {
        // given
        PayloadKeys signer = open(algorithm, NOW);
        PayloadKey key = signer.current(PayloadContext.CARD);
        byte[] rs = signer.sign(key, PAYLOAD).rs();

        // when
        byte[] changed = PAYLOAD.clone();
        changed[0] ^= 1;

        // then
        assertThat(PayloadCheck.check(key.publicKey(), changed, rs)).isEqualTo(new PayloadVerdict.NotSigned());
    }

    @Test
    void contexts_share_no_key() {
        // given a signature made for a phone card
        PayloadKeys signer = open(PayloadAlgorithm.ES256, NOW);
        byte[] rs = signer.sign(signer.current(PayloadContext.CARD), PAYLOAD).rs();

        // then no key of the other contexts confirms it
        for (PayloadContext other : PayloadContext.values()) {
            if (other != PayloadContext.CARD) {
                assertThat(signer.keys(other))
                        .allSatisfy(key -> assertThat(PayloadCheck.check(key.publicKey(), PAYLOAD, rs))
                                .isEqualTo(new PayloadVerdict.NotSigned()));
            }
        }
    }

    @Test
    void a_key_named_under_another_algorithm_is_unusable() {
        // given the point of a P-256 key said to be SM2
        PayloadKeys signer = open(PayloadAlgorithm.ES256, NOW);
        PayloadKey key = signer.current(PayloadContext.CERTIFICATE);
        byte[] rs = signer.sign(key, PAYLOAD).rs();
        PayloadPublicKey lie =
                new PayloadPublicKey(PayloadAlgorithm.SM2, key.publicKey().point());

        // then it is not even on the curve
        assertThat(PayloadCheck.check(lie, PAYLOAD, rs)).isEqualTo(new PayloadVerdict.UnusableKey());
    }

    @ParameterizedTest
    @EnumSource(PayloadAlgorithm.class)
    void zero_and_overlarge_numbers_are_malformed(PayloadAlgorithm algorithm) {
        // given
        PayloadKeys signer = open(algorithm, NOW);
        PayloadPublicKey key = signer.current(PayloadContext.CERTIFICATE).publicKey();
        byte[] rs =
                signer.sign(signer.current(PayloadContext.CERTIFICATE), PAYLOAD).rs();
        byte[] zeroR = rs.clone();
        Arrays.fill(zeroR, 0, 32, (byte) 0);
        byte[] hugeS = rs.clone();
        Arrays.fill(hugeS, 32, 64, (byte) 0xFF);

        // then
        for (byte[] bad : new byte[][] {zeroR, hugeS, new byte[0], new byte[63], new byte[65]}) {
            assertThat(PayloadCheck.check(key, PAYLOAD, bad)).isEqualTo(new PayloadVerdict.MalformedSignature());
        }
    }

    @Test
    void the_published_sm2_example_is_confirmed() {
        // given the example of draft-shen-sm2-ecdsa / GM/T 0003.5 on the recommended curve: message "message digest"
        PayloadPublicKey key = new PayloadPublicKey(
                PayloadAlgorithm.SM2,
                "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        byte[] rs = HexFormat.of()
                .parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                        + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

        // then
        assertThat(PayloadCheck.check(key, "message digest".getBytes(StandardCharsets.US_ASCII), rs))
                .isEqualTo(new PayloadVerdict.Signed());
    }

    @Test
    void a_key_of_another_signer_is_refused() {
        // given
        PayloadKeys mine = open(PayloadAlgorithm.ES256, NOW);
        PayloadKeys other = PayloadKeys.open(vault("other"), authority(NOW), PayloadAlgorithm.ES256, at(NOW));
        PayloadKey foreign = other.current(PayloadContext.CERTIFICATE);

        // then
        assertThatThrownBy(() -> mine.sign(foreign, PAYLOAD))
                .isInstanceOf(PayloadKeyRefused.class)
                .hasMessageContaining("SG-101");
    }

    @Test
    void keys_survive_a_restart() {
        assertThat(open(PayloadAlgorithm.SM2, NOW.plusSeconds(9)).keys(PayloadContext.TRUST_LIST))
                .hasSize(2)
                .isEqualTo(open(PayloadAlgorithm.SM2, NOW.plusSeconds(99)).keys(PayloadContext.TRUST_LIST));
    }

    @Test
    void past_its_sign_until_a_key_gives_way_to_the_next_and_can_still_be_verified() {
        // given today's current and next key
        PayloadKeys today = open(PayloadAlgorithm.ES256, NOW);
        PayloadKey current = today.current(PayloadContext.STATUS_LIST);

        // when the current key's time to sign is over
        PayloadKeys later = open(PayloadAlgorithm.ES256, current.signUntil().plus(Duration.ofDays(1)));

        // then another signs, the old one is refused but still listed for verifiers
        assertThat(later.current(PayloadContext.STATUS_LIST)).isNotEqualTo(current);
        assertThat(later.keys(PayloadContext.STATUS_LIST)).contains(current);
        assertThatThrownBy(() -> later.sign(current, PAYLOAD)).isInstanceOf(PayloadKeyRefused.class);
    }

    @Test
    void who_signs_was_published_long_before_and_stays_published_as_long_as_it_may_be_verified() {
        HandClock clock = HandClock.at(NOW);
        DemoAuthority authority = DemoAuthority.openOrCreate(folder.resolve("ca"), clock, new SecureRandom());
        PayloadKeys keys = PayloadKeys.open(vault("payload"), authority, PayloadAlgorithm.ES256, clock);
        Map<PayloadKey, Instant> published = new HashMap<>();
        Set<PayloadKey> signed = new LinkedHashSet<>();

        for (int month = 0; month < 12 * 8; month++) {
            for (PayloadKey key : keys.keys(PayloadContext.CERTIFICATE)) {
                published.putIfAbsent(key, clock.instant());
            }
            PayloadKey current = keys.current(PayloadContext.CERTIFICATE);
            assertThat(keys.sign(current, PAYLOAD).rs()).hasSize(64);
            if (month > 0 && signed.add(current)) {
                assertThat(published.get(current))
                        .isBeforeOrEqualTo(clock.instant().minus(Duration.ofDays(60)));
            }
            signed.add(current);
            assertThat(keys.keys(PayloadContext.CERTIFICATE))
                    .as("published in month " + month)
                    .containsAll(signed.stream()
                            .filter(key -> key.verifyUntil().isAfter(clock.instant()))
                            .toList())
                    .hasSizeLessThanOrEqualTo(3);
            clock.pass(Duration.ofDays(30));
        }

        assertThat(signed).hasSizeGreaterThanOrEqualTo(3);
        // and the same after a restart
        assertThat(PayloadKeys.open(vault("payload"), authority, PayloadAlgorithm.ES256, clock)
                        .keys(PayloadContext.CERTIFICATE))
                .containsExactlyElementsOf(keys.keys(PayloadContext.CERTIFICATE));
    }

    @Test
    void when_the_authority_ends_no_key_is_made_without_end_and_none_signs_any_more() {
        HandClock clock = HandClock.at(NOW);
        DemoAuthority authority = DemoAuthority.openOrCreate(folder.resolve("ca"), clock, new SecureRandom());
        PayloadKeys keys = PayloadKeys.open(vault("payload"), authority, PayloadAlgorithm.ES256, clock);

        clock.pass(Duration.ofDays(365 * 9 - 30));
        assertThat(keys.keys(PayloadContext.CERTIFICATE)).isNotEmpty();
        clock.pass(Duration.ofDays(365 * 2));

        assertThatThrownBy(() -> keys.current(PayloadContext.CERTIFICATE)).isInstanceOf(PayloadKeyRefused.class);
    }

    private PayloadKeys open(PayloadAlgorithm algorithm, Instant now) {
        return PayloadKeys.open(vault("payload"), authority(now), algorithm, at(now));
    }

    private KeyVault vault(String name) {
        return KeyVault.open(
                folder.resolve(name),
                KeyVault.passphraseFile(folder.resolve("passphrase"), new SecureRandom()),
                new SecureRandom());
    }

    private DemoAuthority authority(Instant now) {
        return DemoAuthority.openOrCreate(folder.resolve("ca"), at(now), new SecureRandom());
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
