package org.hudang.certificates;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.certificates.payload.CertificateFacts.Times;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.certificates.trust.TrustedKey.Term;
import org.hudang.signing.PayloadContext;

/**
 * Keys that take turns, as vectors: an old key of an office hands over to a new one while both stand in the trust list, is
 * still verified for a while, and is retired; roots do likewise. Beside every truth stand its lies.
 */
final class RotationVectors {
    /** The old keys sign until here, this second included. */
    private static final Instant TURN = Instant.parse("2027-02-01T00:00:00Z");
    /** From here on nothing counts that the old keys signed. */
    private static final Instant RETIRED = Instant.parse("2027-06-01T00:00:00Z");

    private static final FixedKeys OLD = FixedKeys.of("old turn");
    private static final FixedKeys NEW = FixedKeys.of("new turn");
    private static final FixedKeys USUAL = FixedKeys.es256();
    private static final int PLACE = Sample.facts().status().index();

    private final List<Map<String, Object>> checks = new ArrayList<>();

    private RotationVectors() {}

    /** Checks, each with the trust list and the status list it is judged by. */
    static List<Map<String, Object>> checks() {
        RotationVectors vectors = new RotationVectors();
        vectors.certificates();
        vectors.lists();
        vectors.leftOut();
        vectors.namesakes();
        return vectors.checks;
    }

    /** Trust lists of a rotation, by name. */
    static Map<String, Object> trusts() {
        TrustedKey oldIssuer = old(PayloadContext.CERTIFICATE);
        TrustedKey oldLists = old(PayloadContext.STATUS_LIST);
        TrustedKey newIssuer = fresh(PayloadContext.CERTIFICATE);
        TrustedKey newLists = fresh(PayloadContext.STATUS_LIST);
        TrustedKey usual = key(USUAL, PayloadContext.CERTIFICATE, FixedKeys.SIGN_UNTIL, FixedKeys.VERIFY_UNTIL);
        Map<String, Object> trusts = new LinkedHashMap<>();
        trusts.put("rotating", hex(signed(7, USUAL, List.of(oldIssuer, newIssuer, oldLists, newLists))));
        trusts.put(
                "rotating, by the next root",
                hex(signed(7, FixedKeys.sm2(), List.of(oldIssuer, newIssuer, oldLists, newLists))));
        trusts.put("old issuer left out", hex(signed(7, USUAL, List.of(newIssuer, oldLists, newLists))));
        trusts.put("old list key left out", hex(signed(7, USUAL, List.of(oldIssuer, newIssuer, newLists))));
        trusts.put("list key retired", hex(signed(7, USUAL, List.of(newIssuer, listsUntil(300)))));
        trusts.put("list key at its last moment", hex(signed(7, USUAL, List.of(newIssuer, listsUntil(299)))));
        trusts.put(
                "list keys of one name",
                hex(signed(7, USUAL, List.of(usual, namesake(0, FixedKeys.SIGN_UNTIL), namesake(1, TURN)))));
        trusts.put(
                "namesakes, one had stopped",
                hex(signed(
                        7,
                        USUAL,
                        List.of(
                                key(
                                        FixedKeys.namesakes().get(0),
                                        PayloadContext.CERTIFICATE,
                                        Sample.ISSUED.minusSeconds(1),
                                        FixedKeys.VERIFY_UNTIL),
                                key(
                                        FixedKeys.namesakes().get(1),
                                        PayloadContext.CERTIFICATE,
                                        FixedKeys.SIGN_UNTIL,
                                        FixedKeys.VERIFY_UNTIL)))));
        return trusts;
    }

    /** Status lists of a rotation, by name. */
    static Map<String, Object> statusLists() {
        Instant hourAgo = Sample.NOW.minus(Duration.ofHours(1));
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("by the new key", token(Map.of(), NEW, hourAgo));
        lists.put("by the new key, before the turn", token(Map.of(), NEW, TURN.minusSeconds(60)));
        lists.put("by the new key, when the old one is retired", token(Map.of(), NEW, RETIRED.minusSeconds(60)));
        lists.put("by the old key, its last second", token(Map.of(), OLD, TURN));
        lists.put("by the old key, a second later", token(Map.of(), OLD, TURN.plusSeconds(1)));
        lists.put("by the old key, a month later", token(Map.of(), OLD, hourAgo));
        lists.put("withdrawn, by the old key in its time", token(Map.of(PLACE, 1), OLD, TURN));
        lists.put("withdrawn, by the old key a month later", token(Map.of(PLACE, 1), OLD, hourAgo));
        lists.put("withdrawn, by the new key", token(Map.of(PLACE, 1), NEW, hourAgo));
        for (int n = 0; n < 2; n++) {
            lists.put("by namesake " + n, token(Map.of(), FixedKeys.namesakes().get(n), hourAgo));
        }
        byte[] flipped =
                Sample.status(Map.of(), FixedKeys.namesakes().get(0), hourAgo).token();
        flipped[flipped.length - 1] ^= 1;
        lists.put("by no namesake", Map.of("uri", Sample.BUREAU.statusList(1), "token", hex(flipped)));
        return lists;
    }

    /**
     * What a device keeps when one trust list after the other is handed to it: each step has the roots of that day, the list,
     * and the number of the list that is kept afterwards, 0 for none.
     */
    static List<Map<String, Object>> successions() {
        FixedKeys former = FixedKeys.of("former root");
        FixedKeys next = FixedKeys.sm2();
        FixedKeys later = FixedKeys.of("later root");
        TrustRoots before = roots(former, next);
        TrustRoots after = roots(next, later);
        TrustRoots namesakes =
                roots(FixedKeys.namesakes().get(0), FixedKeys.namesakes().get(1));
        return List.of(
                succession(
                        "numbers only rise",
                        List.of(
                                step(before, list(7, former), 7),
                                step(before, list(7, former), 7),
                                step(before, list(6, former), 7),
                                step(before, list(8, former), 8),
                                step(before, list(7, former), 8))),
                succession(
                        "the next root signs",
                        List.of(
                                step(before, list(7, former), 7),
                                step(before, list(7, next), 7),
                                step(before, list(8, next), 8),
                                step(before, list(9, former), 9))),
                succession(
                        "a list above all that no root signed",
                        List.of(
                                step(before, list(7, former), 7),
                                step(before, list(99, FixedKeys.of("forger")), 7),
                                step(before, list(99, later), 7))),
                succession(
                        "a root is replaced",
                        List.of(
                                step(before, list(7, former), 7),
                                step(before, list(8, next), 8),
                                step(after, list(9, former), 8),
                                step(after, list(9, later), 9))),
                succession(
                        "what a former root signed counts as none",
                        List.of(
                                step(before, list(9, former), 9),
                                step(after, list(9, former), 0),
                                step(after, list(7, next), 7))),
                succession(
                        "two roots of one name",
                        List.of(
                                step(namesakes, list(7, FixedKeys.namesakes().get(0)), 7),
                                step(namesakes, list(8, FixedKeys.namesakes().get(1)), 8),
                                step(namesakes, list(9, former), 8))));
    }

    private void certificates() {
        String byOld = link(OLD, Sample.ISSUED);
        String lastSecond = link(OLD, TURN);
        String tooLate = link(OLD, TURN.plusSeconds(1));
        check("turn, issued by the old key in its time", byOld, "by the new key", "CE-200");
        check("turn, issued by the old key in its last second", lastSecond, "by the new key", "CE-200");
        check("turn, issued by the old key a second later", tooLate, "by the new key", "CE-241");
        check("turn, issued by the new key", link(NEW, TURN.plusSeconds(1)), "by the new key", "CE-200");
        check(
                "turn, issued by the new key before the old one ended",
                link(NEW, Sample.ISSUED),
                "by the new key",
                "CE-200");
        check("turn, withdrawn by a list of the new key", byOld, "withdrawn, by the new key", "CE-221");
        String then = "by the new key, when the old one is retired";
        check("turn, last second of the old key", byOld, then, "rotating", "CE-200", RETIRED.minusSeconds(1));
        check("turn, the old key is retired", byOld, then, "rotating", "CE-242", RETIRED);
        check("turn, the new key goes on", link(NEW, Sample.ISSUED), then, "rotating", "CE-200", RETIRED);
        check(
                "turn, by a list of the next root",
                byOld,
                "by the new key",
                "rotating, by the next root",
                "CE-200",
                Sample.NOW);
    }

    private void lists() {
        String byOld = link(OLD, Sample.ISSUED);
        String byNew = link(NEW, Sample.ISSUED);
        Instant hourLater = TURN.plus(Duration.ofHours(1));
        for (String sound : List.of("by the old key, its last second", "by the new key, before the turn")) {
            check("turn, list " + sound, byOld, sound, "rotating", "CE-200", hourLater);
        }
        check(
                "turn, list by the old key, a second late",
                byOld,
                "by the old key, a second later",
                "rotating",
                "CE-212",
                hourLater);
        check("turn, list by the old key, a month late", byNew, "by the old key, a month later", "CE-212");
        check("turn, old key withdrew in its time", byNew, "withdrawn, by the old key in its time", "CE-221");
        check("turn, old key withdrew a month late", byNew, "withdrawn, by the old key a month later", "CE-212");
        check("turn, list of a key that is retired", byNew, "by the new key", "list key retired", "CE-211", Sample.NOW);
        check(
                "turn, list of a key at its last moment",
                byNew,
                "by the new key",
                "list key at its last moment",
                "CE-200",
                Sample.NOW);
        check(
                "turn, withdrawn by a key that is retired",
                byNew,
                "withdrawn, by the new key",
                "list key retired",
                "CE-221",
                Sample.NOW);
    }

    private void leftOut() {
        String byOld = link(OLD, Sample.ISSUED);
        Instant hourLater = TURN.plus(Duration.ofHours(1));
        check("issuer left out of the list", byOld, "by the new key", "old issuer left out", "CE-240", Sample.NOW);
        check(
                "issuer left out, the other one",
                link(NEW, Sample.ISSUED),
                "by the new key",
                "old issuer left out",
                "CE-200",
                Sample.NOW);
        check(
                "list key left out",
                byOld,
                "by the old key, its last second",
                "old list key left out",
                "CE-212",
                hourLater);
        check(
                "list key left out, withdrawn by it",
                byOld,
                "withdrawn, by the old key in its time",
                "old list key left out",
                "CE-212",
                hourLater);
    }

    private void namesakes() {
        String usual = Sample.link(Sample.envelope(Sample.facts(), USUAL));
        check(
                "two list keys of one name, the first signed",
                usual,
                "by namesake 0",
                "list keys of one name",
                "CE-200",
                Sample.NOW);
        check(
                "two list keys of one name, who had stopped signed",
                usual,
                "by namesake 1",
                "list keys of one name",
                "CE-212",
                Sample.NOW);
        check(
                "two list keys of one name, none signed",
                usual,
                "by no namesake",
                "list keys of one name",
                "CE-212",
                Sample.NOW);
        String stopped = Sample.link(
                Sample.envelope(Sample.facts(), FixedKeys.namesakes().get(0)));
        String other = Sample.link(
                Sample.envelope(Sample.facts(), FixedKeys.namesakes().get(1)));
        check(
                "two keys of one name, who had stopped signed",
                stopped,
                "",
                "namesakes, one had stopped",
                "CE-241",
                Sample.NOW);
        check(
                "two keys of one name, who had not stopped signed",
                other,
                "",
                "namesakes, one had stopped",
                "CE-210",
                Sample.NOW);
    }

    private void check(String name, String text, String status, String code) {
        check(name, text, status, "rotating", code, Sample.NOW);
    }

    private void check(String name, String text, String status, String trust, String code, Instant now) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("text", text);
        check.put("statusList", status);
        check.put("trust", trust);
        check.put("now", now.getEpochSecond());
        check.put("code", code);
        checks.add(check);
    }

    private static String link(FixedKeys keys, Instant issuedAt) {
        Times usual = Sample.facts().times();
        return Sample.link(
                Sample.envelope(Sample.facts(new Times(issuedAt, usual.notBefore(), usual.notAfter())), keys));
    }

    private static TrustedKey old(PayloadContext context) {
        return key(OLD, context, TURN, RETIRED);
    }

    private static TrustedKey fresh(PayloadContext context) {
        return key(NEW, context, FixedKeys.SIGN_UNTIL, FixedKeys.VERIFY_UNTIL);
    }

    private static TrustedKey namesake(int n, Instant signUntil) {
        return key(FixedKeys.namesakes().get(n), PayloadContext.STATUS_LIST, signUntil, FixedKeys.VERIFY_UNTIL);
    }

    /** The new key for lists, retired this many seconds before every check. */
    private static TrustedKey listsUntil(int seconds) {
        Instant retired = Sample.NOW.minusSeconds(seconds);
        return key(NEW, PayloadContext.STATUS_LIST, retired, retired);
    }

    private static TrustedKey key(FixedKeys keys, PayloadContext context, Instant signUntil, Instant verifyUntil) {
        return new TrustedKey(
                keys.current(context).publicKey(), context, Sample.BUREAU.code(), new Term(signUntil, verifyUntil));
    }

    private static TrustRoots roots(FixedKeys current, FixedKeys next) {
        return new TrustRoots(List.of(
                current.current(PayloadContext.TRUST_LIST).publicKey(),
                next.current(PayloadContext.TRUST_LIST).publicKey()));
    }

    private static byte[] list(long number, FixedKeys root) {
        return signed(number, root, Sample.trust(USUAL).keys());
    }

    private static byte[] signed(long number, FixedKeys root, List<TrustedKey> keys) {
        TrustList usual = Sample.trust(keys);
        return SignedTrustList.sign(
                        new TrustList(number, usual.issuedAt(), usual.refreshBy(), usual.keys(), usual.bureaus()), root)
                .signed();
    }

    private static Map<String, Object> token(Map<Integer, Integer> values, FixedKeys keys, Instant at) {
        StatusListToken token = Sample.status(values, keys, at);
        return Map.of("uri", token.uri(), "token", hex(token.token()));
    }

    private static Map<String, Object> succession(String name, List<Map<String, Object>> steps) {
        return Map.of("name", name, "steps", steps);
    }

    private static Map<String, Object> step(TrustRoots roots, byte[] signed, long kept) {
        return Map.of("roots", roots.text(), "signed", hex(signed), "kept", kept);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
