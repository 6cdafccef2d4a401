package org.hudang.archive.completeness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;

/** Who knows when a household received relief: a port, for the archive keeps no register of benefits. */
@FunctionalInterface
public interface ReliefTimes {
    /** Nobody knows. */
    ReliefTimes NOBODY = (household, acting) -> List.of();

    /** Every time in which it received, receives or will receive relief; empty when nobody knows of any. */
    List<Relief> of(HouseholdNumber household, Acting acting);

    /**
     * A time of relief.
     *
     * @param programme code of the programme
     * @param from first day
     * @param until first day without it, if an end is known
     */
    record Relief(String programme, LocalDate from, Optional<LocalDate> until) {
        /** True when it covers a day from the first to the last, and is of one of these programmes. */
        boolean within(LocalDate first, LocalDate last, Set<String> programmes) {
            return programmes.contains(programme)
                    && !from.isAfter(last)
                    && until.map(day -> day.isAfter(first)).orElse(true)
                    && until.map(day -> day.isAfter(from)).orElse(true);
        }
    }
}
