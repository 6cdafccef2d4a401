package org.hudang.certificates;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.BigIntegers;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.status.StatusList;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;

/** The lies of the shared vectors that need a trust list, a status list or a signature of their own. */
final class MoreLies {
    private static final FixedKeys ES256 = FixedKeys.es256();
    private static final FixedKeys SM2 = FixedKeys.sm2();
    private static final FixedKeys NEIGHBOUR = FixedKeys.of("neighbour");
    private static final String ADDRESS = Sample.BUREAU.statusList(1);
    private static final String PREFIX = "https://" + Sample.HOST + "/v#";

    private final List<Map<String, Object>> checks = new ArrayList<>();

    private MoreLies() {}

    /** Checks, each with the trust list and the status list it is judged by. */
    static List<Map<String, Object>> checks() {
        MoreLies lies = new MoreLies();
        lies.keys();
        lies.signatures();
        lies.lists();
        lies.texts();
        return lies.checks;
    }

    /** Trust lists beside the usual one, by name. */
    static Map<String, Object> trusts() {
        Map<String, Object> trusts = new LinkedHashMap<>();
        trusts.put("namesakes", signed(Sample.trust(List.of(key(namesake(0)), key(namesake(1))))));
        trusts.put(
                "stopped before it was issued", signed(limited(Sample.ISSUED.minusSeconds(1), FixedKeys.VERIFY_UNTIL)));
        trusts.put("retired now", signed(limited(Sample.ISSUED, Sample.NOW)));
        trusts.put("retired in a second", signed(limited(Sample.ISSUED, Sample.NOW.plusSeconds(1))));
        trusts.put("refreshed too late", signed(refreshBy(Sample.NOW.minusSeconds(300))));
        trusts.put("refreshed at the last moment", signed(refreshBy(Sample.NOW.minusSeconds(299))));
        List<TrustedKey> keys = new ArrayList<>(Sample.trust(ES256).keys());
        keys.add(TrustedKey.of(NEIGHBOUR.current(PayloadContext.STATUS_LIST), Sample.NEIGHBOUR.code()));
        trusts.put("with a neighbour's lists", signed(Sample.trust(keys)));
        trusts.put("the one before", signed(numbered(6)));
        trusts.put("the one after", signed(numbered(8)));
        return trusts;
    }

    /** Status lists beside the usual ones, by name. */
    static Map<String, Object> statusLists() {
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("by a neighbour", token(Sample.status(Map.of(), NEIGHBOUR).token()));
        lists.put(
                "of another address",
                token(claims(
                        ES256,
                        Sample.BUREAU.statusList(2),
                        2,
                        StatusList.empty(2, 131_072).packed())));
        lists.put(
                "too short",
                token(claims(
                        ES256, ADDRESS, 2, StatusList.empty(2, 100_007 / 4 * 4).packed())));
        lists.put(
                "just long enough",
                token(claims(ES256, ADDRESS, 2, StatusList.empty(2, 100_008).packed())));
        lists.put(
                "of one bit",
                token(claims(ES256, ADDRESS, 1, StatusList.empty(1, 131_072).packed())));
        lists.put(
                "of three bits",
                token(claims(ES256, ADDRESS, 3, StatusList.empty(2, 131_072).packed())));
        lists.put(
                "beyond two mebibytes",
                token(claims(
                        ES256,
                        ADDRESS,
                        2,
                        StatusList.empty(8, 2 * 1024 * 1024 + 1).packed())));
        byte[] packed = StatusList.empty(2, 131_072).packed();
        lists.put("with a byte behind it", token(claims(ES256, ADDRESS, 2, Arrays.copyOf(packed, packed.length + 1))));
        byte[] sum = packed.clone();
        sum[sum.length - 1] ^= 1;
        lists.put("with a wrong check sum", token(claims(ES256, ADDRESS, 2, sum)));
        byte[] flipped = Sample.status(Map.of(), ES256).token();
        flipped[flipped.length - 1] ^= 1;
        lists.put("with a bit flipped", token(flipped));
        lists.put("no token at all", token(new byte[] {0}));
        return lists;
    }

    private void keys() {
        for (int n = 0; n < 2; n++) {
            byte[] envelope = Sample.envelope(Sample.facts(), namesake(n));
            check("two keys of one name, key " + n + " signed", Sample.link(envelope), "", "namesakes", "CE-210");
            envelope[envelope.length - 1] ^= 1;
            check("two keys of one name, none signed, " + n, Sample.link(envelope), "", "namesakes", "CE-230");
        }
        String link = Sample.link(Sample.envelope(Sample.facts(), ES256));
        check("key that had stopped", link, "good", "stopped before it was issued", "CE-241");
        check("key that is retired", link, "good", "retired now", "CE-242");
        check("key that is retired in a second", link, "", "retired in a second", "CE-210");
        check("trust list too old", link, "good", "refreshed too late", "CE-265");
        check("trust list at the last moment", link, "good", "refreshed at the last moment", "CE-200");
        check("withdrawn by a trust list too old", link, "withdrawn", "refreshed too late", "CE-221");
        check("status list of a neighbour", link, "by a neighbour", "with a neighbour's lists", "CE-212");
    }

    private void signatures() {
        for (FixedKeys keys : List.of(ES256, SM2)) {
            String name = keys == ES256 ? "ES256" : "SM2";
            byte[] sound = Sample.envelope(Sample.facts(), keys);
            check("r of zero, " + name, Sample.link(with(sound, BigInteger.ZERO, 0)), "good", "", "CE-230");
            check("s of zero, " + name, Sample.link(with(sound, BigInteger.ZERO, 32)), "good", "", "CE-230");
            check("r of the order, " + name, Sample.link(with(sound, keys.order(), 0)), "good", "", "CE-230");
            check("s of the order, " + name, Sample.link(with(sound, keys.order(), 32)), "good", "", "CE-230");
            byte[] swapped = sound.clone();
            System.arraycopy(sound, sound.length - 64, swapped, sound.length - 32, 32);
            System.arraycopy(sound, sound.length - 32, swapped, sound.length - 64, 32);
            check("r and s swapped, " + name, Sample.link(swapped), "good", "", "CE-230");
        }
        byte[] large = SignedEnvelope.signBare(ES256, ES256.current(PayloadContext.CERTIFICATE), new byte[330]);
        check("signed, more than 400 bytes", Sample.link(large), "good", "", "CE-231");
        byte[] within = SignedEnvelope.signBare(ES256, ES256.current(PayloadContext.CERTIFICATE), new byte[300]);
        check("signed zeros", Sample.link(within), "good", "", "CE-252");
    }

    private void lists() {
        String link = Sample.link(Sample.envelope(Sample.facts(), ES256));
        check("status list of another address", link, "of another address", "", "CE-212");
        check("place outside of the list", link, "too short", "", "CE-213");
        check("place at the end of the list", link, "just long enough", "", "CE-200");
        for (String name : List.of(
                "of three bits",
                "beyond two mebibytes",
                "with a byte behind it",
                "with a wrong check sum",
                "with a bit flipped",
                "no token at all")) {
            check("status list " + name, link, name, "", "CE-212");
        }
        check("status list of one bit", link, "of one bit", "", "CE-213");
    }

    private void texts() {
        String digits = Digits.of(Sample.envelope(Sample.facts(), ES256));
        check("lines around it", "\r\n " + PREFIX + digits + "\r\n", "good", "", "CE-200");
        check("a line behind it", PREFIX + digits + "\r\nSet-Cookie: x", "good", "", "CE-231");
        check("a redirection behind it", PREFIX + "https://evil.example/" + digits, "good", "", "CE-231");
        check("digits of another script", PREFIX + "１２３", "good", "", "CE-231");
        check("a percent sign", PREFIX + "%31" + digits, "good", "", "CE-231");
        for (String trick : List.of(
                "https://dang.example.gov.cn\r\n/v#",
                "https://dang.example.gov.cn/v?next=https://evil.example#",
                "https://evil.example/?next=https://dang.example.gov.cn/v#",
                "https://dang.example.gov.cn./v#",
                "https://xn--dng-7cd.example.gov.cn/v#",
                "https:\\\\dang.example.gov.cn/v#",
                "https://dang.example.gov.cn/../v#",
                "https://dang.example.gov.cn//v#",
                "https://dang.example.gov.cn/v/#",
                "\u200bhttps://dang.example.gov.cn/v#",
                "data:text/html,https://dang.example.gov.cn/v#")) {
            check("address " + trick, trick + digits, "good", "", "CE-250");
        }
        check("a short code without a register", "ZZQK2-WYJTM-AHF6V", "good", "", "CE-250");
        check("a short code with a slip", "ZZQK2-WYJTM-AHF6W", "good", "", "CE-253");
    }

    private void check(String name, String text, String status, String trust, String code) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("text", text);
        check.put("statusList", status);
        if (!trust.isEmpty()) {
            check.put("trust", trust);
        }
        check.put("now", Sample.NOW.getEpochSecond());
        check.put("code", code);
        checks.add(check);
    }

    private static FixedKeys namesake(int n) {
        return FixedKeys.namesakes().get(n);
    }

    private static TrustedKey key(FixedKeys keys) {
        return TrustedKey.of(keys.current(PayloadContext.CERTIFICATE), Sample.BUREAU.code());
    }

    private static TrustList limited(Instant signUntil, Instant verifyUntil) {
        return Sample.trust(List.of(new TrustedKey(
                ES256.current(PayloadContext.CERTIFICATE).publicKey(),
                PayloadContext.CERTIFICATE,
                Sample.BUREAU.code(),
                new TrustedKey.Term(signUntil, verifyUntil))));
    }

    private static TrustList numbered(long number) {
        TrustList usual = Sample.trust(ES256);
        return new TrustList(number, usual.issuedAt(), usual.refreshBy(), usual.keys(), usual.bureaus());
    }

    private static TrustList refreshBy(Instant refreshBy) {
        TrustList usual = Sample.trust(ES256);
        return new TrustList(usual.number(), usual.issuedAt(), refreshBy, usual.keys(), usual.bureaus());
    }

    private static byte[] claims(FixedKeys keys, String address, int bits, byte[] packed) {
        Instant at = Sample.NOW.minus(Duration.ofHours(1));
        byte[] claims = CborWriter.write(Cbor.map(
                Cbor.entry(2, Cbor.of(address)),
                Cbor.entry(4, Cbor.of(at.plus(Duration.ofDays(2)).getEpochSecond())),
                Cbor.entry(6, Cbor.of(at.getEpochSecond())),
                Cbor.entry(
                        65533,
                        Cbor.map(
                                new Cbor.Entry(Cbor.of("bits"), Cbor.of(bits)),
                                new Cbor.Entry(Cbor.of("lst"), Cbor.of(packed))))));
        return SignedEnvelope.signTyped(
                keys, keys.current(PayloadContext.STATUS_LIST), claims, StatusListToken.MEDIA_TYPE);
    }

    private static byte[] with(byte[] envelope, BigInteger number, int from) {
        byte[] changed = envelope.clone();
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, number), 0, changed, changed.length - 64 + from, 32);
        return changed;
    }

    private static Map<String, Object> token(byte[] token) {
        return Map.of("uri", ADDRESS, "token", HexFormat.of().formatHex(token));
    }

    private static String signed(TrustList list) {
        return HexFormat.of().formatHex(SignedTrustList.sign(list, ES256).signed());
    }
}
