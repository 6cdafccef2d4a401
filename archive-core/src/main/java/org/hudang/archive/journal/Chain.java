package org.hudang.archive.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;

/**
 * How the entries of one household hang together, docs/formats/journal-v1.md.
 *
 * <p>Hash of an entry: SHA-256 over its fields, each as UTF-8 with its length before it (4 bytes, big-endian): the hash of the
 * entry before (empty for the first), household, number, time in microseconds since 1970, who, act, object, before, after, why.
 */
public final class Chain {
    private static final String PREFIX = "sha256:";

    private Chain() {}

    static JournalEntry link(HouseholdNumber household, long number, Instant at, Entry entry, String previous) {
        String hash = hash(household, number, at, entry, previous);
        return new JournalEntry(
                household,
                number,
                at,
                entry.who(),
                entry.act(),
                entry.object(),
                entry.before(),
                entry.after(),
                entry.why(),
                hash);
    }

    /** Where the chain breaks. */
    record Break(long number, String finding) {}

    /**
     * Follows the chain.
     *
     * @param entries in the order of their numbers
     * @param lastNumber number that the head names
     * @param lastHash hash that the head names
     */
    static Optional<Break> follow(List<JournalEntry> entries, long lastNumber, String lastHash) {
        Follower follower = new Follower();
        entries.forEach(follower::take);
        return follower.end(lastNumber, lastHash);
    }

    /** Follows a chain entry by entry and keeps none of them. */
    static final class Follower {
        private long last;
        private String previous = "";
        private Optional<Break> broken = Optional.empty();

        /** The next entry, in the order of their numbers. */
        void take(JournalEntry entry) {
            if (broken.isPresent()) {
                return;
            }
            long expected = last + 1;
            Entry written =
                    new Entry(entry.who(), entry.act(), entry.object(), entry.before(), entry.after(), entry.why());
            if (entry.number() != expected) {
                broken = Optional.of(new Break(expected, "missing"));
            } else if (!hash(entry.household(), entry.number(), entry.at(), written, previous)
                    .equals(entry.hash())) {
                broken = Optional.of(new Break(expected, "altered"));
            }
            previous = entry.hash();
            last = expected;
        }

        /** Where it broke, when it did, or ended elsewhere than the head says. */
        Optional<Break> end(long lastNumber, String lastHash) {
            if (broken.isPresent()) {
                return broken;
            }
            if (last < lastNumber) {
                return Optional.of(new Break(last + 1, "cut off"));
            }
            return last > lastNumber || !previous.equals(lastHash)
                    ? Optional.of(new Break(last, "not the entry that the head names"))
                    : Optional.empty();
        }
    }

    private static String hash(HouseholdNumber household, long number, Instant at, Entry entry, String previous) {
        List<String> fields = List.of(
                previous,
                household.value(),
                Long.toString(number),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
                entry.who(),
                entry.act(),
                entry.object(),
                entry.before(),
                entry.after(),
                entry.why());
        return digest(fields);
    }

    /** Hash over the fields of an entry, each with its length before it; the first is the hash of the entry before. */
    public static String digest(List<String> fields) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update(new byte[] {
                (byte) (bytes.length >>> 24),
                (byte) (bytes.length >>> 16),
                (byte) (bytes.length >>> 8),
                (byte) bytes.length
            });
            digest.update(bytes);
        }
        return PREFIX + HexFormat.of().formatHex(digest.digest());
    }
}
