package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.hudang.archive.Acting;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.household.HouseholdNumber;

/** Looks at the rows and the histories of households. */
final class HouseholdCheck {
    private final Database database;
    private final Completion.Catalogue catalogue;
    private final Coverage coverage;

    HouseholdCheck(Database database, Completion.Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
        this.coverage = new Coverage(database.jdbc());
    }

    /** What does not agree about one household. */
    record Found(HouseholdNumber household, List<Finding> findings) {}

    /**
     * Looks at some households, in one transaction.
     *
     * @return those about which something does not agree
     */
    List<Found> look(List<HouseholdNumber> some) {
        return database.within(
                Acting.BUREAU,
                ask -> {
                    var indexed = catalogue.households().misindexed(ask, some);
                    var covered = Coverage.ask(ask, some);
                    return () -> new Asked(indexed.get(), covered.get());
                },
                asked -> found(some, asked));
    }

    private record Asked(List<Households.Misindexed> members, Coverage.Asked coverage) {}

    private List<Found> found(List<HouseholdNumber> some, Asked asked) {
        Map<String, List<Finding>> findings = new HashMap<>();
        some.forEach(one -> findings.put(one.value(), new ArrayList<>()));
        BiConsumer<String, Finding> tell = (household, finding) ->
                Objects.requireNonNull(findings.get(household)).add(finding);
        // a member whose keyed indexes are not those of the document is found by nobody, or by another's number
        for (Households.Misindexed one : asked.members()) {
            tell.accept(
                    one.household(), new Finding(Kind.CATALOGUE_DIFFERS, one.household() + " " + one.member(), "", ""));
        }
        Map<HouseholdNumber, JournalBroken> broken = catalogue.journal().broken(some);
        broken.forEach((household, at) -> tell.accept(
                household.value(),
                new Finding(
                        Kind.JOURNAL_BROKEN,
                        household + " " + at.arguments().get(1),
                        "",
                        String.valueOf(at.arguments().get(2)))));
        coverage.findings(asked.coverage(), broken.keySet(), tell);
        return some.stream()
                .map(one -> new Found(one, Objects.requireNonNull(findings.get(one.value()))))
                .filter(one -> !one.findings().isEmpty())
                .toList();
    }
}
