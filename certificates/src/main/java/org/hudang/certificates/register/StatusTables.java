package org.hudang.certificates.register;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.status.StatusValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Status lists: places given at random and never twice, values, and the newest signed token of each list. */
final class StatusTables {
    /** A list is full at seven eighths, so that a free place is found in a few tries. */
    static final int FULL = StatusPlace.PLACES / 8 * 7;

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final IntSupplier published;

    /** @param published the highest number of a list that was ever published, as far as is known outside */
    StatusTables(JdbcClient jdbc, SecureRandom random, IntSupplier published) {
        this.jdbc = jdbc;
        this.random = random;
        this.published = published;
    }

    /** A list's latest change, and what its last token was made from. */
    record ListState(int list, long change, Optional<Made> made) {
        /** A token and the change it was made from. */
        record Made(long change, StatusListToken token) {}
    }

    /**
     * Keeps others from taking places until the transaction ends. Who takes a place and writes another's value in one
     * transaction asks for this first: taking a place writes its list's row while it holds this.
     */
    void holdPlaces() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('certificate.status_list', 0))::text")
                .query(String.class)
                .single();
    }

    /** Takes a place that was never taken before. */
    StatusPlace take(Instant now) {
        holdPlaces();
        int list = openList(now);
        while (true) {
            int place = random.nextInt(StatusPlace.PLACES);
            int taken = jdbc.sql(
                            "insert into certificate.status_entry (list, place) values (?, ?) on conflict do nothing")
                    .params(list, place)
                    .update();
            if (taken == 1) {
                jdbc.sql("update certificate.status_list set taken = taken + 1 where list = ?")
                        .param(list)
                        .update();
                return new StatusPlace(list, place);
            }
        }
    }

    /** Sets the value of a place and marks its list as changed. */
    void put(StatusPlace place, StatusValue value) {
        jdbc.sql("update certificate.status_entry set value = ? where list = ? and place = ?")
                .params(value.number(), place.list(), place.index())
                .update();
        jdbc.sql("update certificate.status_list set change = change + 1 where list = ?")
                .param(place.list())
                .update();
    }

    /** Gives no place of a list any more; the list is opened for that when it is not there. */
    void close(int list, Instant now) {
        jdbc.sql("insert into certificate.status_list (list, opened_at, taken, change) values (?, ?, ?, 1)"
                        + " on conflict (list) do update set taken = greatest(status_list.taken, excluded.taken),"
                        + " change = status_list.change + 1")
                .params(list, Tables.time(now), FULL)
                .update();
    }

    /** Marks a place as withdrawn whether it was ever given or not; its list counts as changed by {@link #close}. */
    void withdraw(StatusPlace place) {
        jdbc.sql("insert into certificate.status_entry (list, place, value) values (?, ?, ?)"
                        + " on conflict (list, place) do update set value = excluded.value")
                .params(place.list(), place.index(), StatusValue.REVOKED.number())
                .update();
    }

    List<Integer> lists() {
        return jdbc.sql("select list from certificate.status_list order by list")
                .query(Integer.class)
                .list();
    }

    /** How a list stands, without holding it. */
    Optional<ListState> state(int list) {
        return state(list, "");
    }

    /** How a list stands; it stands still for others until the transaction ends. */
    Optional<ListState> stateHeld(int list) {
        return state(list, " for update of l");
    }

    /** Every value of a list that is not zero. */
    Map<Integer, Integer> values(int list) {
        Map<Integer, Integer> values = new HashMap<>();
        jdbc.sql("select place, value from certificate.status_entry where list = ? and value <> 0")
                .param(list)
                .query(row -> {
                    values.put(row.getInt("place"), row.getInt("value"));
                });
        return values;
    }

    void keep(int list, long change, StatusListToken token) {
        jdbc.sql("insert into certificate.status_token (list, issued_at, change, ttl_seconds, life_seconds, uri, token)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (list) do update set issued_at = excluded.issued_at,"
                        + " change = excluded.change, ttl_seconds = excluded.ttl_seconds,"
                        + " life_seconds = excluded.life_seconds, uri = excluded.uri, token = excluded.token")
                .params(
                        list,
                        Tables.time(token.issuedAt()),
                        change,
                        token.life().ttl().toSeconds())
                .params(token.life().expiry().toSeconds(), token.uri(), token.token())
                .update();
    }

    private int openList(Instant now) {
        Optional<Integer> open = jdbc.sql(
                        "select list from certificate.status_list where taken < ? order by list limit 1")
                .param(FULL)
                .query(Integer.class)
                .optional();
        if (open.isPresent()) {
            return open.get();
        }
        return jdbc.sql(
                        "insert into certificate.status_list (list, opened_at)"
                                + " select greatest(coalesce(max(list), 0), ?) + 1, ? from certificate.status_list returning list")
                .params(published.getAsInt(), Tables.time(now))
                .query(Integer.class)
                .single();
    }

    private Optional<ListState> state(int list, String hold) {
        return jdbc.sql("select l.list, l.change as latest, t.change as made_from, t.issued_at, t.ttl_seconds,"
                        + " t.life_seconds, t.uri, t.token from certificate.status_list l"
                        + " left join certificate.status_token t on t.list = l.list where l.list = ?" + hold)
                .param(list)
                .query((row, n) -> state(row))
                .optional();
    }

    private static ListState state(ResultSet row) throws SQLException {
        Optional<ListState.Made> made = Optional.empty();
        if (row.getObject("made_from") != null) {
            StatusListToken.Life life = new StatusListToken.Life(
                    Duration.ofSeconds(row.getLong("ttl_seconds")), Duration.ofSeconds(row.getLong("life_seconds")));
            StatusListToken token = new StatusListToken(
                    row.getString("uri"), Tables.instant(row, "issued_at"), life, row.getBytes("token"));
            made = Optional.of(new ListState.Made(row.getLong("made_from"), token));
        }
        return new ListState(row.getInt("list"), row.getLong("latest"), made);
    }
}
