package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.desk.RowsAndHistory.Different;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.FiledItem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No change without an entry in the history, no entry of what is not there, and no answer that names what is not there. What was
 * made anew without its record has no entry of its own; its history says that instead.
 */
final class Coverage {
    private static final String REBUILT =
            "select distinct household from archive.journal where household = any(?) and act = 'catalogue.rebuild'";
    private static final String ANSWERS = "select household, operation, answer from archive.answer"
            + " where household = any(?) order by household, operation, key";

    private final JdbcClient jdbc;

    Coverage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was asked about households. */
    record Asked(List<Different> different, Set<String> rebuilt, List<Given> answers) {}

    /** Questions about households, to be put with others. */
    static Supplier<Asked> ask(Statements questions, List<HouseholdNumber> households) {
        String[] numbers = households.stream().map(HouseholdNumber::value).toArray(String[]::new);
        Supplier<List<Different>> different = RowsAndHistory.ask(questions, numbers);
        Supplier<List<String>> rebuilt = questions.list(REBUILT, (row, i) -> row.getString(1), (Object) numbers);
        Supplier<List<Given>> answers = questions.list(ANSWERS, (row, i) -> Given.of(row), (Object) numbers);
        return () -> new Asked(different.get(), Set.copyOf(rebuilt.get()), answers.get());
    }

    /**
     * Tells what the answers give.
     *
     * @param but households whose history says nothing, since it is broken
     * @param tell takes a household and what does not agree
     */
    void findings(Asked asked, Set<HouseholdNumber> but, BiConsumer<String, Finding> tell) {
        Set<String> silent = new HashSet<>();
        but.forEach(one -> silent.add(one.value()));
        asked.different().stream()
                .filter(one ->
                        !silent.contains(one.household()) && !asked.rebuilt().contains(one.household()))
                .collect(Collectors.groupingBy(Different::household))
                .forEach((household, some) ->
                        RowsAndHistory.findings(household, some).forEach(finding -> tell.accept(household, finding)));
        Set<String> there = there(asked.answers());
        for (Given given : asked.answers()) {
            if (!silent.contains(given.household()) && (given.unreadable() || !there.containsAll(given.names()))) {
                tell.accept(
                        given.household(),
                        new Finding(Kind.ANSWER_UNTRUE, given.household() + " " + given.operation(), "", ""));
            }
        }
    }

    /**
     * An answer that was given.
     *
     * @param names of what it says is there: its table, a blank, its number
     */
    private record Given(String household, String operation, Set<String> names, boolean unreadable) {
        static Given of(ResultSet row) throws SQLException {
            String household = row.getString(1);
            String operation = row.getString(2);
            String answer = row.getString(3);
            return switch (operation) {
                case "open" -> new Given(household, operation, Set.of("household " + answer), false);
                case "openVolume" -> new Given(household, operation, Set.of("volume " + answer), false);
                case "file" -> filed(household, operation, answer);
                default -> new Given(household, operation, Set.of(), false);
            };
        }

        private static Given filed(String household, String operation, String answer) {
            try {
                Set<String> names = new HashSet<>();
                for (FiledItem item : Plan.parseFiled(answer).items()) {
                    names.add("item " + item.id());
                    item.renditions().forEach(one -> names.add("rendition " + one.id()));
                }
                return new Given(household, operation, names, false);
            } catch (IllegalStateException e) {
                return new Given(household, operation, Set.of(), true);
            }
        }
    }

    /** What there is of all that the answers name: one statement, since each of the answers may be long. */
    private Set<String> there(List<Given> answers) {
        return Set.copyOf(jdbc.sql("select 'household ' || number from archive.household where number = any(?)"
                        + " union all select 'volume ' || id from archive.volume where id = any(?)"
                        + " union all select 'item ' || id from archive.item where id = any(?)"
                        + " union all select 'rendition ' || id from archive.rendition where id = any(?)")
                .params(
                        numbers(answers, "household "),
                        numbers(answers, "volume "),
                        numbers(answers, "item "),
                        numbers(answers, "rendition "))
                .query(String.class)
                .list());
    }

    private static String[] numbers(List<Given> answers, String table) {
        return answers.stream()
                .flatMap(given -> given.names().stream())
                .filter(name -> name.startsWith(table))
                .map(name -> name.substring(table.length()))
                .distinct()
                .toArray(String[]::new);
    }
}
