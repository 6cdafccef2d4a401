package org.hudang.archive.completeness;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hudang.archive.completeness.ReliefTimes.Relief;

/**
 * What is known of a household beside the volume whose case is looked at.
 *
 * @param cases those of its approval volumes
 * @param relief when it received relief; empty when nobody knows
 * @param keptBy townships that kept its file before this one
 */
public record Surroundings(List<VolumeCase> cases, List<Relief> relief, Set<String> keptBy) {
    /** Nothing is known. */
    public static final Surroundings UNKNOWN = new Surroundings(List.of(), List.of(), Set.of());

    public Surroundings {
        cases = List.copyOf(cases);
        relief = List.copyOf(relief);
        keptBy = Set.copyOf(keptBy);
    }

    /** True when a case of this business was confirmed and closed in this year, so that its papers lie in its own volume. */
    boolean confirmed(BusinessType business, int year) {
        return cases.stream()
                .filter(matter -> matter.business() == business)
                .flatMap(matter -> matter.ended().stream())
                .anyMatch(end -> end.outcome() == Outcome.CONFIRMED && end.on().getYear() == year);
    }

    /** True when relief of one of these programmes, or of any when there are none, ended in this year and did not go on. */
    boolean stopped(int year, Set<String> programmes) {
        return relief.stream()
                .filter(one -> programmes.isEmpty() || programmes.contains(one.programme()))
                .filter(one -> one.until().filter(one.from()::isBefore).isPresent())
                .filter(one -> one.until().orElseThrow().minusDays(1).getYear() == year)
                .anyMatch(one -> !goesOn(one.programme(), one.until().orElseThrow()));
    }

    private boolean goesOn(String programme, LocalDate day) {
        return relief.stream().anyMatch(one -> one.within(day, day, Set.of(programme)));
    }
}
