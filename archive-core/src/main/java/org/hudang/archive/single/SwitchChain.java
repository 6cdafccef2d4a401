package org.hudang.archive.single;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.journal.Chain;
import org.hudang.archive.secret.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The history of all switches, one chain: docs/formats/journal-v1.md. Its head is authenticated as those of households are.
 * Call inside a transaction; writing needs the bureau's.
 */
public final class SwitchChain {
    /** Name of the chain among those of the archive. */
    public static final String NAME = "single-sets";

    private static final String PURPOSE = "archive.single.head";
    private static final String CUT_OFF = "cut off";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    public SwitchChain(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** One entry. */
    record Linked(long number, Instant at, String who, String act, String line, String why, String hash) {}

    /**
     * Where the chain ends.
     *
     * @param authentic whether it was written here
     */
    public record Standing(long number, String hash, boolean authentic) {}

    /** The head; its number is 0 before the first entry. */
    public Standing standing() {
        return head("").orElseGet(() -> new Standing(0, "", true));
    }

    /** Hash of one entry; empty when there is no such entry. */
    public Optional<String> hash(long number) {
        return jdbc.sql("select hash from archive.single_set_entry where number = ?")
                .param(number)
                .query(String.class)
                .optional();
    }

    /** Follows the chain to its head; empty when it holds. */
    public Optional<JournalBroken> verify() {
        // one statement, hence one moment
        List<Standing> heads = new ArrayList<>();
        List<Linked> entries = new ArrayList<>();
        jdbc.sql("select h.number as last, h.hash as last_hash, h.mac, e.* from (select 1) one"
                        + " left join archive.single_set_head h on true left join archive.single_set_entry e on true"
                        + " order by e.number")
                .query(row -> {
                    if (heads.isEmpty() && row.getObject("last") != null) {
                        heads.add(standing(row.getLong("last"), row.getString("last_hash"), row.getBytes("mac")));
                    }
                    if (row.getObject("number") != null) {
                        entries.add(entry(row));
                    }
                });
        Standing head = heads.isEmpty() ? new Standing(0, "", true) : heads.get(0);
        String previous = "";
        long expected = 1;
        for (Linked entry : entries) {
            if (entry.number() != expected) {
                return broken(expected, "missing");
            }
            if (!linked(entry, previous).equals(entry.hash())) {
                return broken(expected, "altered");
            }
            previous = entry.hash();
            expected++;
        }
        long last = expected - 1;
        if (last < head.number()) {
            return broken(expected, CUT_OFF);
        }
        if (last > head.number() || !previous.equals(head.hash())) {
            return broken(last, "not the entry that the head names");
        }
        return head.authentic() ? Optional.empty() : broken(last, "head not authentic");
    }

    private static Optional<JournalBroken> broken(long number, String finding) {
        return Optional.of(new JournalBroken(NAME, number, finding));
    }

    /**
     * All entries, oldest first.
     *
     * @throws JournalBroken when the chain does not hold
     */
    List<Linked> entries() {
        verify().ifPresent(broken -> {
            throw broken;
        });
        return jdbc.sql("select * from archive.single_set_entry order by number")
                .query((row, i) -> entry(row))
                .list();
    }

    /** Waits until nobody else writes. */
    void lock() {
        jdbc.sql("insert into archive.single_set_head (number, hash, mac) values (0, '', ?) on conflict do nothing")
                .param(mac(0, ""))
                .update();
        var unused = head(" for update");
    }

    /** Appends an entry behind the head, which the caller has locked. */
    void append(Instant at, String who, String act, BusinessLine line, String why) {
        Standing head = standing();
        Linked raw = new Linked(head.number() + 1, at, who, act, line.word(), why, "");
        String hash = linked(raw, head.hash());
        jdbc.sql("insert into archive.single_set_entry (number, at, who, act, line, why, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(raw.number(), OffsetDateTime.ofInstant(at, ZoneOffset.UTC), who, act, line.word(), why, hash)
                .update();
        jdbc.sql("update archive.single_set_head set number = ?, hash = ?, mac = ?")
                .params(raw.number(), hash, mac(raw.number(), hash))
                .update();
    }

    private Optional<Standing> head(String lock) {
        return jdbc.sql("select number, hash, mac from archive.single_set_head" + lock)
                .query((row, i) -> standing(row.getLong(1), row.getString(2), row.getBytes(3)))
                .optional();
    }

    private Standing standing(long number, String hash, byte[] mac) {
        return new Standing(number, hash, Arrays.equals(mac, mac(number, hash)));
    }

    private byte[] mac(long number, String hash) {
        return cipher.index(PURPOSE, number + "|" + hash);
    }

    private static String linked(Linked entry, String previous) {
        return Chain.digest(List.of(
                previous,
                NAME,
                Long.toString(entry.number()),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at())),
                entry.who(),
                entry.act(),
                entry.line(),
                "",
                "",
                entry.why()));
    }

    private static Linked entry(ResultSet row) throws SQLException {
        return new Linked(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("act"),
                row.getString("line"),
                row.getString("why"),
                row.getString("hash"));
    }
}
