package org.hudang.server.journal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import org.hudang.server.journal.RootRows.Row;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadPublicKey;
import org.hudang.signing.PayloadSigner;

/**
 * The roots that have been gathered, each vouched for by its row in the database, or, where the database does not know of it, by
 * its signature.
 */
final class Roots {
    /** Root 1 and each of these after it name every chain. */
    static final int FULL_EACH = 512;

    private final RootFolder folder;
    private final RootRows rows;
    private final PayloadSigner signer;
    private final Clock clock;

    Roots(RootFolder folder, RootRows rows, PayloadSigner signer, Clock clock) {
        this.folder = folder;
        this.rows = rows;
        this.signer = signer;
        this.clock = clock;
    }

    /** How far the chains had come when they were gathered last. */
    NavigableMap<ChainName, Point> known() {
        finishRow();
        NavigableMap<Long, Row> noted = rows.all();
        NavigableMap<ChainName, Point> known = new TreeMap<>();
        List<Long> numbers = new ArrayList<>(folder.numbers());
        for (int i = numbers.size() - 1; i >= 0; i--) {
            Optional<JournalRoot> root = trusted(numbers.get(i), noted);
            root.ifPresent(found -> found.points().forEach(known::putIfAbsent));
            if (root.isPresent() && root.get().full()) {
                break;
            }
        }
        return known;
    }

    private Optional<JournalRoot> trusted(long number, NavigableMap<Long, Row> noted) {
        Optional<byte[]> bytes = folder.read(number);
        Optional<JournalRoot.Signed> signed = bytes.flatMap(JournalRoot::read);
        Row row = noted.get(number);
        boolean vouched = row == null
                ? signed.filter(this::isOurs).isPresent()
                : row.authentic() && bytes.map(JournalRoot::hash).equals(Optional.of(row.hash()));
        return vouched
                ? signed.map(JournalRoot.Signed::root).filter(root -> root.number() == number)
                : Optional.empty();
    }

    /** A kill between writing the newest root and noting it leaves a file without a row. */
    private void finishRow() {
        NavigableMap<Long, Row> noted = rows.all();
        NavigableSet<Long> numbers = folder.numbers();
        long newest = numbers.isEmpty() ? 0 : numbers.last();
        if (newest == last(noted) + 1) {
            folder.read(newest)
                    .filter(bytes ->
                            JournalRoot.read(bytes).filter(this::isOurs).isPresent())
                    .ifPresent(bytes -> rows.add(newest, JournalRoot.hash(bytes)));
        }
    }

    private static long last(NavigableMap<Long, Row> noted) {
        return noted.isEmpty() ? 0 : noted.lastKey();
    }

    /**
     * Writes the next root.
     *
     * @param known all chains as they are known now
     * @param moved those of them that moved
     */
    void write(NavigableMap<ChainName, Point> known, NavigableMap<ChainName, Point> moved) {
        NavigableMap<Long, Row> noted = rows.all();
        NavigableSet<Long> numbers = folder.numbers();
        long newest = Math.max(last(noted), numbers.isEmpty() ? 0 : numbers.last());
        Row row = noted.get(newest);
        String previous = row != null
                ? row.hash()
                : folder.read(newest).map(JournalRoot::hash).orElse(JournalRoot.START);
        long number = newest + 1;
        boolean full = number % FULL_EACH == 1;
        JournalRoot root = new JournalRoot(
                number, clock.instant().truncatedTo(ChronoUnit.SECONDS), full, previous, full ? known : moved);
        byte[] bytes = root.sign(signer).bytes();
        if (folder.write(number, bytes)) {
            rows.add(number, JournalRoot.hash(bytes));
        }
    }

    /**
     * What all roots say.
     *
     * @param count how many there are
     * @param points how far the chains had come, as far as roots are what they were
     * @param findings what is wrong with roots
     */
    record Read(int count, Map<ChainName, Point> points, List<JournalFinding> findings) {}

    /** Reads all roots and checks how they hang together. */
    Read read() {
        NavigableMap<Long, Row> noted = rows.all();
        NavigableSet<Long> numbers = folder.numbers();
        long newestFile = numbers.isEmpty() ? 0 : numbers.last();
        long newest = Math.max(last(noted), newestFile);
        List<JournalFinding> findings = new ArrayList<>();
        Map<ChainName, Point> points = new HashMap<>();
        boolean unnoted = false;
        String previous = JournalRoot.START;
        for (long number = 1; number <= newest; number++) {
            Row row = noted.get(number);
            boolean lacks = row == null && !(number == newest && number == last(noted) + 1);
            if (lacks && !unnoted) {
                findings.add(JournalFinding.root(number, Wrong.HEAD_MISSING));
            }
            unnoted = lacks;
            if (row != null && !row.authentic()) {
                findings.add(JournalFinding.root(number, Wrong.HEAD_NOT_AUTHENTIC));
            }
            Optional<byte[]> bytes = folder.read(number);
            boolean bySignature = number == newestFile || row == null || !row.authentic();
            wrong(number, bytes, row, previous, bySignature)
                    .ifPresentOrElse(
                            wrong -> findings.add(JournalFinding.root(wrong.number(), wrong.wrong())),
                            () -> bytes.flatMap(JournalRoot::read)
                                    .ifPresent(signed ->
                                            points.putAll(signed.root().points())));
            previous = row != null && row.authentic()
                    ? row.hash()
                    : bytes.map(JournalRoot::hash).orElse("");
        }
        return new Read(numbers.size(), points, findings);
    }

    private Optional<JournalFinding> wrong(
            long number,
            Optional<byte[]> bytes,
            @org.jspecify.annotations.Nullable Row row,
            String previous,
            boolean bySignature) {
        if (bytes.isEmpty()) {
            return Optional.of(JournalFinding.root(number, Wrong.MISSING));
        }
        Optional<JournalRoot.Signed> signed = JournalRoot.read(bytes.get());
        boolean whole = signed.isPresent()
                && signed.get().root().number() == number
                && (previous.isEmpty() || signed.get().root().previous().equals(previous))
                && (row == null || !row.authentic() || row.hash().equals(JournalRoot.hash(bytes.get())));
        if (!whole) {
            return Optional.of(JournalFinding.root(number, Wrong.EDITED));
        }
        if (bySignature && !isOurs(signed.get())) {
            return Optional.of(JournalFinding.root(number, Wrong.UNSIGNED));
        }
        return Optional.empty();
    }

    /** Whether a key of this house for roots signed it. */
    private boolean isOurs(JournalRoot.Signed signed) {
        List<PayloadPublicKey> keys = signer.keys(PayloadContext.JOURNAL_ROOT).stream()
                .map(PayloadKey::publicKey)
                .toList();
        return keys.contains(signed.key()) && signed.isIntact();
    }
}
