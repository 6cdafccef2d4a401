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
import org.hudang.certificates.cose.CborReader;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.payload.CertificatePayload;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.payload.PhoneCode;
import org.hudang.certificates.payload.PhoneCodePayload;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;

/** Makes docs/formats/vectors/phone-code-v1.json from fixed keys: every truth with its lies beside it. */
final class PhoneVectors {
    private static final FixedKeys ES256 = FixedKeys.es256();
    private static final FixedKeys SM2 = FixedKeys.sm2();
    private static final FixedKeys NEIGHBOUR = FixedKeys.of("neighbour");
    private static final FixedKeys FORGER = FixedKeys.of("forger");
    private static final int PLACE = Sample.facts().status().index();
    private static final Instant ISSUED = Sample.NOW.minusSeconds(10);

    private final List<Map<String, Object>> checks = new ArrayList<>();

    private PhoneVectors() {}

    /** All of them, as data that becomes JSON. */
    static Map<String, Object> all() {
        PhoneVectors vectors = new PhoneVectors();
        vectors.genuine();
        vectors.minute();
        vectors.altered();
        vectors.shapes();
        vectors.keys();
        vectors.standing();
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", "phone-code-v1");
        file.put("hosts", List.of(Sample.HOST));
        file.put("now", Sample.NOW.getEpochSecond());
        file.put("roots", SharedVectors.roots().text());
        file.put("trustList", signed(trust()));
        file.put("otherTrusts", trusts());
        file.put("statusLists", statusLists());
        file.put("checks", vectors.checks);
        return file;
    }

    /** A code that was signed ten seconds before the moment of the checks. */
    private static PhoneCode code() {
        return code(ISSUED);
    }

    private static PhoneCode code(Instant issuedAt) {
        return new PhoneCode(
                Sample.facts().id(),
                Sample.facts().status(),
                issuedAt,
                PhoneCode.LONGEST,
                "0123456789abcdef",
                PhoneCode.SHOWN);
    }

    private static byte[] envelope(PhoneCode code, FixedKeys keys) {
        return envelope(PhoneCodePayload.write(code), keys, PayloadContext.CARD);
    }

    private static byte[] envelope(byte[] payload, FixedKeys keys, PayloadContext context) {
        return SignedEnvelope.signBare(keys, keys.current(context), payload);
    }

    /** The usual list with keys for cards in it. */
    private static TrustList trust() {
        List<TrustedKey> keys = new ArrayList<>(Sample.trust(ES256, SM2).keys());
        keys.add(TrustedKey.of(ES256.current(PayloadContext.CARD), Sample.BUREAU.code()));
        keys.add(TrustedKey.of(SM2.current(PayloadContext.CARD), Sample.BUREAU.code()));
        keys.add(TrustedKey.of(NEIGHBOUR.current(PayloadContext.CARD), Sample.NEIGHBOUR.code()));
        return Sample.trust(keys);
    }

    private static Map<String, Object> trusts() {
        Map<String, Object> trusts = new LinkedHashMap<>();
        trusts.put("stopped before it was signed", signed(limited(ISSUED.minusSeconds(1), FixedKeys.VERIFY_UNTIL)));
        trusts.put("stopped when it was signed", signed(limited(ISSUED, FixedKeys.VERIFY_UNTIL)));
        trusts.put("retired now", signed(limited(ISSUED, Sample.NOW)));
        trusts.put("without keys for cards", signed(Sample.trust(ES256, SM2)));
        TrustList usual = trust();
        trusts.put(
                "refreshed too late",
                signed(new TrustList(
                        usual.number(),
                        usual.issuedAt(),
                        Sample.NOW.minusSeconds(300),
                        usual.keys(),
                        usual.bureaus())));
        return trusts;
    }

    private static TrustList limited(Instant signUntil, Instant verifyUntil) {
        List<TrustedKey> keys = new ArrayList<>(Sample.trust(ES256).keys());
        keys.add(new TrustedKey(
                ES256.current(PayloadContext.CARD).publicKey(),
                PayloadContext.CARD,
                Sample.BUREAU.code(),
                new TrustedKey.Term(signUntil, verifyUntil)));
        return Sample.trust(keys);
    }

    private static Map<String, Object> statusLists() {
        Instant longAgo = Sample.NOW.minus(Duration.ofDays(3));
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("good", token(Sample.status(Map.of(), ES256)));
        lists.put("withdrawn", token(Sample.status(Map.of(PLACE, 1), ES256)));
        lists.put("suspended", token(Sample.status(Map.of(PLACE, 2), ES256)));
        lists.put("no meaning", token(Sample.status(Map.of(PLACE, 3), ES256)));
        lists.put("forged", token(Sample.status(Map.of(), FORGER)));
        lists.put("too old", token(Sample.status(Map.of(), ES256, longAgo)));
        lists.put("too old, withdrawn", token(Sample.status(Map.of(PLACE, 1), ES256, longAgo)));
        return lists;
    }

    private void genuine() {
        byte[] es256 = envelope(code(), ES256);
        check("phone code, ES256", Sample.link(es256), "good", "CE-090");
        check("phone code, SM2", Sample.link(envelope(code(), SM2)), "good", "CE-090");
        check("phone code, bare digits", Digits.of(es256), "good", "CE-090");
        check("phone code, fragment", "#" + Digits.of(es256), "good", "CE-090");
        check("malleable twin of a phone code", Sample.link(twin(es256)), "good", "CE-090");
        check("printed code beside it", Sample.link(Sample.envelope(Sample.facts(), ES256)), "good", "CE-200");
    }

    private void minute() {
        String link = Sample.link(envelope(code(), ES256));
        check("last second of its minute", link, "good", "CE-090", ISSUED.plusSeconds(59));
        check("last second of grace", link, "good", "CE-090", ISSUED.plusSeconds(89));
        check("a screenshot after its minute and grace", link, "good", "CE-091", ISSUED.plusSeconds(90));
        check("a screenshot of last week", link, "too old", "CE-091", ISSUED.plusSeconds(604_800));
        check("a clock half a minute behind", link, "good", "CE-090", ISSUED.minusSeconds(30));
        check("from the future", link, "good", "CE-092", ISSUED.minusSeconds(31));
        PhoneCode brief =
                new PhoneCode(code().id(), code().status(), ISSUED, Duration.ofSeconds(1), code().nonce(), 99);
        String second = Sample.link(envelope(brief, ES256));
        check("a life of one second", second, "good", "CE-090", ISSUED.plusSeconds(30));
        check("a life of one second that is over", second, "good", "CE-091", ISSUED.plusSeconds(31));
        Instant list = Sample.NOW.minus(Duration.ofHours(1));
        String early = Sample.link(envelope(code(list.minusSeconds(40)), ES256));
        check("clock a little before the newest list", early, "good", "CE-090", list.minusSeconds(30));
        check("clock before the newest list", early, "good", "CE-266", list.minusSeconds(31));
    }

    private void altered() {
        byte[] sound = envelope(code(), ES256);
        byte[] sm2 = envelope(code(), SM2);
        check("nonce changed", Sample.link(flipped(sound, sound.length - 70)), "good", "CE-230");
        check("nonce changed, SM2", Sample.link(flipped(sm2, sm2.length - 70)), "good", "CE-230");
        check("identity changed", Sample.link(flipped(sound, 20)), "good", "CE-230");
        byte[] borrowed = sound.clone();
        System.arraycopy(sm2, sm2.length - 64, borrowed, borrowed.length - 64, 64);
        check("signature of the other algorithm", Sample.link(borrowed), "good", "CE-230");
        byte[] zero = sound.clone();
        Arrays.fill(zero, zero.length - 64, zero.length, (byte) 0);
        check("signature of zeros", Sample.link(zero), "good", "CE-230");
        check("header with the other algorithm", Sample.link(otherAlgorithm()), "good", "CE-232");
        check("cut short", Sample.link(Arrays.copyOf(sound, sound.length - 1)), "good", "CE-231");
        check("a byte after it", Sample.link(Arrays.copyOf(sound, sound.length + 1)), "good", "CE-231");
        byte[] tagged = new byte[sound.length + 1];
        tagged[0] = (byte) 0xD2;
        System.arraycopy(sound, 0, tagged, 1, sound.length);
        check("tagged", Sample.link(tagged), "good", "CE-231");
        byte[] longArray = new byte[sound.length + 1];
        longArray[0] = (byte) 0x98;
        longArray[1] = 4;
        System.arraycopy(sound, 1, longArray, 2, sound.length - 1);
        check("head not in its shortest form", Sample.link(longArray), "good", "CE-231");
    }

    /** Signed by the right key, and yet no phone code. */
    private void shapes() {
        byte[] payload = PhoneCodePayload.write(code());
        shape("a byte after the payload", Arrays.copyOf(payload, payload.length + 1));
        byte[] longVersion = new byte[payload.length + 1];
        longVersion[0] = payload[0];
        longVersion[1] = 0x18;
        System.arraycopy(payload, 1, longVersion, 2, payload.length - 1);
        shape("a number not in its shortest form", longVersion);
        shape("another version", with(0, Cbor.of(2)));
        shape("an identity of 15 bytes", with(1, Cbor.of(new byte[15])));
        shape("an identity as text", with(1, Cbor.of("0123456789abcdef")));
        shape("status list nought", with(2, Cbor.of(0)));
        shape("place beyond the list", with(3, Cbor.of(131_072)));
        shape("a place below nought", with(3, Cbor.of(-1)));
        shape("a time beyond the year 9999", with(4, Cbor.of(253_402_300_800L)));
        shape("a life of nought", with(5, Cbor.of(0)));
        shape("a life of 61 seconds", with(5, Cbor.of(61)));
        shape("a nonce of 7 bytes", with(6, Cbor.of(new byte[7])));
        shape("a nonce of 9 bytes", with(6, Cbor.of(new byte[9])));
        shape("purpose 100", with(7, Cbor.of(100)));
        List<Cbor> places = places();
        shape("a place less", CborWriter.write(new Cbor.Array(places.subList(0, 7))));
        List<Cbor> more = new ArrayList<>(places);
        more.add(Cbor.of("张样例"));
        shape("a place more", CborWriter.write(new Cbor.Array(more)));
        shape("no array", CborWriter.write(Cbor.map(Cbor.entry(1, Cbor.of(1)))));
        shape("a printed payload posed as a phone code", CertificatePayload.write(Sample.facts()));
        check(
                "a phone code posed as a printed one",
                Sample.link(envelope(payload, ES256, PayloadContext.CERTIFICATE)),
                "good",
                "CE-252");
    }

    private void keys() {
        byte[] forged = envelope(code(), FORGER);
        check("key of a forger", Sample.link(forged), "good", "CE-240");
        byte[] named = envelope(code(), ES256);
        System.arraycopy(forged, forged.length - 64, named, named.length - 64, 64);
        check("signature of a forger below our name", Sample.link(named), "good", "CE-230");
        check("key of a neighbour", Sample.link(envelope(code(), NEIGHBOUR)), "good", "CE-210");
        check(
                "signed by a status key",
                Sample.link(envelope(PhoneCodePayload.write(code()), ES256, PayloadContext.STATUS_LIST)),
                "good",
                "CE-240");
        String link = Sample.link(envelope(code(), ES256));
        check("no keys for cards", link, "without keys for cards", "CE-240");
        check("key that stopped before", link, "stopped before it was signed", "CE-241");
        check("key that stopped at that moment", link, "stopped when it was signed", "CE-090");
        check("key that is retired", link, "retired now", "CE-242");
        check("trust list too old", link, "refreshed too late", "CE-265");
    }

    private void standing() {
        String link = Sample.link(envelope(code(), ES256));
        Instant over = ISSUED.plusSeconds(90);
        check("withdrawn", link, "withdrawn", "CE-221");
        check("withdrawn and its minute over", link, "withdrawn", "CE-221", over);
        check("suspended", link, "suspended", "CE-220");
        check("suspended and its minute over", link, "suspended", "CE-091", over);
        check("a value without meaning", link, "no meaning", "CE-213");
        check("no status list", link, "", "CE-210");
        check("status list too old", link, "too old", "CE-211");
        check("withdrawn in a status list too old", link, "too old, withdrawn", "CE-221");
        check("status list of a forger", link, "forged", "CE-212");
    }

    private void shape(String name, byte[] payload) {
        check("signed, " + name, Sample.link(envelope(payload, ES256, PayloadContext.CARD)), "good", "CE-252");
    }

    /** A check by a status list, or, where there is one of that name, by another trust list. */
    private void check(String name, String text, String list, String code) {
        check(name, text, list, code, Sample.NOW);
    }

    private void check(String name, String text, String list, String code, Instant now) {
        boolean trust = trusts().containsKey(list);
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("text", text);
        check.put("statusList", trust ? "good" : list);
        if (trust) {
            check.put("trust", list);
        }
        check.put("now", now.getEpochSecond());
        check.put("code", code);
        checks.add(check);
    }

    private static List<Cbor> places() {
        return ((Cbor.Array) CborReader.read(PhoneCodePayload.write(code()))).items();
    }

    private static byte[] with(int place, Cbor value) {
        List<Cbor> places = new ArrayList<>(places());
        places.set(place, value);
        return CborWriter.write(new Cbor.Array(places));
    }

    private static byte[] flipped(byte[] envelope, int at) {
        byte[] flipped = envelope.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private static byte[] twin(byte[] envelope) {
        byte[] twin = envelope.clone();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(twin, twin.length - 32, twin.length));
        byte[] mirrored = BigIntegers.asUnsignedByteArray(32, ES256.order().subtract(s));
        System.arraycopy(mirrored, 0, twin, twin.length - 32, 32);
        return twin;
    }

    private static byte[] otherAlgorithm() {
        PayloadKey key = ES256.current(PayloadContext.CARD);
        byte[] header = CborWriter.write(Cbor.map(
                Cbor.entry(1, Cbor.of(-65538)), Cbor.entry(4, Cbor.of(key.id().bytes()))));
        Cbor payload = Cbor.of(PhoneCodePayload.write(code()));
        byte[] toBeSigned =
                CborWriter.write(Cbor.array(Cbor.of("Signature1"), Cbor.of(header), Cbor.of(new byte[0]), payload));
        byte[] signature = ES256.sign(key, toBeSigned).rs();
        return CborWriter.write(Cbor.array(Cbor.of(header), Cbor.map(), payload, Cbor.of(signature)));
    }

    private static Map<String, Object> token(StatusListToken token) {
        return Map.of("uri", token.uri(), "token", HexFormat.of().formatHex(token.token()));
    }

    private static String signed(TrustList list) {
        return HexFormat.of().formatHex(SignedTrustList.sign(list, ES256).signed());
    }
}
