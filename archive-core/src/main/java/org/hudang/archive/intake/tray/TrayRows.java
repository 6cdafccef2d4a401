package org.hudang.archive.intake.tray;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.VolumeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of uploads and their parts. */
final class TrayRows {
    private final JdbcClient jdbc;

    TrayRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose a household is; it stays so until the running transaction ends. */
    Optional<String> townshipKept(HouseholdNumber household) {
        return jdbc.sql("select township from archive.household where number = ? for share")
                .param(household.value())
                .query(String.class)
                .optional();
    }

    Optional<HouseholdNumber> household(VolumeId volume) {
        return jdbc.sql("select household from archive.volume where id = ?")
                .param(volume.value())
                .query(String.class)
                .optional()
                .map(HouseholdNumber::new);
    }

    /** Lets those who reserve room follow each other. */
    void queue() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('hudang.archive.tray', 0))")
                .query((row, i) -> "")
                .single();
    }

    /** Bytes that were announced by all open uploads of the house and have not come. */
    long expected() {
        return jdbc.sql("select coalesce(sum(u.bytes - coalesce((select sum(p.bytes) from archive.upload_part p"
                        + " where p.upload = u.id), 0)), 0) from archive.upload u where u.state = 'RECEIVING'")
                .query(Long.class)
                .single();
    }

    int open(HouseholdNumber household) {
        return jdbc.sql("select count(*) from archive.upload where household = ?"
                        + " and state in ('RECEIVING', 'WAITING', 'READY', 'QUARANTINED')")
                .param(household.value())
                .query(Integer.class)
                .single();
    }

    Optional<TrayRow> ofKey(String township, String key) {
        return jdbc.sql("select * from archive.upload where township = ? and key = ?")
                .params(township, key)
                .query((row, i) -> row(row))
                .optional();
    }

    void insert(TrayRow row) {
        jdbc.sql("insert into archive.upload (id, household, township, key, name, bytes, sha256, state, begun_at,"
                        + " begun_by, changed_at, parent, described) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        row.id().value(),
                        row.household().value(),
                        row.township(),
                        row.key(),
                        row.name(),
                        row.bytes(),
                        row.sha256(),
                        row.state(),
                        at(row.begunAt()),
                        row.begunBy(),
                        at(row.changedAt()))
                .param(row.parent().map(UploadId::value).orElse(null))
                .param(row.described().orElse(null))
                .update();
    }

    Optional<TrayRow> find(UploadId id) {
        return jdbc.sql("select * from archive.upload where id = ?")
                .param(id.value())
                .query((row, i) -> row(row))
                .optional();
    }

    /** The row, which nobody else changes before the transaction ends. */
    Optional<TrayRow> lock(UploadId id) {
        return jdbc.sql("select * from archive.upload where id = ? for update")
                .param(id.value())
                .query((row, i) -> row(row))
                .optional();
    }

    List<TrayRow> of(HouseholdNumber household) {
        return jdbc.sql("select * from archive.upload where household = ? order by begun_at, id")
                .param(household.value())
                .query((row, i) -> row(row))
                .list();
    }

    int children(UploadId zip) {
        return jdbc.sql("select count(*) from archive.upload where parent = ?")
                .param(zip.value())
                .query(Integer.class)
                .single();
    }

    void state(UploadId id, String state, Instant now) {
        jdbc.sql("update archive.upload set state = ?, changed_at = ? where id = ?")
                .params(state, at(now), id.value())
                .update();
    }

    void delete(UploadId id) {
        jdbc.sql("delete from archive.upload where id = ?").param(id.value()).update();
    }

    List<Part> parts(UploadId id) {
        return jdbc.sql("select start, bytes, sha256 from archive.upload_part where upload = ? order by start")
                .param(id.value())
                .query((row, i) -> new Part(row.getLong(1), row.getInt(2), row.getString(3)))
                .list();
    }

    void insert(TrayRow row, Part part, Instant now) {
        jdbc.sql("insert into archive.upload_part (upload, household, township, start, bytes, sha256)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        row.id().value(),
                        row.household().value(),
                        row.township(),
                        part.offset(),
                        part.bytes(),
                        part.sha256())
                .update();
        jdbc.sql("update archive.upload set changed_at = ? where id = ?")
                .params(at(now), row.id().value())
                .update();
    }

    /** Takes the upload that has waited longest for itself. */
    Optional<TrayRow> claim(String claim, Instant now, Instant until) {
        return jdbc.sql(
                        "update archive.upload set claim = ?, claimed_until = ?, tries = tries + 1 where id = (select id"
                                + " from archive.upload where state = 'WAITING' and (claimed_until is null or claimed_until <= ?)"
                                + " order by changed_at, id limit 1 for update skip locked) returning *")
                .params(claim, at(until), at(now))
                .query((row, i) -> row(row))
                .optional();
    }

    /** Lets go of it as if it had not been taken; nobody takes it before this moment. */
    void giveBack(UploadId id, String claim, Instant notBefore) {
        jdbc.sql("update archive.upload set claim = null, claimed_until = ?, tries = tries - 1"
                        + " where id = ? and claim = ? and state = 'WAITING'")
                .params(at(notBefore), id.value(), claim)
                .update();
    }

    /** Writes down what was found; false when another has taken the upload over, or it was dropped. */
    boolean found(UploadId id, String claim, String state, TrayRow.Found found, Instant now) {
        return jdbc.sql(
                                "update archive.upload set state = ?, type = ?, quarantined = ?, pages = ?, findings = ?, text_sha256 = ?,"
                                        + " pdfa_sha256 = ?, changed_at = ?, claim = null, claimed_until = null"
                                        + " where id = ? and claim = ? and state = 'WAITING'")
                        .param(state)
                        .param(found.type())
                        .param(found.quarantined())
                        .param(found.pages())
                        .param(found.findings())
                        .param(found.text().orElse(null))
                        .param(found.pdfa().orElse(null))
                        .params(at(now), id.value(), claim)
                        .update()
                == 1;
    }

    void hold(UploadId id, String filing, Instant now) {
        jdbc.sql("update archive.upload set filing = ?, filing_at = ? where id = ?")
                .params(filing, at(now), id.value())
                .update();
    }

    /** Lets an upload go, unless an earlier try of the same filing waits to be completed: that has its bytes. */
    void letGo(UploadId id, String filing) {
        jdbc.sql("update archive.upload u set filing = null, filing_at = null where id = ? and filing = ?"
                        + " and state <> 'FILED' and not exists (select 1 from archive.intent i"
                        + " where i.township = u.township and i.key = u.filing and i.closed_at is null)")
                .params(id.value(), filing)
                .update();
    }

    /** Whether a filing with this key waits to be completed. */
    boolean isUnderWay(String township, String filing) {
        return jdbc.sql("select count(*) from archive.intent where township = ? and key = ? and closed_at is null")
                        .params(township, filing)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void filed(UploadId id, ItemId item, Instant now) {
        jdbc.sql("update archive.upload set state = 'FILED', item = ?, changed_at = ?, filing_at = ?"
                        + " where id = ? and state in ('READY', 'QUARANTINED')")
                .params(item.value(), at(now), at(now), id.value())
                .update();
    }

    /** The same bytes in this household: a filed original, else an upload that was begun earlier. */
    Optional<Twin> twin(TrayRow row) {
        Optional<Twin> filed = jdbc.sql(
                        "select i.id, i.code from archive.rendition r join archive.item i on i.id = r.item"
                                + " where r.household = ? and r.sha256 = ? and r.role = 'ORIGINAL' and i.id <> ?"
                                + " order by i.filed_at, i.id limit 1")
                .params(row.household().value(), row.sha256(), row.item().orElse(""))
                .query((one, i) -> (Twin) new Twin.InArchive(new ItemId(one.getString(1)), one.getString(2)))
                .optional();
        return filed.isPresent()
                ? filed
                : jdbc.sql("select id, name from archive.upload where household = ? and sha256 = ? and id <> ?"
                                + " and (begun_at, id) < (?, ?) and state not in ('REFUSED', 'FILED')"
                                + " order by begun_at, id limit 1")
                        .params(
                                row.household().value(),
                                row.sha256(),
                                row.id().value(),
                                at(row.begunAt()),
                                row.id().value())
                        .query((one, i) -> (Twin) new Twin.InTray(new UploadId(one.getString(1)), one.getString(2)))
                        .optional();
    }

    /** Removes what is over; returns what went. */
    List<UploadId> deleteOver(Instant unchangedSince) {
        return jdbc
                .sql("delete from archive.upload where changed_at < ? and (state in ('RECEIVING', 'REFUSED', 'FILED')"
                        + " or (state = 'UNPACKED' and not exists (select 1 from archive.upload child"
                        + " where child.parent = upload.id and child.state in ('WAITING', 'READY', 'QUARANTINED'))))"
                        + " returning id")
                .param(at(unchangedSince))
                .query(String.class)
                .list()
                .stream()
                .map(UploadId::new)
                .toList();
    }

    private static TrayRow row(ResultSet row) throws SQLException {
        Optional<TrayRow.Hold> hold = row.getString("filing") == null
                ? Optional.empty()
                : Optional.of(new TrayRow.Hold(row.getString("filing"), instant(row, "filing_at")));
        return new TrayRow(
                new UploadId(row.getString("id")),
                new HouseholdNumber(row.getString("household")),
                row.getString("township"),
                row.getString("key"),
                row.getString("name"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("state"),
                instant(row, "begun_at"),
                row.getString("begun_by"),
                instant(row, "changed_at"),
                row.getInt("tries"),
                new TrayRow.Found(
                        Optional.ofNullable(row.getString("type")).orElse(""),
                        row.getBoolean("quarantined"),
                        row.getInt("pages"),
                        row.getString("findings"),
                        Optional.ofNullable(row.getString("text_sha256")),
                        Optional.ofNullable(row.getString("pdfa_sha256"))),
                hold,
                Optional.ofNullable(row.getString("item")),
                Optional.ofNullable(row.getString("parent")).map(UploadId::new),
                Optional.ofNullable(row.getString("described")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
