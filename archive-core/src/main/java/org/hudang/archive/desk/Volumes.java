package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.CodeRule;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of volumes. */
final class Volumes {
    private final JdbcClient jdbc;

    Volumes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A volume with what only this package needs.
     *
     * @param inventory sha512 of the inventory at its version; empty while nothing is filed
     * @param matter where its case stands
     * @param destroyed whether it was destroyed
     * @param codeRule text of the rule by which its code was given; empty when it is older than that column
     */
    record Row(Volume volume, String township, String inventory, CaseRow matter, boolean destroyed, String codeRule) {}

    /** The next number of a series; given to nobody else, whatever becomes of this transaction's neighbours. */
    int nextNumber(String series) {
        return jdbc.sql("insert into archive.series (prefix, last) values (?, 1)"
                        + " on conflict (prefix) do update set last = archive.series.last + 1 returning last")
                .param(series)
                .query(Integer.class)
                .single();
    }

    /**
     * What the code of a new volume was made of.
     *
     * @param series in which its number counts
     * @param number of the volume in it
     * @param rule by which it was given
     */
    record Coded(String series, int number, CodeRule rule) {}

    void insert(Volume volume, String township, String user, Coded coded) {
        jdbc.sql("insert into archive.volume (id, household, township, kind, programme, year, title, code, version,"
                        + " items, inventory, opened_at, opened_by, series, series_number, code_rule)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', ?, ?, ?, ?, ?)")
                .params(
                        volume.id().value(),
                        volume.household().value(),
                        township,
                        volume.kind().name(),
                        volume.programme(),
                        volume.year(),
                        volume.title(),
                        volume.code(),
                        OffsetDateTime.ofInstant(volume.openedAt(), ZoneOffset.UTC),
                        user,
                        coded.series(),
                        coded.number(),
                        coded.rule().text())
                .update();
    }

    private static final String ONE = "select * from archive.volume where id = ?";

    /** A volume, to be asked for with other questions. */
    static Supplier<Optional<Row>> ask(Statements questions, VolumeId id) {
        return questions.one(ONE, (row, i) -> row(row), id.value());
    }

    Optional<Row> find(VolumeId id) {
        return jdbc.sql(ONE).param(id.value()).query((row, i) -> row(row)).optional();
    }

    /** Waits for whoever reads a volume as it is until their transaction ends, and keeps it until that of the caller does. */
    void hold(VolumeId id) {
        jdbc.sql("select id from archive.volume where id = ? for update")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    List<Row> of(HouseholdNumber household) {
        return jdbc.sql("select * from archive.volume where household = ? order by opened_at, id")
                .param(household.value())
                .query((row, i) -> row(row))
                .list();
    }

    List<Row> all() {
        return jdbc.sql("select * from archive.volume order by household, id")
                .query((row, i) -> row(row))
                .list();
    }

    /** Moves a volume from its base version to its next one, with other changes. */
    static void advance(Statements changes, Plan plan) {
        changes.change(
                1,
                "update archive.volume set version = ?, items = items + ?, inventory = ?"
                        + " where id = ? and version = ? and inventory = ?",
                plan.version(),
                plan.items().size(),
                plan.after(),
                plan.volume(),
                plan.version() - 1,
                plan.before());
        if (plan.turn() != null) {
            CaseRow after = plan.turn().after();
            changes.change(
                    1,
                    "update archive.volume set business = ?, facts = ?, outcome = ?, ended = ? where id = ?",
                    after.business(),
                    after.facts(),
                    after.outcome(),
                    after.ended(),
                    plan.volume());
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        Volume volume = new Volume(
                new VolumeId(row.getString("id")),
                new HouseholdNumber(row.getString("household")),
                VolumeKind.valueOf(row.getString("kind")),
                row.getString("programme"),
                row.getInt("year"),
                row.getString("title"),
                row.getString("code"),
                row.getInt("version"),
                row.getInt("items"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
        CaseRow matter = new CaseRow(
                row.getString("business"), row.getString("facts"), row.getString("outcome"), row.getString("ended"));
        return new Row(
                volume,
                row.getString("township"),
                row.getString("inventory"),
                matter,
                !row.getString("destroyed_by").isEmpty(),
                row.getString("code_rule"));
    }
}
