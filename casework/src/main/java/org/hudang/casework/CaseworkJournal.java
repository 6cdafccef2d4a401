package org.hudang.casework;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.Heads;
import org.hudang.signing.chain.Heads.Kept;
import org.hudang.signing.chain.Heads.Link;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was done in the relief process (办理日志), append-only, one hash chain per household: each entry's digest covers
 * the entry before it, so that an edited, deleted or reordered entry shows. The head of the chain stands beside it,
 * authenticated with a key that the database does not hold, so that cutting the newest entries off shows too. Form:
 * docs/formats/relief-journal-v1.md.
 *
 * <p>Writing joins the caller's transaction: no change without its entry, and none after a chain that does not hold.
 */
public final class CaseworkJournal {
    /** Digest before the first entry of a household. */
    private static final byte[] START = new byte[32];

    private static final String PURPOSE = "casework.journal.head";
    private static final String ALGORITHM = "sha256:";

    private final JdbcClient jdbc;
    private final Heads heads;
    private final Clock clock;

    /**
     * A journal over the caller's transactions.
     *
     * @param cipher holds the index key that authenticates heads
     */
    public CaseworkJournal(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.heads = new Heads(cipher::index, PURPOSE);
        this.clock = clock;
    }

    /**
     * Appends an entry; must be called inside the transaction of the change that it tells.
     *
     * @param household number of the household
     * @param township that owns the household
     * @param act what was done, a stable word such as {@code benefit-stopped}
     * @param facts numbers and dates of the act; no personal data
     * @throws JournalAltered if the newest entry is not the one that the head names
     */
    public void append(String household, String township, String act, String facts, Acting acting) {
        Head head = held(household, township);
        Head newest = newest(household);
        if (!head.equals(newest)) {
            throw new JournalAltered(household, newest.ordinal() + 1);
        }
        long ordinal = head.ordinal() + 1;
        OffsetDateTime at = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        Entry entry = new Entry(household, township, ordinal, at, acting.user(), act, facts);
        byte[] before = HexFormat.of().parseHex(head.digest());
        byte[] digest = entry.digest(before);
        jdbc.sql("insert into casework.journal values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(household, township, ordinal, at, acting.user(), act, facts, before, digest)
                .update();
        move(township, household, new Head(ordinal, HexFormat.of().formatHex(digest)));
    }

    /**
     * The household's chain stands still for others until the transaction ends. A lock of one row: a transaction may hold
     * the chains of a whole county.
     *
     * @throws JournalAltered if its head was not written here, or stands where this caller does not see it
     */
    public void hold(String household, String township) {
        var unused = held(household, township);
    }

    private Head held(String household, String township) {
        Optional<Head> there = head(household, " for update");
        if (there.isPresent()) {
            return there.get();
        }
        jdbc.sql("insert into casework.journal_head (household, township, ordinal, digest, mac) values (?, ?, ?, ?, ?)"
                        + " on conflict (household) do nothing")
                .params(household, township, 0, START, mac(household, Head.NONE))
                .update();
        return head(household, " for update").orElseThrow(() -> new JournalAltered(household, 1));
    }

    private void move(String township, String household, Head to) {
        jdbc.sql("update casework.journal_head set township = ?, ordinal = ?, digest = ?, mac = ? where household = ?")
                .params(township, to.ordinal(), HexFormat.of().parseHex(to.digest()), mac(household, to), household)
                .update();
    }

    /** The head as it was written here. */
    private Optional<Head> head(String household, String hold) {
        Optional<Kept> stored = kept(household, hold);
        stored.filter(head -> !heads.isAuthentic(household, head)).ifPresent(forged -> {
            throw new JournalAltered(household, forged.number());
        });
        return stored.map(head -> new Head(head.number(), head.hash()));
    }

    private Optional<Kept> kept(String household, String hold) {
        return jdbc.sql("select household, ordinal, digest, mac from casework.journal_head where household = ?" + hold)
                .param(household)
                .query((row, n) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("ordinal"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                HexFormat.of().formatHex(row.getBytes("mac")));
    }

    private Head newest(String household) {
        return jdbc.sql("select ordinal, digest from casework.journal where household = ?"
                        + " order by ordinal desc limit 1")
                .param(household)
                .query((row, n) -> new Head(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))))
                .optional()
                .orElse(Head.NONE);
    }

    private byte[] mac(String household, Head head) {
        return heads.mac(household, head.ordinal(), head.digest());
    }

    /**
     * Reads a household's entries and checks their chain.
     *
     * @throws JournalAltered naming the first entry that does not fit
     */
    public List<Entry> read(String household) {
        List<Chained> chain = chain(household);
        follow(household, chain).ifPresent(broken -> {
            throw new JournalAltered(household, broken.number());
        });
        return chain.stream().map(Chained::entry).toList();
    }

    /** Follows a household's chain to its head; empty when it holds. */
    Optional<ChainBreak> follow(String household) {
        return follow(household, chain(household));
    }

    private Optional<ChainBreak> follow(String household, List<Chained> chain) {
        List<Link> links = chain.stream().map(Chained::link).toList();
        return heads.follow(household, links, kept(household, ""));
    }

    /** Every household that has entries or a head, as far as the caller sees. */
    List<String> households() {
        return jdbc.sql("select household from casework.journal"
                        + " union select household from casework.journal_head order by 1")
                .query(String.class)
                .list();
    }

    /** The heads of all chains with entries, as far as the caller sees. */
    List<ChainHead> heads() {
        return jdbc.sql("select household, ordinal, digest, mac from casework.journal_head where ordinal > 0"
                        + " order by household")
                .query((row, n) -> {
                    Kept kept = kept(row);
                    String household = row.getString("household");
                    return new ChainHead(
                            household, kept.number(), ALGORITHM + kept.hash(), heads.isAuthentic(household, kept));
                })
                .list();
    }

    /** Digest of one entry. */
    Optional<String> digest(String household, long ordinal) {
        return jdbc.sql("select digest from casework.journal where household = ? and ordinal = ?")
                .params(household, ordinal)
                .query((row, n) -> ALGORITHM + HexFormat.of().formatHex(row.getBytes(1)))
                .optional();
    }

    private List<Chained> chain(String household) {
        return jdbc.sql(
                        "select coalesce(written_for, township), ordinal, at, actor, act, facts, before, digest from casework.journal"
                                + " where household = ? order by ordinal")
                .param(household)
                .query((row, n) -> new Chained(
                        new Entry(
                                household,
                                row.getString(1),
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)),
                        HexFormat.of().formatHex(row.getBytes(7)),
                        HexFormat.of().formatHex(row.getBytes(8))))
                .list();
    }

    private record Head(long ordinal, String digest) {
        static final Head NONE = new Head(0, Heads.START);
    }

    private record Chained(Entry entry, String before, String digest) {
        Link link() {
            return new Link(
                    entry.ordinal(),
                    digest,
                    previous -> previous.equals(before)
                            ? HexFormat.of()
                                    .formatHex(entry.digest(HexFormat.of().parseHex(previous)))
                            : "follows another entry");
        }
    }

    /**
     * One entry.
     *
     * @param household number of the household
     * @param township that owned it then
     * @param ordinal place in the household's chain, from 1
     * @param at when, to the microsecond
     * @param actor account that acted
     * @param act what was done
     * @param facts numbers and dates of the act
     */
    public record Entry(
            String household,
            String township,
            long ordinal,
            OffsetDateTime at,
            String actor,
            String act,
            String facts) {
        byte[] digest(byte[] before) {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(before);
                for (String part : List.of(
                        household,
                        township,
                        Long.toString(ordinal),
                        at.toInstant().toString(),
                        actor,
                        act,
                        facts)) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    sha256.update(HexFormat.of().toHexDigits(bytes.length).getBytes(StandardCharsets.US_ASCII));
                    sha256.update(bytes);
                }
                return sha256.digest();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
