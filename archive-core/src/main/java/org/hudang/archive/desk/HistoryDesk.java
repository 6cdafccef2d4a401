package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Histories;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.volume.VersionActs;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Pages of histories, joined with what their entries are about. */
final class HistoryDesk implements Histories {
    private static final String FILED = "volume.file";

    /** Acts of which each is one version of a volume, for SQL. */
    private static final String VERSIONS =
            VersionActs.ALL.stream().sorted().collect(Collectors.joining("', '", "('", "')"));

    private static final String WANTED =
            " j.household = :household and (:act = '' or j.act = :act)" + " and (:who = '' or j.who = :who)";

    private final Database database;
    private final Journal journal;

    HistoryDesk(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    @Override
    public Page page(HouseholdNumber household, Asked asked, Acting acting) {
        return database.within(acting.township(), () -> {
            journal.verify(household).ifPresent(broken -> {
                throw broken;
            });
            List<Told> found = told(household, asked);
            boolean more = found.size() > asked.most();
            List<Told> page = more ? found.subList(0, asked.most()) : found;
            return new Page(
                    brought(household, page),
                    count(household, asked),
                    more ? OptionalLong.of(page.get(page.size() - 1).number()) : OptionalLong.empty());
        });
    }

    @Override
    public Choices choices(HouseholdNumber household, Acting acting) {
        return database.within(
                acting.township(), () -> new Choices(distinct("act", household), distinct("who", household)));
    }

    private List<String> distinct(String column, HouseholdNumber household) {
        return database.jdbc()
                .sql("select distinct " + column + " from archive.journal where household = ? order by 1")
                .param(household.value())
                .query(String.class)
                .list();
    }

    private StatementSpec asking(String sql, HouseholdNumber household, Asked asked) {
        return database.jdbc()
                .sql(sql)
                .param("household", household.value())
                .param("act", asked.act().orElse(""))
                .param("who", asked.who().orElse(""));
    }

    private long count(HouseholdNumber household, Asked asked) {
        return asking("select count(*) from archive.journal j where" + WANTED, household, asked)
                .query(Long.class)
                .single();
    }

    /** One more than was asked for, when there are more. */
    private List<Told> told(HouseholdNumber household, Asked asked) {
        return asking(
                        "select j.number, j.at, j.who, j.act, j.object, j.why, i.title as paper, v.title as volume,"
                                + " v.version from archive.journal j"
                                + " left join archive.item i on i.id = j.object and i.household = j.household"
                                + " left join archive.volume v on v.id = j.object and v.household = j.household"
                                + " where" + WANTED + " and j.number < :before order by j.number desc limit :most",
                        household,
                        asked)
                .param("before", asked.before().orElse(Long.MAX_VALUE))
                .param("most", asked.most() + 1)
                .query((row, i) -> told(row))
                .list();
    }

    private static Told told(ResultSet row) throws SQLException {
        String paper = row.getString("paper");
        String volume = row.getString("volume");
        Thing thing = new Thing.Other();
        if (paper != null) {
            thing = new Thing.Paper(paper);
        } else if (volume != null) {
            thing = new Thing.OfVolume(volume, row.getInt("version") == 0 ? State.EMPTY : State.FILLED);
        }
        return new Told(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("act"),
                row.getString("object"),
                row.getString("why"),
                thing,
                0);
    }

    /** A filing is as many papers as are of the version that it made: the n-th version is the n-th act that makes one. */
    private List<Told> brought(HouseholdNumber household, List<Told> page) {
        if (page.stream().noneMatch(entry -> entry.act().equals(FILED))) {
            return page;
        }
        Map<Long, Long> papers = new HashMap<>();
        database.jdbc()
                .sql("select n.number, (select count(*) from archive.item i where i.volume = n.object"
                        + " and i.version = n.version) as papers from (select number, act, object, count(*) over"
                        + " (partition by object order by number) as version from archive.journal"
                        + " where household = ? and act in " + VERSIONS + ") n"
                        + " where n.act = ? and n.number between ? and ?")
                .params(
                        household.value(),
                        FILED,
                        page.get(page.size() - 1).number(),
                        page.get(0).number())
                .query(row -> {
                    papers.put(row.getLong(1), row.getLong(2));
                });
        return page.stream()
                .map(entry -> new Told(
                        entry.number(),
                        entry.at(),
                        entry.who(),
                        entry.act(),
                        entry.object(),
                        entry.why(),
                        entry.thing(),
                        papers.getOrDefault(entry.number(), 0L)))
                .toList();
    }
}
