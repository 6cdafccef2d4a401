package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StagedVersion;
import org.hudang.archive.volume.VolumeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Filings whose bytes are safe in staging and that have no answer yet. */
final class Intents {
    private static final String COLUMNS = "select id, household, township, volume, new_version, inventory, plan,"
            + " closed_at is null as open from archive.intent where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Intents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One filing. {@code plan} is empty once it is closed. */
    record Row(StagedVersion staged, String township, String plan, boolean open) {
        HouseholdNumber household() {
            return staged.object().household();
        }

        VolumeId volume() {
            return staged.object().volume();
        }
    }

    /**
     * Opens a filing on the version it was staged for, to be put with questions. It reserves its idempotency key: another open
     * filing with the same key, in whatever volume, is a duplicate key.
     *
     * @return whether the volume still is at that version; nothing was written when it is not
     */
    Supplier<Boolean> open(Statements statements, StagedVersion staged, Plan plan) {
        Supplier<Optional<String>> opened = statements.one(
                "insert into archive.intent (id, household, township, volume, base_version, new_version, inventory, plan,"
                        + " key, begun_at) select ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from archive.volume"
                        + " where id = ? and version = ? and inventory = ? for share returning id",
                (row, i) -> row.getString(1),
                staged.intent(),
                plan.household(),
                plan.township(),
                plan.volume(),
                staged.version() - 1,
                staged.version(),
                staged.inventory(),
                plan.toJson(),
                plan.key(),
                now(),
                plan.volume(),
                staged.version() - 1,
                plan.before());
        return () -> opened.get().isPresent();
    }

    Optional<Row> find(String id) {
        return jdbc.sql(COLUMNS + "id = ?")
                .param(id)
                .query((row, i) -> row(row))
                .optional();
    }

    private static final String LOCK = COLUMNS + "id = ? for update";

    /** The same, and nobody else changes it before the end of the transaction. */
    Optional<Row> lock(String id) {
        return jdbc.sql(LOCK).param(id).query((row, i) -> row(row)).optional();
    }

    /** The same, to be asked for with other questions. */
    static Supplier<Optional<Row>> lock(Statements questions, String id) {
        return questions.one(LOCK, (row, i) -> row(row), id);
    }

    private static final String OPEN_OF = COLUMNS + "volume = ? and closed_at is null";

    Optional<Row> openOf(VolumeId volume) {
        return jdbc.sql(OPEN_OF)
                .param(volume.value())
                .query((row, i) -> row(row))
                .optional();
    }

    /** The open filing of a volume, if there is one, to be asked for with other questions. */
    static Supplier<Optional<Row>> ask(Statements questions, VolumeId volume) {
        return questions.one(OPEN_OF, (row, i) -> row(row), volume.value());
    }

    List<Row> allOpen() {
        return jdbc.sql(COLUMNS + "closed_at is null order by begun_at, id")
                .query((row, i) -> row(row))
                .list();
    }

    private static final String CLOSE = "update archive.intent set closed_at = ?, outcome = ?, plan = '' where id = ?";

    /** Closes a filing that comes to nothing. */
    void discard(String id) {
        jdbc.sql(CLOSE).params(now(), "discarded", id).update();
    }

    /** Closes a filing, with the changes that its plan has become. */
    void filed(Statements changes, String id) {
        changes.change(1, CLOSE, now(), "filed", id);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Row row(ResultSet row) throws SQLException {
        ObjectName object =
                new ObjectName(new HouseholdNumber(row.getString("household")), new VolumeId(row.getString("volume")));
        StagedVersion staged =
                new StagedVersion(object, row.getString("id"), row.getInt("new_version"), row.getString("inventory"));
        return new Row(staged, row.getString("township"), row.getString("plan"), row.getBoolean("open"));
    }
}
