package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.Filed;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No change without an entry in the history, and no answer that names what is not there. What was made anew without its record
 * has no entry of its own; its history says that instead.
 */
final class Coverage {
    private final JdbcClient jdbc;

    Coverage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Finding> of(HouseholdNumber household) {
        List<Finding> findings = new ArrayList<>();
        untold(household).forEach(what -> findings.add(new Finding(Kind.UNTOLD, household + " " + what, "", "")));
        for (Given given : answers(household)) {
            if (!isTrue(given)) {
                findings.add(new Finding(Kind.ANSWER_UNTRUE, household + " " + given.operation(), "", ""));
            }
        }
        return findings;
    }

    private List<String> untold(HouseholdNumber household) {
        return jdbc
                .sql("with told as (select act, object, after from archive.journal where household = :household)"
                        + " select number as what from archive.household h where number = :household and not exists"
                        + "   (select 1 from told where act = 'household.open' and object = h.number)"
                        + " union all select v.id from archive.volume v where v.household = :household and not exists"
                        + "   (select 1 from told where act = 'volume.open' and object = v.id)"
                        + " union all select v.id || ' v' || v.version from archive.volume v"
                        + "   where v.household = :household and v.version > 0 and not exists (select 1 from told"
                        + "   where object = v.id and after = 'sha512:' || v.inventory)")
                .param("household", household.value())
                .query(String.class)
                .list()
                .stream()
                .filter(what -> !isRebuilt(household))
                .toList();
    }

    private boolean isRebuilt(HouseholdNumber household) {
        return !jdbc.sql("select 1 from archive.journal where household = ? and act = 'catalogue.rebuild' limit 1")
                .param(household.value())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private record Given(String operation, String answer) {}

    private List<Given> answers(HouseholdNumber household) {
        return jdbc.sql("select operation, answer from archive.answer where household = ? order by operation, key")
                .param(household.value())
                .query((row, i) -> new Given(row.getString(1), row.getString(2)))
                .list();
    }

    private boolean isTrue(Given given) {
        return switch (given.operation()) {
            case "open" -> exists("household", "number", Set.of(given.answer()));
            case "openVolume" -> exists("volume", "id", Set.of(given.answer()));
            case "file" -> isFiled(given.answer());
            default -> true;
        };
    }

    private boolean isFiled(String answer) {
        Filed filed;
        try {
            filed = Plan.parseFiled(answer);
        } catch (IllegalStateException e) {
            return false;
        }
        Set<String> items =
                filed.items().stream().map(item -> item.id().value()).collect(Collectors.toSet());
        Set<String> renditions = filed.items().stream()
                .flatMap(item -> item.renditions().stream())
                .map(one -> one.id().value())
                .collect(Collectors.toSet());
        return exists("item", "id", items) && exists("rendition", "id", renditions);
    }

    private boolean exists(String table, String column, Set<String> wanted) {
        return jdbc.sql("select count(*) from archive." + table + " where " + column + " = any(?)")
                        .param(wanted.toArray(String[]::new))
                        .query(Long.class)
                        .single()
                == wanted.size();
    }
}
