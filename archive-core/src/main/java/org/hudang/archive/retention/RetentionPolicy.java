package org.hudang.archive.retention;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.volume.VolumeKind;

/**
 * A row of the policy (保管期限表).
 *
 * @param programme code of a programme, or {@code *}
 * @param outcomes how a case ended for which it counts; empty for volumes of daily management
 * @param trigger what starts the period
 * @param period {@code Y} for ever, or {@code D} and years
 * @param basis on what it rests, in words
 * @param validFrom periods that start before this day go by an earlier row (RT-03); empty for one that always counted
 */
public record RetentionPolicy(
        VolumeKind kind,
        String programme,
        Set<Outcome> outcomes,
        Trigger trigger,
        String period,
        String basis,
        Optional<LocalDate> validFrom) {
    public RetentionPolicy {
        outcomes = Set.copyOf(outcomes);
    }

    /** Years; empty when it is kept for ever. */
    public Optional<Integer> years() {
        return period.equals("Y") ? Optional.empty() : Optional.of(Integer.parseInt(period.substring(1)));
    }

    /** Whether a period that starts on this day goes by it. */
    boolean counts(LocalDate start) {
        return validFrom.map(from -> !start.isBefore(from)).orElse(true);
    }

    /** The first day on which it is over: periods run from the first of January after what started them. */
    Optional<LocalDate> over(LocalDate started) {
        return years().map(years -> LocalDate.of(started.getYear() + 1 + years, 1, 1));
    }
}
