package org.hudang.archive.retention;

import java.time.LocalDate;

/** How a volume stands with its period (保管状态). */
public sealed interface Standing {
    /** Whether its period is over on this day. */
    default boolean isOverOn(LocalDate day) {
        return this instanceof Runs runs && !day.isBefore(runs.until());
    }

    /** Its case is not closed: no period runs. */
    record Open() implements Standing {}

    /** What starts the period has not happened (在保，不计期): it is in force and has no end. */
    record InForce(RetentionPolicy policy) implements Standing {}

    /** It is kept for ever (永久). */
    record Forever(RetentionPolicy policy) implements Standing {}

    /**
     * The period runs.
     *
     * @param from day on which it was started
     * @param until first day on which it is over
     */
    record Runs(RetentionPolicy policy, LocalDate from, LocalDate until) implements Standing {}
}
