package org.hudang.casework.benefit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A benefit as the register knows it.
 *
 * @param id its number
 * @param household number of the household
 * @param township code of the township that owns the household
 * @param programme what is granted
 * @param level class within the programme as the county names it
 * @param people persons of the household who receive it
 * @param from first day
 * @param until last day, if an end was set when it was granted
 * @param nextReview day by which it must be reviewed (定期核查)
 * @param stopped when and why it was stopped, if it was
 */
public record Benefit(
        BenefitId id,
        String household,
        String township,
        Programme programme,
        String level,
        int people,
        LocalDate from,
        Optional<LocalDate> until,
        LocalDate nextReview,
        Optional<Stop> stopped) {

    /**
     * The end of a benefit (停保).
     *
     * @param on first day without the benefit
     * @param reason in words
     */
    public record Stop(LocalDate on, String reason) {}

    /** Whether the household receives it on this day. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from)
                && until.map(last -> !day.isAfter(last)).orElse(true)
                && stopped.map(stop -> day.isBefore(stop.on())).orElse(true);
    }
}
