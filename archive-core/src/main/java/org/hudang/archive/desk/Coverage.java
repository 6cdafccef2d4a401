package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.FiledItem;
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
        List<Given> answers = answers(household);
        Set<String> there = there(answers);
        for (Given given : answers) {
            if (!there.containsAll(given.names()) || given.unreadable()) {
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

    /**
     * An answer that was given.
     *
     * @param names of what it says is there: its table, a blank, its number
     */
    private record Given(String operation, Set<String> names, boolean unreadable) {
        static Given of(String operation, String answer) {
            return switch (operation) {
                case "open" -> new Given(operation, Set.of("household " + answer), false);
                case "openVolume" -> new Given(operation, Set.of("volume " + answer), false);
                case "file" -> filed(operation, answer);
                default -> new Given(operation, Set.of(), false);
            };
        }

        private static Given filed(String operation, String answer) {
            try {
                Set<String> names = new HashSet<>();
                for (FiledItem item : Plan.parseFiled(answer).items()) {
                    names.add("item " + item.id());
                    item.renditions().forEach(one -> names.add("rendition " + one.id()));
                }
                return new Given(operation, names, false);
            } catch (IllegalStateException e) {
                return new Given(operation, Set.of(), true);
            }
        }
    }

    private List<Given> answers(HouseholdNumber household) {
        return jdbc.sql("select operation, answer from archive.answer where household = ? order by operation, key")
                .param(household.value())
                .query((row, i) -> Given.of(row.getString(1), row.getString(2)))
                .list();
    }

    /** What there is of all that the answers name. */
    private Set<String> there(List<Given> answers) {
        String[] numbers = answers.stream()
                .flatMap(given -> given.names().stream())
                .map(name -> name.substring(name.indexOf(' ') + 1))
                .distinct()
                .toArray(String[]::new);
        return Set.copyOf(jdbc.sql("select 'household ' || number from archive.household where number = any(:numbers)"
                        + " union all select 'volume ' || id from archive.volume where id = any(:numbers)"
                        + " union all select 'item ' || id from archive.item where id = any(:numbers)"
                        + " union all select 'rendition ' || id from archive.rendition where id = any(:numbers)")
                .param("numbers", numbers)
                .query(String.class)
                .list());
    }
}
