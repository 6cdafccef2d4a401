package org.hudang.certificates.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.BigIntegers;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.Sample;
import org.hudang.certificates.check.CertificateVerdict.Altered;
import org.hudang.certificates.check.CertificateVerdict.CannotTellNow;
import org.hudang.certificates.check.CertificateVerdict.Damage;
import org.hudang.certificates.check.CertificateVerdict.Expired;
import org.hudang.certificates.check.CertificateVerdict.Genuine;
import org.hudang.certificates.check.CertificateVerdict.GenuineStatusUnknown;
import org.hudang.certificates.check.CertificateVerdict.IssuerUnknown;
import org.hudang.certificates.check.CertificateVerdict.Missing;
import org.hudang.certificates.check.CertificateVerdict.NotOurs;
import org.hudang.certificates.check.CertificateVerdict.NotYetValid;
import org.hudang.certificates.check.CertificateVerdict.Other;
import org.hudang.certificates.check.CertificateVerdict.StatusGap;
import org.hudang.certificates.check.CertificateVerdict.Stranger;
import org.hudang.certificates.check.CertificateVerdict.Suspended;
import org.hudang.certificates.check.CertificateVerdict.Withdrawn;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateCheckerTest {
    private static final FixedKeys KEYS = FixedKeys.es256();
    private static final int PLACE = Sample.facts().status().index();

    static List<FixedKeys> algorithms() {
        return List.of(FixedKeys.es256(), FixedKeys.sm2());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void a_certificate_in_force_is_genuine_and_shows_what_is_printed(FixedKeys keys) {
        // given
        CertificateChecker checker =
                Sample.checker(Sample.trust(keys), Sample.lists(Sample.status(Map.of(), keys)), Sample.NOW);

        // when
        CheckResult result = checker.check(Sample.link(Sample.envelope(Sample.facts(), keys)));

        // then
        assertThat(result.verdict())
                .isEqualTo(new Genuine(Sample.facts(), Sample.BUREAU, Sample.NOW.minus(Duration.ofHours(1))));
        assertThat(result.word().word()).isEqualTo("valid");
        assertThat(result.register().word()).isEqualTo("asked");
        assertThat(result.code()).isEqualTo("CE-200");
        assertThat(result.sentence(Locale.ENGLISH)).contains("2027-03-01 09:00");
        assertThat(result.sentence(Locale.CHINESE)).contains("真实有效");
    }

    @Test
    void digits_and_fragments_may_be_handed_over_without_the_link() {
        String digits = Digits.of(Sample.envelope(Sample.facts(), KEYS));
        CertificateChecker checker = current(Map.of());

        assertThat(checker.check(digits).verdict()).isInstanceOf(Genuine.class);
        assertThat(checker.check("  #" + digits + "\n").verdict()).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void every_flipped_bit_is_noticed(FixedKeys keys) {
        byte[] sound = Sample.envelope(Sample.facts(), keys);
        CertificateChecker checker =
                Sample.checker(Sample.trust(keys), Sample.lists(Sample.status(Map.of(), keys)), Sample.NOW);
        for (int bit = 0; bit < sound.length * 8; bit += keys == KEYS ? 1 : 3) {
            byte[] lie = sound.clone();
            lie[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(checker.check(Sample.link(lie)).verdict())
                    .as("bit %s", bit)
                    .isInstanceOfAny(Altered.class, IssuerUnknown.class);
        }
    }

    @Test
    void a_certificate_cut_short_or_with_bytes_after_it_is_altered() {
        byte[] sound = Sample.envelope(Sample.facts(), KEYS);
        for (int length = 0; length < sound.length; length++) {
            assertThat(current(Map.of())
                            .check(Sample.link(Arrays.copyOf(sound, length)))
                            .verdict())
                    .isEqualTo(new Altered(Damage.UNREADABLE));
        }
        assertThat(current(Map.of())
                        .check(Sample.link(Arrays.copyOf(sound, sound.length + 1)))
                        .verdict())
                .isEqualTo(new Altered(Damage.UNREADABLE));
    }

    @Test
    void a_tagged_envelope_is_not_the_printed_form() {
        byte[] sound = Sample.envelope(Sample.facts(), KEYS);
        byte[] tagged = new byte[sound.length + 1];
        tagged[0] = (byte) 0xD2;
        System.arraycopy(sound, 0, tagged, 1, sound.length);

        assertThat(current(Map.of()).check(Sample.link(tagged)).verdict()).isEqualTo(new Altered(Damage.UNREADABLE));
    }

    @Test
    void a_malleable_twin_of_a_withdrawn_certificate_is_withdrawn_too() {
        // given: (r, n - s) is as good a signature as (r, s)
        byte[] twin = Sample.envelope(Sample.facts(), KEYS);
        byte[] s = Arrays.copyOfRange(twin, twin.length - 32, twin.length);
        BigInteger mirrored = KEYS.order().subtract(new BigInteger(1, s));
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, mirrored), 0, twin, twin.length - 32, 32);

        assertThat(current(Map.of()).check(Sample.link(twin)).verdict()).isInstanceOf(Genuine.class);
        assertThat(current(Map.of(PLACE, 1)).check(Sample.link(twin)).verdict()).isInstanceOf(Withdrawn.class);
    }

    @Test
    void a_key_of_somebody_else_is_an_unknown_issuer() {
        byte[] foreign = Sample.envelope(Sample.facts(), FixedKeys.of("forger"));

        assertThat(current(Map.of()).check(Sample.link(foreign)).verdict())
                .isEqualTo(new IssuerUnknown(Stranger.NO_SUCH_KEY));
    }

    @Test
    void a_forger_who_names_our_key_is_found_out() {
        // given: our key's name in the header, the forger's signature below it
        byte[] ours = Sample.envelope(Sample.facts(), KEYS);
        byte[] forged = Sample.envelope(Sample.facts(), FixedKeys.of("forger"));
        System.arraycopy(forged, forged.length - 64, ours, ours.length - 64, 64);

        assertThat(current(Map.of()).check(Sample.link(ours)).verdict()).isEqualTo(new Altered(Damage.SIGNATURE));
    }

    @Test
    void a_header_with_another_algorithm_than_the_key_is_altered() {
        byte[] protectedBytes = CborWriter.write(Cbor.map(
                Cbor.entry(1, Cbor.of(-65538)),
                Cbor.entry(
                        4, Cbor.of(KEYS.current(PayloadContext.CERTIFICATE).id().bytes()))));
        byte[] payload = org.hudang.certificates.payload.CertificatePayload.write(Sample.facts());
        byte[] toBeSigned = CborWriter.write(
                Cbor.array(Cbor.of("Signature1"), Cbor.of(protectedBytes), Cbor.of(new byte[0]), Cbor.of(payload)));
        byte[] signature =
                KEYS.sign(KEYS.current(PayloadContext.CERTIFICATE), toBeSigned).rs();
        byte[] lie =
                CborWriter.write(Cbor.array(Cbor.of(protectedBytes), Cbor.map(), Cbor.of(payload), Cbor.of(signature)));

        assertThat(current(Map.of()).check(Sample.link(lie)).verdict()).isEqualTo(new Altered(Damage.ALGORITHM));
    }

    @Test
    void keys_with_the_same_name_are_all_tried() {
        // given
        FixedKeys first = FixedKeys.namesakes().get(0);
        FixedKeys second = FixedKeys.namesakes().get(1);
        PayloadKey firstKey = first.current(PayloadContext.CERTIFICATE);
        PayloadKey secondKey = second.current(PayloadContext.CERTIFICATE);
        TrustList trust = Sample.trust(
                List.of(TrustedKey.of(firstKey, Sample.BUREAU.code()), TrustedKey.of(secondKey, Sample.BUREAU.code())));
        CertificateChecker checker = Sample.checker(trust, CheckMaterial.StatusLists.none(), Sample.NOW);

        // then
        assertThat(firstKey.id()).isEqualTo(secondKey.id());
        assertThat(firstKey.publicKey()).isNotEqualTo(secondKey.publicKey());
        for (FixedKeys keys : List.of(first, second)) {
            assertThat(checker.check(Sample.link(Sample.envelope(Sample.facts(), keys)))
                            .verdict())
                    .isInstanceOf(GenuineStatusUnknown.class);
        }
        byte[] forged = Sample.envelope(Sample.facts(), first);
        forged[forged.length - 1] ^= 1;
        assertThat(checker.check(Sample.link(forged)).verdict()).isEqualTo(new Altered(Damage.SIGNATURE));
    }

    @Test
    void a_status_key_cannot_sign_certificates() {
        byte[] lie = SignedEnvelope.signBare(
                KEYS,
                KEYS.current(PayloadContext.STATUS_LIST),
                org.hudang.certificates.payload.CertificatePayload.write(Sample.facts()));

        assertThat(current(Map.of()).check(Sample.link(lie)).verdict())
                .isEqualTo(new IssuerUnknown(Stranger.NO_SUCH_KEY));
    }

    @Test
    void a_neighbours_key_cannot_sign_for_our_bureau() {
        FixedKeys neighbour = FixedKeys.of("neighbour");
        TrustList trust = Sample.trust(
                List.of(TrustedKey.of(neighbour.current(PayloadContext.CERTIFICATE), Sample.NEIGHBOUR.code())));

        assertThat(Sample.checker(trust, CheckMaterial.StatusLists.none(), Sample.NOW)
                        .check(Sample.link(Sample.envelope(Sample.facts(), neighbour)))
                        .verdict())
                .isEqualTo(new IssuerUnknown(Stranger.ANOTHER_BUREAU));
    }

    @Test
    void a_key_counts_for_what_it_signed_in_its_time_only() {
        String link = Sample.link(Sample.envelope(Sample.facts(), KEYS));

        assertThat(withTerm(Sample.ISSUED, FixedKeys.VERIFY_UNTIL).check(link).verdict())
                .isInstanceOf(GenuineStatusUnknown.class);
        assertThat(withTerm(Sample.ISSUED.minusSeconds(1), FixedKeys.VERIFY_UNTIL)
                        .check(link)
                        .verdict())
                .isEqualTo(new IssuerUnknown(Stranger.AFTER_SIGN_UNTIL));
        assertThat(withTerm(Sample.ISSUED, Sample.NOW).check(link).verdict())
                .isEqualTo(new IssuerUnknown(Stranger.AFTER_VERIFY_UNTIL));
    }

    @Test
    void other_things_that_a_certificate_key_signed_are_not_certificates() {
        byte[] other = SignedEnvelope.signBare(
                KEYS, KEYS.current(PayloadContext.CERTIFICATE), CborWriter.write(Cbor.map(Cbor.entry(4, Cbor.of(1)))));

        assertThat(current(Map.of()).check(Sample.link(other)).verdict()).isEqualTo(new NotOurs(Other.KIND));
    }

    @Test
    void withdrawn_and_suspended_are_told_from_the_status_list() {
        String link = Sample.link(Sample.envelope(Sample.facts(), KEYS));
        Instant asOf = Sample.NOW.minus(Duration.ofHours(1));

        assertThat(current(Map.of(PLACE, 1)).check(link).verdict()).isEqualTo(new Withdrawn(asOf));
        assertThat(current(Map.of(PLACE, 1)).check(link).word()).isEqualTo(VerdictWord.REVOKED);
        assertThat(current(Map.of(PLACE, 2)).check(link).verdict()).isEqualTo(new Suspended(asOf));
        assertThat(current(Map.of(PLACE, 2)).check(link).word()).isEqualTo(VerdictWord.SUSPENDED);
        assertThat(current(Map.of(PLACE, 3)).check(link).verdict())
                .isInstanceOfSatisfying(
                        GenuineStatusUnknown.class,
                        unknown -> assertThat(unknown.gap()).isEqualTo(StatusGap.NO_SUCH_PLACE));
        assertThat(current(Map.of(PLACE - 1, 1, PLACE + 1, 1)).check(link).verdict())
                .isInstanceOf(Genuine.class);
    }

    @Test
    void without_a_status_list_genuine_is_never_green() {
        CheckResult result = Sample.checker(Sample.trust(KEYS), CheckMaterial.StatusLists.none(), Sample.NOW)
                .check(Sample.link(Sample.envelope(Sample.facts(), KEYS)));

        assertThat(result.verdict())
                .isEqualTo(new GenuineStatusUnknown(Sample.facts(), Sample.BUREAU, StatusGap.NO_LIST));
        assertThat(result.word()).isEqualTo(VerdictWord.CANNOT_TELL);
        assertThat(result.register().word()).isEqualTo("not-asked");
    }

    @Test
    void a_status_list_past_its_expiry_proves_nothing_good_but_a_withdrawal_still_counts() {
        Instant later = Sample.NOW.plus(Duration.ofHours(47).plusMinutes(6));
        String link = Sample.link(Sample.envelope(Sample.facts(), KEYS));

        assertThat(at(later, Map.of()).check(link).verdict())
                .isEqualTo(new GenuineStatusUnknown(Sample.facts(), Sample.BUREAU, StatusGap.LIST_TOO_OLD));
        assertThat(at(later, Map.of(PLACE, 1)).check(link).verdict()).isInstanceOf(Withdrawn.class);
        assertThat(at(later, Map.of(PLACE, 2)).check(link).verdict()).isInstanceOf(Suspended.class);
        assertThat(at(later.minus(Duration.ofMinutes(2)), Map.of()).check(link).verdict())
                .isInstanceOf(Genuine.class);
    }

    @Test
    void a_status_list_of_a_forger_or_of_another_address_counts_for_nothing() {
        String link = Sample.link(Sample.envelope(Sample.facts(), KEYS));
        StatusListToken forged = Sample.status(Map.of(), FixedKeys.of("forger"));
        StatusListToken another = SignedStatusList.sign(
                Sample.BUREAU.statusList(2), Map.of(), Sample.NOW, StatusListToken.Life.usual(), KEYS);

        for (StatusListToken lie : List.of(forged, another)) {
            assertThat(Sample.checker(Sample.trust(KEYS), uri -> Optional.of(lie.token()), Sample.NOW)
                            .check(link)
                            .verdict())
                    .isEqualTo(new GenuineStatusUnknown(Sample.facts(), Sample.BUREAU, StatusGap.LIST_REFUSED));
        }
    }

    @Test
    void the_clock_decides_with_five_minutes_of_grace() {
        Instant from = Sample.NOW.plus(Duration.ofDays(10));
        Instant to = from.plus(Duration.ofDays(10));
        CertificateFacts facts = Sample.facts(new CertificateFacts.Times(Sample.ISSUED, from, to));
        String link = Sample.link(Sample.envelope(facts, KEYS));

        assertThat(statusFree(from.minusSeconds(301)).check(link).verdict()).isEqualTo(new NotYetValid(from));
        assertThat(statusFree(from.minusSeconds(300)).check(link).verdict()).isInstanceOf(GenuineStatusUnknown.class);
        assertThat(statusFree(to.plusSeconds(299)).check(link).verdict()).isInstanceOf(GenuineStatusUnknown.class);
        assertThat(statusFree(to.plusSeconds(300)).check(link).verdict()).isEqualTo(new Expired(to));
    }

    @Test
    void a_withdrawn_certificate_stays_withdrawn_after_its_expiry() {
        Instant after = Sample.facts().times().notAfter().plus(Duration.ofDays(1));

        assertThat(at(after, Map.of(PLACE, 1))
                        .check(Sample.link(Sample.envelope(Sample.facts(), KEYS)))
                        .verdict())
                .isInstanceOf(Withdrawn.class);
    }

    @Test
    void a_clock_earlier_than_the_newest_list_is_in_doubt() {
        Instant tooEarly = Sample.NOW.minus(Duration.ofHours(1)).minusSeconds(301);
        String link = Sample.link(Sample.envelope(Sample.facts(), KEYS));

        assertThat(at(tooEarly, Map.of()).check(link).verdict()).isEqualTo(new CannotTellNow(Missing.CLOCK_IN_DOUBT));
        assertThat(at(tooEarly.plusSeconds(1), Map.of()).check(link).verdict()).isInstanceOf(Genuine.class);
        assertThat(at(tooEarly, Map.of(PLACE, 1)).check(link).verdict()).isInstanceOf(Withdrawn.class);
    }

    @Test
    void without_a_trust_list_or_with_one_too_old_nothing_is_told() {
        String link = Sample.link(Sample.envelope(Sample.facts(), KEYS));
        CertificateChecker none = CertificateChecker.with(
                new CheckMaterial(Set.of(Sample.HOST), Optional.empty(), CheckMaterial.StatusLists.none()),
                Clock.fixed(Sample.NOW, ZoneOffset.UTC));
        TrustList fresh = Sample.trust(KEYS);
        TrustList old = new TrustList(8, fresh.issuedAt(), Sample.NOW.minusSeconds(300), fresh.keys(), fresh.bureaus());

        assertThat(none.check(link).verdict()).isEqualTo(new CannotTellNow(Missing.NO_TRUST_LIST));
        assertThat(Sample.checker(old, Sample.lists(Sample.status(Map.of(), KEYS)), Sample.NOW)
                        .check(link)
                        .verdict())
                .isEqualTo(new CannotTellNow(Missing.TRUST_LIST_TOO_OLD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dang.example.gov.cn.evil.example/v#%s",
                "https://dang.example.gov.cn@evil.example/v#%s",
                "https://evil.example/https://dang.example.gov.cn/v#%s",
                "https://evil.example/v?u=https://dang.example.gov.cn/v#%s",
                "https://dang.example.gov.cn:8443/v#%s",
                "https://dang.example.gov.cn./v#%s",
                "https://dang.examp1e.gov.cn/v#%s",
                "https://dаng.example.gov.cn/v#%s",
                "https://dang.example.gov.cn\\@evil.example/v#%s",
                "https://xn--dng-5cd.example.gov.cn/v#%s",
                "https://evildang.example.gov.cn/v#%s",
                "http://dang.example.gov.cn/v#%s",
                "HTTPS://DANG.EXAMPLE.GOV.CN/v#%s",
                "https://DANG.example.gov.cn/v#%s",
                "https://dang.example.gov.cn/v?x=1#%s",
                "https://dang.example.gov.cn/v/#%s",
                "https://dang.example.gov.cn/../v#%s",
                "https://dang.example.gov.cn/v%%23%s",
                "javascript:alert(1)//https://dang.example.gov.cn/v#%s",
                "#%s/"
            })
    void tricks_of_addresses_are_not_ours_even_around_a_genuine_code(String trick) {
        String digits = Digits.of(Sample.envelope(Sample.facts(), KEYS));

        assertThat(current(Map.of()).check(trick.formatted(digits)).verdict()).isEqualTo(new NotOurs(Other.TEXT));
    }

    @Test
    void odd_and_huge_texts_are_answered_and_never_thrown_at() {
        CertificateChecker checker = current(Map.of());
        String ours = "https://" + Sample.HOST + "/v#";

        assertThat(checker.check("").verdict()).isEqualTo(new NotOurs(Other.TEXT));
        assertThat(checker.check("张样例").verdict()).isEqualTo(new NotOurs(Other.TEXT));
        assertThat(checker.check("123").verdict()).isEqualTo(new NotOurs(Other.DIGITS));
        assertThat(checker.check("0".repeat(1024)).verdict()).isEqualTo(new NotOurs(Other.DIGITS));
        assertThat(checker.check("1".repeat(5_000_000)).verdict()).isEqualTo(new NotOurs(Other.TEXT));
        assertThat(checker.check(ours).verdict()).isEqualTo(new Altered(Damage.UNREADABLE));
        assertThat(checker.check(ours + "12 34").verdict()).isEqualTo(new Altered(Damage.UNREADABLE));
        assertThat(checker.check(ours + "١٢٣").verdict()).isEqualTo(new Altered(Damage.UNREADABLE));
        assertThat(checker.check(ours + "9".repeat(1_000_000)).verdict()).isEqualTo(new Altered(Damage.UNREADABLE));
        assertThat(checker.check(ours + "9".repeat(990)).verdict()).isEqualTo(new Altered(Damage.UNREADABLE));
    }

    @Test
    void bad_verdicts_carry_no_personal_data() {
        String link = Sample.link(Sample.envelope(Sample.facts(), KEYS));
        List<CheckResult> bad = List.of(
                current(Map.of(PLACE, 1)).check(link),
                current(Map.of(PLACE, 2)).check(link),
                statusFree(Instant.parse("2028-01-15T00:00:00Z")).check(link),
                current(Map.of()).check(link.substring(0, link.length() - 1) + "0"),
                current(Map.of()).check("https://evil.example/v#1"));
        for (CheckResult result : bad) {
            assertThat(result.verdict()).isNotInstanceOfAny(Genuine.class, GenuineStatusUnknown.class);
            assertThat(result.verdict() + result.sentence(Locale.CHINESE) + result.nextStep(Locale.ENGLISH))
                    .doesNotContain("欧阳", "123X");
        }
        assertThat(Sample.facts().toString()).doesNotContain("欧阳", "123X");
    }

    private static CertificateChecker current(Map<Integer, Integer> values) {
        return at(Sample.NOW, values);
    }

    private static CertificateChecker at(Instant now, Map<Integer, Integer> values) {
        return Sample.checker(Sample.trust(KEYS), Sample.lists(Sample.status(values, KEYS)), now);
    }

    private static CertificateChecker statusFree(Instant now) {
        return Sample.checker(Sample.trust(KEYS), CheckMaterial.StatusLists.none(), now);
    }

    private static CertificateChecker withTerm(Instant signUntil, Instant verifyUntil) {
        TrustedKey key = new TrustedKey(
                KEYS.current(PayloadContext.CERTIFICATE).publicKey(),
                PayloadContext.CERTIFICATE,
                Sample.BUREAU.code(),
                new TrustedKey.Term(signUntil, verifyUntil));
        return Sample.checker(Sample.trust(List.of(key)), CheckMaterial.StatusLists.none(), Sample.NOW);
    }
}
