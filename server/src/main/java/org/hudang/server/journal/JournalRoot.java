package org.hudang.server.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadCheck;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadPublicKey;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.PayloadVerdict;

/**
 * A root over all journals; docs/formats/journal-root-v1.md.
 *
 * @param number from 1 without gap
 * @param at when it was gathered, whole seconds
 * @param full whether every chain stands in it
 * @param previous hash of the root before
 * @param points how far the chains had come
 */
record JournalRoot(long number, Instant at, boolean full, String previous, NavigableMap<ChainName, Point> points) {
    /** Hash before the first root. */
    static final String START = "0".repeat(64);

    private static final String HEADER = "hudang-journal-root 1";

    JournalRoot {
        points = Collections.unmodifiableNavigableMap(new TreeMap<>(points));
        if (number < 1
                || !previous.matches("[0-9a-f]{64}")
                || !at.truncatedTo(ChronoUnit.SECONDS).equals(at)) {
            throw new IllegalArgumentException("not a root");
        }
    }

    /**
     * A root with its signature.
     *
     * @param key that it names
     * @param signature r‖s in hexadecimal digits
     */
    record Signed(JournalRoot root, PayloadPublicKey key, String signature) {
        /** Whether the key that it names signed it. */
        boolean isIntact() {
            PayloadVerdict verdict = PayloadCheck.check(
                    key, ascii(root.text() + keyLine(key)), HexFormat.of().parseHex(signature));
            return verdict instanceof PayloadVerdict.Signed;
        }

        byte[] bytes() {
            return ascii(root.text() + keyLine(key) + "signature " + signature + "\n");
        }
    }

    /** Signs with the current key of the house for roots. */
    Signed sign(PayloadSigner signer) {
        PayloadKey key = signer.current(PayloadContext.JOURNAL_ROOT);
        String hex = signer.sign(key, ascii(text() + keyLine(key.publicKey()))).hex();
        return new Signed(this, key.publicKey(), hex);
    }

    /** Reads a root, whoever signed it; empty when the bytes are not exactly those of one. */
    static Optional<Signed> read(byte[] bytes) {
        List<String> lines =
                new String(bytes, StandardCharsets.US_ASCII).lines().toList();
        int heads = lines.size() - 7;
        if (heads < 0 || !lines.get(0).equals(HEADER)) {
            return Optional.empty();
        }
        try {
            NavigableMap<ChainName, Point> points = new TreeMap<>();
            for (String line : lines.subList(5, 5 + heads)) {
                String[] words = words(line, "head", 5);
                points.put(new ChainName(words[1], words[2]), new Point(Long.parseLong(words[3]), words[4]));
            }
            String[] key = words(lines.get(5 + heads), "key", 3);
            Signed signed = new Signed(
                    new JournalRoot(
                            Long.parseLong(words(lines.get(1), "number", 2)[1]),
                            Instant.parse(words(lines.get(2), "at", 2)[1]),
                            words(lines.get(3), "kind", 2)[1].equals("full"),
                            words(lines.get(4), "previous", 2)[1],
                            points),
                    new PayloadPublicKey(PayloadAlgorithm.valueOf(key[1]), key[2]),
                    words(lines.get(6 + heads), "signature", 2)[1]);
            boolean exact = signed.signature().matches("[0-9a-f]{128}") && MessageDigest.isEqual(signed.bytes(), bytes);
            return exact ? Optional.of(signed) : Optional.empty();
        } catch (IllegalArgumentException | java.time.DateTimeException notARoot) {
            return Optional.empty();
        }
    }

    private static String[] words(String line, String first, int count) {
        String[] words = line.split(" ", -1);
        if (words.length != count || !words[0].equals(first)) {
            throw new IllegalArgumentException("not a line of a root");
        }
        return words;
    }

    /** Hash of a file, as the next root names it. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("number ").append(number).append('\n');
        text.append("at ").append(at).append('\n');
        text.append("kind ").append(full ? "full" : "moved").append('\n');
        text.append("previous ").append(previous).append('\n');
        points.forEach((name, point) -> text.append("head ")
                .append(name.journal())
                .append(' ')
                .append(name.chain())
                .append(' ')
                .append(point.number())
                .append(' ')
                .append(point.hash())
                .append('\n'));
        return text.toString();
    }

    private static String keyLine(PayloadPublicKey key) {
        return "key " + key.algorithm() + " " + key.point() + "\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
