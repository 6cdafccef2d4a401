package org.hudang.archive.desk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Fact;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.VolumeCase;

/**
 * Where a case stands, as columns and as members of {@code volume.json}: words, which are read only where they are needed, so
 * that the check can tell of words that mean nothing.
 *
 * @param facts one space between two
 * @param outcome empty while the volume is open
 * @param ended ISO date, empty while the volume is open
 */
record CaseRow(String business, String facts, String outcome, String ended) {
    static CaseRow of(VolumeCase matter) {
        return new CaseRow(
                matter.business().name(),
                matter.facts().stream().map(Fact::name).collect(Collectors.joining(" ")),
                matter.ended().map(end -> end.outcome().name()).orElse(""),
                matter.ended().map(end -> end.on().toString()).orElse(""));
    }

    boolean closed() {
        return !outcome.isEmpty();
    }

    VolumeCase matter() {
        Set<Fact> declared = facts.isEmpty()
                ? Set.of()
                : Arrays.stream(facts.split(" ", -1))
                        .map(Fact::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fact.class)));
        return new VolumeCase(
                BusinessType.valueOf(business),
                declared,
                outcome.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new VolumeCase.Ended(Outcome.valueOf(outcome), LocalDate.parse(ended))));
    }

    Map<String, Object> json() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("business", business);
        one.put("facts", facts.isEmpty() ? List.of() : List.of(facts.split(" ", -1)));
        one.put("outcome", outcome);
        one.put("ended", ended);
        return one;
    }
}
