package org.hudang.archive.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.secret.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The history of each household: append only, one chain of digests per household.
 *
 * <p>The head of a chain stands with the household, authenticated with the index key, which the database does not hold: cutting
 * the newest entries off and correcting the head needs that key. Call inside a transaction that sees the household.
 */
public final class Journal {
    private static final String PURPOSE = "archive.journal.head";
    /**
     * Lets rows that refer to the household be written meanwhile. Who has written one holds the household as PostgreSQL holds what is
     * referred to, and then appends here: a stronger lock would have two of them wait for each other.
     */
    private static final String HELD = " for no key update";

    private static final String STORED =
            "select number, township, journal_number, journal_hash, journal_mac from archive.household where number = ?";

    /** Entries that are in memory at once while a chain is followed. */
    private static final int FETCHED = 1000;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    public Journal(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * Head of a chain.
     *
     * @param number of the newest entry; 0 when there is none
     * @param hash of that entry; empty text when there is none
     */
    public record Head(long number, String hash) {
        /** Before the first entry. */
        public static final Head NONE = new Head(0, "");
    }

    /** Authentication of a head. */
    public byte[] mac(HouseholdNumber household, Head head) {
        return cipher.index(PURPOSE, household + "|" + head.number() + "|" + head.hash());
    }

    /**
     * A head as it stands there.
     *
     * @param authentic whether it was written here
     */
    public record Standing(HouseholdNumber household, Head head, boolean authentic) {}

    /** The heads of all households that the transaction sees, for those who witness them. */
    public List<Standing> standings() {
        return jdbc.sql("select number, township, journal_number, journal_hash, journal_mac from archive.household"
                        + " order by number")
                .query((row, i) -> {
                    HouseholdNumber household = new HouseholdNumber(row.getString("number"));
                    Stored stored = stored(row, "township");
                    return new Standing(household, stored.head(), isAuthentic(household, stored));
                })
                .list();
    }

    /** Question to the database for the head of a household, for those who ask more with it; {@link #head(ResultSet)} reads it. */
    public static final String HEAD = "select journal_number, journal_hash from archive.household where number = ?";

    /** Reads the answer to {@link #HEAD}. */
    public static Head head(ResultSet row) throws SQLException {
        return new Head(row.getLong("journal_number"), row.getString("journal_hash"));
    }

    /** The head, without a lock. */
    public Head head(HouseholdNumber household) {
        return jdbc.sql(STORED)
                .param(household.value())
                .query((row, i) -> head(row))
                .optional()
                .orElseThrow(HouseholdUnknown::new);
    }

    /** Question to the database for a head that is held until the transaction ends; {@link #held(ResultSet)} reads it. */
    public static final String HOLD = STORED + HELD;

    /** The head of a household, behind which nobody else appends before this transaction ends. */
    public static final class Held {
        private final HouseholdNumber household;
        private final Stored stored;

        private Held(HouseholdNumber household, Stored stored) {
            this.household = household;
            this.stored = stored;
        }
    }

    /** Reads the answer to {@link #HOLD}. */
    public static Held held(ResultSet row) throws SQLException {
        return new Held(new HouseholdNumber(row.getString("number")), stored(row, "township"));
    }

    /**
     * An entry behind a held head, and what writes it.
     *
     * @param text of one statement that writes the entry and moves the head; it changes one row
     */
    public record Link(JournalEntry entry, String text, List<Object> parameters) {}

    /**
     * Appends an entry and moves the head; others that append to the same household wait.
     *
     * @throws JournalBroken when the head is not one that was written here: then nothing may be written after it
     */
    public JournalEntry append(HouseholdNumber household, Entry entry) {
        Held held = jdbc.sql(HOLD)
                .param(household.value())
                .query((row, i) -> held(row))
                .optional()
                .orElseThrow(HouseholdUnknown::new);
        Link link = link(held, entry);
        jdbc.sql(link.text()).params(link.parameters()).update();
        return link.entry();
    }

    /**
     * The entry that comes behind a head; it is not written yet.
     *
     * @throws JournalBroken when the head is not one that was written here: then nothing may be written after it
     */
    public Link link(Held held, Entry entry) {
        HouseholdNumber household = held.household;
        Stored stored = held.stored;
        requireAuthentic(household, stored);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        JournalEntry linked = Chain.link(
                household, stored.head().number() + 1, at, entry, stored.head().hash());
        Head next = new Head(linked.number(), linked.hash());
        return new Link(
                linked,
                "with linked as (insert into archive.journal (household, number, township, at, who, act, object, before,"
                        + " after, why, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))"
                        + " update archive.household set journal_number = ?, journal_hash = ?, journal_mac = ?"
                        + " where number = ?",
                List.of(
                        household.value(),
                        linked.number(),
                        stored.township(),
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        linked.who(),
                        linked.act(),
                        linked.object(),
                        linked.before(),
                        linked.after(),
                        linked.why(),
                        linked.hash(),
                        next.number(),
                        next.hash(),
                        mac(household, next),
                        household.value()));
    }

    /** The entries of a household, oldest first, as they stand there. */
    public List<JournalEntry> entries(HouseholdNumber household) {
        return jdbc.sql("select * from archive.journal where household = ? order by number")
                .param(household.value())
                .query((row, i) -> entry(row))
                .list();
    }

    /** Question to the database for the entries of households that are of one act; {@link #entry} reads a row of the answer. */
    public static final String ENTRIES =
            "select * from archive.journal where household = any(?) and act = ? order by household, number";

    /** Hash of one entry; empty when there is no such entry. */
    public Optional<String> hash(HouseholdNumber household, long number) {
        return jdbc.sql("select hash from archive.journal where household = ? and number = ?")
                .params(household.value(), number)
                .query(String.class)
                .optional();
    }

    /**
     * Follows the chain of a household to its head.
     *
     * @return the entry at which it breaks and how; empty when it holds
     */
    public Optional<JournalBroken> verify(HouseholdNumber household) {
        List<Following> one = followed(List.of(household));
        return one.stream().findFirst().orElseThrow(HouseholdUnknown::new).broken();
    }

    /**
     * Follows the chains of households to their heads.
     *
     * @return those that break, and how
     */
    public Map<HouseholdNumber, JournalBroken> broken(List<HouseholdNumber> households) {
        Map<HouseholdNumber, JournalBroken> broken = new LinkedHashMap<>();
        for (Following one : followed(households)) {
            one.broken().ifPresent(at -> broken.put(one.household, at));
        }
        return broken;
    }

    private List<Following> followed(List<HouseholdNumber> households) {
        List<Following> all = new ArrayList<>();
        // one statement: an entry that comes meanwhile is in both what is read of the head and of the entries, or in
        // none
        jdbc.sql("select h.number as chain, h.township as owner, h.journal_number, h.journal_hash, h.journal_mac, j.*"
                        + " from archive.household h left join archive.journal j on j.household = h.number"
                        + " where h.number = any(?) order by h.number, j.number")
                .param(households.stream().map(HouseholdNumber::value).toArray(String[]::new))
                .withFetchSize(FETCHED)
                .query(row -> {
                    String chain = row.getString("chain");
                    if (all.isEmpty()
                            || !all.get(all.size() - 1).household.value().equals(chain)) {
                        all.add(new Following(new HouseholdNumber(chain), stored(row, "owner")));
                    }
                    if (row.getObject("number") != null) {
                        all.get(all.size() - 1).follower.take(entry(row));
                    }
                });
        return all;
    }

    /** A chain that is followed. */
    private final class Following {
        private final HouseholdNumber household;
        private final Stored stored;
        private final Chain.Follower follower = new Chain.Follower();

        Following(HouseholdNumber household, Stored stored) {
            this.household = household;
            this.stored = stored;
        }

        Optional<JournalBroken> broken() {
            Head head = stored.head();
            Optional<Chain.Break> broken = follower.end(head.number(), head.hash());
            if (broken.isPresent()) {
                return broken.map(b -> new JournalBroken(household.value(), b.number(), b.finding()));
            }
            return isAuthentic(household, stored)
                    ? Optional.empty()
                    : Optional.of(new JournalBroken(household.value(), head.number(), "head not authentic"));
        }
    }

    /**
     * Follows a chain that was carried away from its database.
     *
     * @param entries oldest first
     * @param head what it has to end with
     * @return the entry at which it breaks and how; empty when it holds
     */
    public static Optional<JournalBroken> follow(HouseholdNumber household, List<JournalEntry> entries, Head head) {
        return Chain.follow(entries, head.number(), head.hash())
                .map(b -> new JournalBroken(household.value(), b.number(), b.finding()));
    }

    private void requireAuthentic(HouseholdNumber household, Stored stored) {
        if (!isAuthentic(household, stored)) {
            throw new JournalBroken(household.value(), stored.head().number(), "head not authentic");
        }
    }

    private boolean isAuthentic(HouseholdNumber household, Stored stored) {
        return HexFormat.of().formatHex(mac(household, stored.head())).equals(stored.mac());
    }

    private record Stored(String township, Head head, String mac) {}

    private static Stored stored(ResultSet row, String township) throws SQLException {
        return new Stored(row.getString(township), head(row), HexFormat.of().formatHex(row.getBytes("journal_mac")));
    }

    /** Reads a row of the answer to {@link #ENTRIES}. */
    public static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                new HouseholdNumber(row.getString("household")),
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("act"),
                row.getString("object"),
                row.getString("before"),
                row.getString("after"),
                row.getString("why"),
                row.getString("hash"));
    }
}
