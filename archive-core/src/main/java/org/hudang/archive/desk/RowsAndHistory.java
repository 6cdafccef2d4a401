package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;

/**
 * What rows owe to the history of their household, and what the history tells of rows: every act that changed what stands in the
 * catalogue, with who did it and what was said, as docs/formats/journal-v1.md lists them.
 */
final class RowsAndHistory {
    /** Rows whose making is told, and whose number is that of the acts: each of them once, in both directions. */
    private static final String OWED = String.join(
            " union all ",
            "select number as household, 'household.open' as act, number as object, opened_by as who, '' as said"
                    + " from archive.household where number = any(?)",
            "select household, 'volume.open', id, opened_by, code from archive.volume where household = any(?)",
            "select i.household, 'volume.inspect', i.volume, '',"
                    + " 'sha256:' || encode(sha256(convert_to(i.report, 'UTF8')), 'hex') from archive.inspection i"
                    + " join archive.volume v on v.id = i.volume where i.household = any(?) and v.destroyed_at is null",
            "select household, 'volume.destroy', id, '', destroyed_by from archive.volume"
                    + " where household = any(?) and destroyed_at is not null",
            "select household, 'paper.place', item, noted_by,"
                    + " concat_ws(' / ', nullif(room, ''), nullif(box, ''), nullif(number, ''), nullif(holder, ''))"
                    + " from archive.paper_place where household = any(?)",
            "select household, 'request.take', id, taken_by, kind || ' ' || to_char(due_on, 'YYYY-MM-DD')"
                    + " from archive.person_request where household = any(?)",
            "select household, 'request.answer', id, answered_by, kind || ' ' || outcome from archive.person_request"
                    + " where household = any(?) and outcome <> ''",
            "select household, 'retention.hold', coalesce(volume, household), placed_by, kind from archive.hold"
                    + " where household = any(?)",
            "select household, 'retention.release', coalesce(volume, household), released_by, kind from archive.hold"
                    + " where household = any(?) and released_at is not null",
            "select household, 'retention.propose', volume, proposed_by,"
                    + " period || ' ' || to_char(expired_on, 'YYYY-MM-DD') from archive.disposal"
                    + " where household = any(?)",
            "select household, 'retention.refuse', volume, refused_by, refused_why from archive.disposal"
                    + " where household = any(?) and refused_at is not null",
            "select household, 'replica.remove', volume, '', disposal from archive.replica_removal"
                    + " where household = any(?)",
            "select household, case fate when 'ENDS' then 'household.end' else 'household.part' end, household,"
                    + " linked_by, other || ' ' || why from archive.household_link"
                    + " where household = any(?) and direction = 'INTO'",
            "select household, 'household.arise', household, linked_by, other || ' ' || why"
                    + " from archive.household_link where household = any(?) and direction = 'FROM'");

    /**
     * The same out of the history. Of places only the newest stands in a row; what was destroyed has no papers and no reports; of
     * packages that were taken over, a row alone is asked for, since one that is under way is not told yet.
     */
    private static final String TOLD = "select t.household,"
            + " case t.act when 'volume.judge' then 'volume.inspect' else t.act end as act, t.object,"
            + " case when t.act in ('volume.inspect', 'volume.judge', 'volume.destroy', 'replica.remove',"
            + "   'household.receive') then '' else t.who end as who,"
            + " case t.act when 'household.part' then t.after || ' ' || t.why"
            + "   when 'household.end' then t.after || ' ' || t.why"
            + "   when 'household.arise' then t.before || ' ' || t.why"
            + "   when 'volume.inspect' then t.after"
            + "   when 'volume.judge' then t.after"
            + "   else t.why end as said"
            + " from told t where t.act in ('household.open', 'volume.open', 'volume.destroy', 'request.take',"
            + "   'request.answer', 'retention.hold', 'retention.release', 'retention.propose', 'retention.refuse',"
            + "   'replica.remove', 'household.part', 'household.end', 'household.arise')"
            + " or t.act in ('volume.inspect', 'volume.judge') and not exists (select from archive.volume v where v.id = t.object"
            + "   and v.destroyed_at is not null)"
            + " or t.act = 'paper.place' and exists (select from archive.item i where i.id = t.object)"
            + "   and (t.household, t.object, t.number) in (select household, object, max(number) from told"
            + "   where act = 'paper.place' group by household, object)"
            + " or t.act = 'household.receive' and not exists (select from archive.arrival a"
            + "   where a.household = t.household and t.after = 'sha256:' || a.sha256)";

    /** What a row says now and one act at least must have brought about. */
    private static final String SAID = String.join(
            " union all ",
            "select v.household, v.id || ' v' || v.version as what, v.id as object, '' as act, '' as who,"
                    + " 'sha512:' || v.inventory as after, '' as why"
                    + " from archive.volume v where v.household = any(?) and v.version > 0",
            "select household, 'retention.approve ' || volume, volume, 'retention.approve', first_by, '', 'APPROVED_ONCE'"
                    + " from archive.disposal where household = any(?) and first_at is not null",
            "select household, 'retention.approve ' || volume, volume, 'retention.approve', second_by, '', 'APPROVED'"
                    + " from archive.disposal where household = any(?) and second_at is not null",
            "select household, 'retention.list ' || volume, volume, 'retention.list', '', '', list from archive.disposal"
                    + " where household = any(?) and list is not null",
            "select household, 'volume.destroyed ' || volume, volume, 'volume.destroyed', '', '', list from archive.disposal"
                    + " where household = any(?) and state = 'DESTROYED'");

    private static final String DIFFERENT =
            "with told as (select household, number, who, act, object, before, after, why from archive.journal"
                    // who looked at papers changed nothing, and looks are the most of a long history
                    + "   where household = any(?) and not starts_with(act, 'item.') and not starts_with(act, 'file.')),"
                    + " owed as (" + OWED + "), recounted as (" + TOLD + "), said as (" + SAID + ")"
                    + " select household, act || ' ' || object as what, coalesce(o.n, 0), coalesce(r.n, 0)"
                    + " from (select household, act, object, who, said, count(*) as n from owed"
                    + "     group by household, act, object, who, said) o"
                    + " full join (select household, act, object, who, said, count(*) as n from recounted"
                    + "     group by household, act, object, who, said) r using (household, act, object, who, said)"
                    + " where o.n is distinct from r.n"
                    + " union all select s.household, s.what, 1, 0 from said s where not exists (select from told t"
                    + "   where t.household = s.household and t.object = s.object and s.act in ('', t.act)"
                    + "   and s.who in ('', t.who) and s.after in ('', t.after) and s.why in ('', t.why))"
                    // every version was brought by an act of its own; the newest is asked for above
                    + " union all (select v.household, v.id || ' versions', 1, 0 from archive.volume v left join told t"
                    + "   on t.object = v.id and starts_with(t.act, 'volume.') and starts_with(t.after, 'sha512:')"
                    + "   and t.after <> 'sha512:' || v.inventory where v.household = any(?)"
                    + "   group by v.household, v.id, v.version having v.version > 1 + count(distinct t.after))"
                    // it lies where its last move brought it
                    + " union all select m.household, 'household.move ' || m.household, 1, 1 from"
                    + "   (select distinct on (household) household, after from told where act = 'household.move'"
                    + "     order by household, number desc) m"
                    + "   join archive.household h on h.number = m.household where h.township <> m.after";

    private static final int PLACES = places();

    private RowsAndHistory() {}

    /**
     * Something on which rows and history do not agree.
     *
     * @param what act and object, or what a row says
     * @param owed how often rows say so
     * @param told how often the history does
     */
    record Different(String household, String what, long owed, long told) {
        private static Different of(ResultSet row) throws SQLException {
            return new Different(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4));
        }
    }

    private static int places() {
        return (int) DIFFERENT.chars().filter(c -> c == '?').count();
    }

    /** A question about households, to be put with others. */
    static Supplier<List<Different>> ask(Statements questions, String... households) {
        Object[] numbers = new Object[PLACES];
        Arrays.fill(numbers, households);
        return questions.list(DIFFERENT, (row, i) -> Different.of(row), numbers);
    }

    /** One finding for each act and object; of one household. */
    static List<Finding> findings(String household, List<Different> all) {
        Map<String, List<Different>> together =
                all.stream().collect(Collectors.groupingBy(Different::what, LinkedHashMap::new, Collectors.toList()));
        List<Finding> findings = new ArrayList<>();
        together.forEach((what, some) -> findings.add(new Finding(kind(some), household + " " + what, "", "")));
        return findings;
    }

    private static Kind kind(List<Different> some) {
        boolean owed = some.stream().anyMatch(one -> one.owed() > one.told());
        boolean told = some.stream().anyMatch(one -> one.told() > one.owed());
        if (owed == told) {
            return Kind.CATALOGUE_DIFFERS;
        }
        return owed ? Kind.UNTOLD : Kind.ROW_GONE;
    }
}
