package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.keeping.Rounds.Damage;
import org.hudang.archive.keeping.Rounds.Standing;
import org.hudang.archive.store.ListFolder;
import org.hudang.archive.volume.VolumeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of what rounds read, and of what they found damaged. */
final class DamageRows {
    private static final Pattern ITEM = Pattern.compile("/(itm_[a-z2-7]{26})/");
    /** What was destroyed is missed by nobody, but the lists on which it stands are kept for ever. */
    private static final String OPEN = " from archive.damage d join archive.volume v on v.id = d.volume"
            + " where d.whole_since is null and (" + RemovalRows.KEPT + " or starts_with(d.place, '" + ListFolder.BELOW
            + "') or starts_with(d.place, '" + ReplicationDesk.BESIDE + ListFolder.BELOW + "'))";

    private final JdbcClient jdbc;
    private final Clock clock;

    DamageRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Names a damage of a volume: kind and place. */
    static String key(Finding finding) {
        return finding.kind().name() + " " + finding.where();
    }

    /** The place in the name of a damage. */
    static String place(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }

    /** The damages of a volume that are known and open. */
    List<String> open(VolumeId volume) {
        return jdbc.sql("select kind, place from archive.damage where volume = ? and whole_since is null")
                .param(volume.value())
                .query((row, i) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    void damaged(Volumes.Row row, Finding finding) {
        jdbc.sql("insert into archive.damage (volume, place, kind, household, township, expected, found, since)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (volume, place, kind) do update set"
                        + " expected = excluded.expected, found = excluded.found, since = excluded.since,"
                        + " whole_since = null, healed = false")
                .params(
                        row.volume().id().value(),
                        finding.where(),
                        finding.kind().name(),
                        row.volume().household().value(),
                        row.township(),
                        finding.expected(),
                        finding.found(),
                        now())
                .update();
    }

    void whole(VolumeId volume, String key, boolean healed) {
        jdbc.sql("update archive.damage set whole_since = ?, healed = ? where volume = ? and kind = ? and place = ?")
                .params(now(), healed, volume.value(), key.substring(0, key.indexOf(' ')), place(key))
                .update();
    }

    void read(Volumes.Row row, long bytes) {
        jdbc.sql("insert into archive.fixity (volume, household, township, version, checked_at, bytes)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (volume) do update set version = excluded.version,"
                        + " checked_at = excluded.checked_at, bytes = excluded.bytes, township = excluded.township")
                .params(
                        row.volume().id().value(),
                        row.volume().household().value(),
                        row.township(),
                        row.volume().version(),
                        now(),
                        bytes)
                .update();
    }

    /** Of a volume that was not read as it is now, the catalogue knows how large its papers are and since when they lie there. */
    Standing standing() {
        return jdbc.sql("select count(*) as volumes, count(*) filter (where f.volume is null) as never,"
                        + " coalesce(sum(greatest(coalesce(f.bytes, 0), coalesce(n.bytes, 0))), 0)::bigint as bytes,"
                        + " min(f.checked_at) as oldest,"
                        + " min(coalesce(f.checked_at, n.filed_at, v.opened_at)) as waiting,"
                        + " (select count(*)" + OPEN + ") as damages,"
                        + " (select count(*) from archive.damage where healed) as healed"
                        + " from archive.volume v left join archive.fixity f on f.volume = v.id"
                        + " left join lateral (select min(i.filed_at) as filed_at, sum(r.bytes) as bytes"
                        + " from archive.item i join archive.rendition r on r.item = i.id where i.volume = v.id"
                        + " and f.version is distinct from v.version) n on true"
                        + " where v.version > 0 and" + RemovalRows.KEPT)
                .query((row, i) -> new Standing(
                        row.getLong("volumes"),
                        row.getLong("bytes"),
                        row.getLong("never"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getObject("waiting", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getLong("damages"),
                        row.getLong("healed")))
                .single();
    }

    List<Damage> damages(int most) {
        List<Damage> damages = new ArrayList<>();
        jdbc.sql("select d.*, v.code" + OPEN + " order by d.since, d.volume, d.place limit ?")
                .param(most)
                .query(row -> {
                    damages.add(damage(row));
                });
        return damages;
    }

    private Damage damage(ResultSet row) throws SQLException {
        String place = row.getString("place");
        return new Damage(
                new HouseholdNumber(row.getString("household")),
                new VolumeId(row.getString("volume")),
                row.getString("code"),
                item(place),
                Kind.valueOf(row.getString("kind")),
                place,
                row.getString("expected"),
                row.getString("found"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    /** Archival code of the item whose file lies there. */
    Optional<String> item(String place) {
        Matcher found = ITEM.matcher(place);
        return found.find()
                ? jdbc.sql("select code from archive.item where id = ?")
                        .param(found.group(1))
                        .query(String.class)
                        .optional()
                : Optional.empty();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
