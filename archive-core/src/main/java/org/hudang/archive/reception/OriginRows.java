package org.hudang.archive.reception;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Arrivals of packages, and numbers of other houses, in the catalogue. */
final class OriginRows {
    private final JdbcClient jdbc;

    OriginRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The household that a package brought; the caller's transaction sees its township. */
    Optional<HouseholdNumber> broughtBy(String sha256) {
        return jdbc.sql("select household from archive.arrival where sha256 = ?")
                .param(sha256)
                .query((row, i) -> new HouseholdNumber(row.getString(1)))
                .optional();
    }

    /** Numbers here by the numbers of other houses. */
    Map<String, String> own(HouseholdNumber household) {
        Map<String, String> own = new HashMap<>();
        jdbc.sql("select theirs, own from archive.foreign_number where household = ?")
                .param(household.value())
                .query(row -> {
                    own.put(row.getString(1), row.getString(2));
                });
        return own;
    }

    void arrived(HouseholdNumber household, Origin origin) {
        String township = jdbc.sql("select township from archive.household where number = ?")
                .param(household.value())
                .query(String.class)
                .single();
        jdbc.sql("insert into archive.arrival (household, township, sha256, form, sender, their_household, sealed_by,"
                        + " handed_at, taken_at, taken_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        household.value(),
                        township,
                        origin.sha256(),
                        origin.form(),
                        origin.sender(),
                        origin.household(),
                        origin.sealedBy(),
                        OffsetDateTime.ofInstant(origin.handedAt(), ZoneOffset.UTC),
                        OffsetDateTime.ofInstant(origin.takenAt(), ZoneOffset.UTC),
                        origin.takenBy())
                .update();
        origin.numbers()
                .forEach((own, foreign) -> jdbc.sql(
                                "insert into archive.foreign_number (household, township, sha256, theirs, own, code)"
                                        + " values (?, ?, ?, ?, ?, ?)")
                        .params(household.value(), township, origin.sha256(), foreign.number(), own, foreign.code())
                        .update());
    }

    List<Origin> of(HouseholdNumber household) {
        Map<String, Map<String, Origin.Foreign>> numbers = new HashMap<>();
        jdbc.sql("select sha256, own, theirs, code from archive.foreign_number where household = ?")
                .param(household.value())
                .query(row -> {
                    numbers.computeIfAbsent(row.getString(1), sha256 -> new HashMap<>())
                            .put(row.getString(2), new Origin.Foreign(row.getString(3), row.getString(4)));
                });
        return jdbc.sql("select * from archive.arrival where household = ? order by taken_at, sha256")
                .param(household.value())
                .query((row, i) -> new Origin(
                        row.getString("sender"),
                        row.getString("their_household"),
                        row.getObject("handed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                        row.getString("taken_by"),
                        row.getString("sha256"),
                        row.getString("form"),
                        row.getString("sealed_by"),
                        numbers.getOrDefault(row.getString("sha256"), Map.of())))
                .list();
    }
}
