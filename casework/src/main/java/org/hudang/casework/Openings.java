package org.hudang.casework;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an opening is given durably before its papers are composed, the same again for the same key: id and number. One set of
 * tables for each kind of paper, {@code casework.KIND_opening} and {@code casework.KIND_series}; every method runs inside the
 * caller's transaction and scope.
 */
public final class Openings {
    private final JdbcClient jdbc;
    private final String tables;

    /** @param kind of paper, a word of this code: {@code authorization} or {@code application} */
    public Openings(JdbcClient jdbc, String kind) {
        this.jdbc = jdbc;
        this.tables = "casework." + kind;
    }

    /**
     * What was drawn.
     *
     * @param id of what is opened
     * @param number printed on it
     * @param household whose it is
     */
    public record Drawn(String id, String number, String household) {}

    /** Lets one opening with this key go on at a time, until the transaction ends. */
    public void lock(String township, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(? || ' ' || ? || ' ' || ?, 0))::text")
                .params(tables, township, key)
                .query(String.class)
                .single();
    }

    /** What was drawn with this key before. */
    public Optional<Drawn> drawn(String township, String key) {
        return jdbc.sql("select id, number, household from " + tables
                        + "_opening where township = ? and idempotency = ?")
                .params(township, key)
                .query((row, n) -> new Drawn(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    /**
     * The next serial of a division and day: consecutive, and none is given twice.
     *
     * @return 1 to 9999; empty when they are used up
     */
    public Optional<Integer> next(String division, String day) {
        return jdbc.sql("insert into " + tables + "_series as series (division, day, last) values (?, ?, 1)"
                        + " on conflict (division, day) do update set last = series.last + 1"
                        + " where series.last < 9999 returning last")
                .params(division, day)
                .query(Integer.class)
                .optional();
    }

    /** Keeps what was drawn under its key. */
    public Drawn keep(String township, String key, Drawn drawn) {
        jdbc.sql("insert into " + tables + "_opening (township, idempotency, household, id, number)"
                        + " values (?, ?, ?, ?, ?)")
                .params(township, key, drawn.household(), drawn.id(), drawn.number())
                .update();
        return drawn;
    }
}
