package org.hudang.certificates;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
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
import org.hudang.certificates.payload.CertificatePayload;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;

/** Makes docs/formats/vectors/certificate-v1.json from fixed keys: every truth with its lies beside it. */
final class SharedVectors {
    private static final FixedKeys ES256 = FixedKeys.es256();
    private static final FixedKeys SM2 = FixedKeys.sm2();
    private static final FixedKeys NEIGHBOUR = FixedKeys.of("neighbour");
    private static final FixedKeys FORGER = FixedKeys.of("forger");
    private static final int PLACE = Sample.facts().status().index();

    private final List<Map<String, Object>> checks = new ArrayList<>();

    private SharedVectors() {}

    /** All of them, as data that becomes JSON. */
    static Map<String, Object> all() {
        SharedVectors vectors = new SharedVectors();
        vectors.genuine();
        vectors.altered();
        vectors.strangers();
        vectors.standing();
        vectors.texts();
        vectors.checks.addAll(MoreLies.checks());
        vectors.checks.addAll(RotationVectors.checks());
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", "certificate-v1");
        file.put("hosts", List.of(Sample.HOST));
        file.put("now", Sample.NOW.getEpochSecond());
        file.put("roots", roots().text());
        file.put("trustList", hex(SignedTrustList.sign(trust(), ES256).signed()));
        file.put("trustLists", trustLists());
        file.put("successions", RotationVectors.successions());
        file.put("otherTrusts", otherTrusts());
        file.put("statusLists", statusLists());
        file.put("checks", vectors.checks);
        file.put("digits", digits());
        return file;
    }

    static TrustRoots roots() {
        return new TrustRoots(List.of(
                ES256.current(PayloadContext.TRUST_LIST).publicKey(),
                SM2.current(PayloadContext.TRUST_LIST).publicKey()));
    }

    private static TrustList trust() {
        List<TrustedKey> keys = new ArrayList<>(Sample.trust(ES256, SM2).keys());
        keys.add(TrustedKey.of(NEIGHBOUR.current(PayloadContext.CERTIFICATE), Sample.NEIGHBOUR.code()));
        return Sample.trust(keys);
    }

    private static Map<String, Object> statusLists() {
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("good", token(Sample.status(Map.of(), ES256)));
        lists.put("good by SM2", token(Sample.status(Map.of(), SM2)));
        lists.put("withdrawn", token(Sample.status(Map.of(PLACE, 1), ES256)));
        lists.put("suspended", token(Sample.status(Map.of(PLACE, 2), ES256)));
        lists.put("no meaning", token(Sample.status(Map.of(PLACE, 3), ES256)));
        lists.put("neighbours withdrawn", token(Sample.status(Map.of(PLACE - 1, 1, PLACE + 1, 1), ES256)));
        lists.put("forged", token(Sample.status(Map.of(), FORGER)));
        lists.put("too old", token(Sample.status(Map.of(), ES256, Sample.NOW.minus(Duration.ofDays(3)))));
        lists.put(
                "too old, withdrawn",
                token(Sample.status(Map.of(PLACE, 1), ES256, Sample.NOW.minus(Duration.ofDays(3)))));
        lists.putAll(MoreLies.statusLists());
        lists.putAll(RotationVectors.statusLists());
        return lists;
    }

    private static Map<String, Object> otherTrusts() {
        Map<String, Object> trusts = new LinkedHashMap<>(MoreLies.trusts());
        trusts.putAll(RotationVectors.trusts());
        return trusts;
    }

    private static Map<String, Object> token(StatusListToken token) {
        return Map.of("uri", token.uri(), "token", hex(token.token()));
    }

    private static List<Map<String, Object>> trustLists() {
        byte[] sound = SignedTrustList.sign(trust(), ES256).signed();
        byte[] flipped = sound.clone();
        flipped[40] ^= 1;
        return List.of(
                Map.of("name", "current root", "signed", hex(sound), "answer", "accepted"),
                Map.of(
                        "name",
                        "next root",
                        "signed",
                        hex(SignedTrustList.sign(trust(), SM2).signed()),
                        "answer",
                        "accepted"),
                Map.of(
                        "name",
                        "forger",
                        "signed",
                        hex(SignedTrustList.sign(trust(), FORGER).signed()),
                        "answer",
                        "CE-031"),
                Map.of("name", "one bit flipped", "signed", hex(flipped), "answer", "refused"),
                Map.of(
                        "name",
                        "a byte after it",
                        "signed",
                        hex(Arrays.copyOf(sound, sound.length + 1)),
                        "answer",
                        "CE-030"));
    }

    private static List<Map<String, Object>> digits() {
        List<Map<String, Object>> digits = new ArrayList<>();
        for (String hex :
                List.of("", "00", "ff", "ffff", "ffffff", "ffffffff", "ffffffffff", "ffffffffffff", "00000000000001")) {
            digits.add(Map.of("digits", Digits.of(HexFormat.of().parseHex(hex)), "bytes", hex));
        }
        for (String lie : List.of(
                "1",
                "256",
                "65536",
                "16777216",
                "4294967296",
                "1099511627776",
                "281474976710656",
                "00a",
                "-01",
                "٠٠٠")) {
            digits.add(Map.of("digits", lie, "bytes", "refused"));
        }
        return digits;
    }

    private void genuine() {
        byte[] es256 = Sample.envelope(Sample.facts(), ES256);
        byte[] sm2 = Sample.envelope(Sample.facts(), SM2);
        check("genuine, ES256", Sample.link(es256), "good", "CE-200");
        check("genuine, SM2", Sample.link(sm2), "good", "CE-200");
        check("genuine, status list by SM2", Sample.link(es256), "good by SM2", "CE-200");
        check("genuine, bare digits", Digits.of(es256), "good", "CE-200");
        check("genuine, fragment", "#" + Digits.of(sm2), "good", "CE-200");
        check("genuine beside withdrawn places", Sample.link(es256), "neighbours withdrawn", "CE-200");
        check("malleable twin", Sample.link(twin(es256)), "good", "CE-200");
        check("malleable twin of a withdrawn one", Sample.link(twin(es256)), "withdrawn", "CE-221");
    }

    private void altered() {
        byte[] sound = Sample.envelope(Sample.facts(), ES256);
        byte[] sm2 = Sample.envelope(Sample.facts(), SM2);
        check("name changed", Sample.link(replace(sound, "欧阳*例", "欧阳*样")), "good", "CE-230");
        check("name changed, SM2", Sample.link(replace(sm2, "欧阳*例", "欧阳*样")), "good", "CE-230");
        check("programme changed", Sample.link(replace(sound, "DB", "TK")), "good", "CE-230");
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
        check("a letter among the digits", Sample.link(sound).replaceFirst("#1", "#l"), "good", "CE-231");
        byte[] payload = CertificatePayload.write(Sample.facts());
        check(
                "signed, with a byte after the payload",
                signed(Arrays.copyOf(payload, payload.length + 1)),
                "good",
                "CE-252");
        byte[] twice = payload.clone();
        twice[7] = 4;
        check("signed, with a key twice", signed(twice), "good", "CE-252");
        check("signed, name without a mask", signed(replace(payload, "欧阳*例", "欧阳样x")), "good", "CE-252");
        check(
                "signed, something else",
                signed(CborWriter.write(Cbor.map(Cbor.entry(4, Cbor.of(1))))),
                "good",
                "CE-252");
    }

    private void strangers() {
        byte[] forged = Sample.envelope(Sample.facts(), FORGER);
        check("key of a forger", Sample.link(forged), "good", "CE-240");
        byte[] named = Sample.envelope(Sample.facts(), ES256);
        System.arraycopy(forged, forged.length - 64, named, named.length - 64, 64);
        check("signature of a forger below our key's name", Sample.link(named), "good", "CE-230");
        check("key of a neighbour", Sample.link(Sample.envelope(Sample.facts(), NEIGHBOUR)), "good", "CE-243");
        byte[] byStatusKey = SignedEnvelope.signBare(
                ES256, ES256.current(PayloadContext.STATUS_LIST), CertificatePayload.write(Sample.facts()));
        check("signed by a status key", Sample.link(byStatusKey), "good", "CE-240");
    }

    private void standing() {
        String link = Sample.link(Sample.envelope(Sample.facts(), ES256));
        Instant notBefore = Sample.facts().times().notBefore();
        Instant notAfter = Sample.facts().times().notAfter();
        check("withdrawn", link, "withdrawn", "CE-221");
        check("suspended", link, "suspended", "CE-220");
        check("a value without meaning", link, "no meaning", "CE-213");
        check("no status list", link, "", "CE-210");
        check("status list too old", link, "too old", "CE-211");
        check("withdrawn in a status list too old", link, "too old, withdrawn", "CE-221");
        check("status list of a forger", link, "forged", "CE-212");
        check("last second of grace", link, "", "CE-210", notAfter.plusSeconds(299));
        check("expired", link, "", "CE-222", notAfter.plusSeconds(300));
        check("withdrawn and expired", link, "withdrawn", "CE-221", notAfter.plusSeconds(300));
        check("clock before the newest list", link, "good", "CE-266", notBefore.plusSeconds(1));
        String later = Sample.link(
                Sample.envelope(Sample.facts(Sample.times("2027-06-01T00:00:00Z", "2027-12-01T00:00:00Z")), ES256));
        check("not yet valid", later, "good", "CE-223");
    }

    private void texts() {
        String digits = Digits.of(Sample.envelope(Sample.facts(), ES256));
        for (String trick : List.of(
                "https://dang.example.gov.cn.evil.example/v#",
                "https://dang.example.gov.cn@evil.example/v#",
                "https://dang.example.gov.cn:443/v#",
                "https://d\u0430ng.example.gov.cn/v#",
                "http://dang.example.gov.cn/v#",
                "HTTPS://dang.example.gov.cn/v#",
                "https://dang.example.gov.cn/v?x#",
                "javascript:alert(1)//")) {
            check("address " + trick, trick + digits, "good", "CE-250");
        }
        check("nothing", "", "good", "CE-250");
        check("our address with nothing behind it", "https://" + Sample.HOST + "/v#", "good", "CE-231");
        check("a phone number", "13800005678", "good", "CE-251");
        check("1025 digits", "1".repeat(1025), "good", "CE-250");
    }

    private void check(String name, String text, String status, String code) {
        check(name, text, status, code, Sample.NOW);
    }

    private void check(String name, String text, String status, String code, Instant now) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("text", text);
        check.put("statusList", status);
        check.put("now", now.getEpochSecond());
        check.put("code", code);
        checks.add(check);
    }

    private static String signed(byte[] payload) {
        return Sample.link(SignedEnvelope.signBare(ES256, ES256.current(PayloadContext.CERTIFICATE), payload));
    }

    private static byte[] twin(byte[] envelope) {
        byte[] twin = envelope.clone();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(twin, twin.length - 32, twin.length));
        byte[] mirrored = BigIntegers.asUnsignedByteArray(32, ES256.order().subtract(s));
        System.arraycopy(mirrored, 0, twin, twin.length - 32, 32);
        return twin;
    }

    private static byte[] otherAlgorithm() {
        byte[] header = CborWriter.write(Cbor.map(
                Cbor.entry(1, Cbor.of(-65538)),
                Cbor.entry(
                        4,
                        Cbor.of(ES256.current(PayloadContext.CERTIFICATE).id().bytes()))));
        Cbor payload = Cbor.of(CertificatePayload.write(Sample.facts()));
        byte[] toBeSigned =
                CborWriter.write(Cbor.array(Cbor.of("Signature1"), Cbor.of(header), Cbor.of(new byte[0]), payload));
        byte[] signature = ES256.sign(ES256.current(PayloadContext.CERTIFICATE), toBeSigned)
                .rs();
        return CborWriter.write(Cbor.array(Cbor.of(header), Cbor.map(), payload, Cbor.of(signature)));
    }

    /** Replaces text of the same length in bytes. */
    private static byte[] replace(byte[] bytes, String old, String fresh) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        String from = latin(old);
        String to = latin(fresh);
        if (!all.contains(from) || from.length() != to.length()) {
            throw new IllegalArgumentException("cannot replace " + old);
        }
        return all.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
