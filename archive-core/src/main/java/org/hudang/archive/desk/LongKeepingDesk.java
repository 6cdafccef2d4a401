package org.hudang.archive.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.LongKeeping;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.VolumeId;

/** The course of inspections, from the reports of the catalogue. */
final class LongKeepingDesk implements LongKeeping {
    private static final String NEWEST =
            " left join lateral (select i.at, i.version, i.failed from archive.inspection i"
                    + " where i.volume = v.id and i.stage = 'CQ' order by i.number desc limit 1) n on true";

    private final Database database;
    private final ZoneId zone;

    LongKeepingDesk(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    @Override
    public List<VolumeId> due(Rule rule, int most, Acting acting) {
        return database.within(
                acting.township(),
                () -> database.jdbc()
                        .sql("select v.id from archive.volume v" + NEWEST
                                + " where v.version > 0 and (coalesce(n.at, v.opened_at) < :before"
                                + " or (n.version < v.version and n.at < :changed))"
                                + " order by n.at nulls first, v.opened_at, v.id limit :most")
                        .param("before", at(rule.before()))
                        .param("changed", at(rule.changedBefore()))
                        .param("most", most)
                        .query((row, i) -> new VolumeId(row.getString(1)))
                        .list());
    }

    @Override
    public List<Month> months(YearMonth first, Acting acting) {
        return database.within(
                acting.township(),
                () -> database.jdbc()
                        .sql("select to_char(at at time zone :zone, 'YYYY-MM') as month, stage, count(*) as made,"
                                + " count(*) filter (where failed > 0) as failed,"
                                + " count(*) filter (where failed = 0 and by_hand > 0) as by_hand"
                                + " from archive.inspection i where at >= :first and not exists"
                                + " (select from archive.inspection f where f.volume = i.volume and f.stage = i.stage"
                                + " and f.follows = i.number) group by 1, 2 order by 1, 2")
                        .param("zone", zone.getId())
                        .param("first", at(first.atDay(1).atStartOfDay(zone).toInstant()))
                        .query((row, i) -> new Month(
                                YearMonth.parse(row.getString("month")),
                                Stage.valueOf(row.getString("stage")),
                                row.getLong("made"),
                                row.getLong("failed"),
                                row.getLong("by_hand")))
                        .list());
    }

    @Override
    public List<Failing> failing(int most, Acting acting) {
        return database.within(
                acting.township(),
                () -> database.jdbc()
                        .sql("select v.household, v.id, v.code, n.at, n.failed from archive.volume v" + NEWEST
                                + " where n.failed > 0 order by n.at desc, v.id limit ?")
                        .param(most)
                        .query((row, i) -> new Failing(
                                new HouseholdNumber(row.getString(1)),
                                new VolumeId(row.getString(2)),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getInt(5)))
                        .list());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
