package org.hudang.archive.retention;

import java.time.LocalDate;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;

/** Who knows whether a household receives relief; a port of the archive. */
@FunctionalInterface
public interface BenefitStops {
    /** Nobody knows: then nothing ever ends. */
    BenefitStops NOBODY = (household, programme, acting) -> new Answer.InForce();

    /** How the household stands in a programme. */
    Answer of(HouseholdNumber household, String programme, Acting acting);

    /** What is known. */
    sealed interface Answer {
        /** It receives relief, or will, or nobody can say. */
        record InForce() implements Answer {}

        /**
         * It received relief and does not any more.
         *
         * @param on first day without it
         */
        record Stopped(LocalDate on) implements Answer {}
    }
}
