package org.hudang.certificates;

import java.time.Instant;

/** Port: tells how the holder's identity was checked (实名核验). Wired by the application. */
@FunctionalInterface
public interface IdentityWitness {
    /**
     * What is known about the last identity check of this person.
     *
     * @param household number of the household
     * @param holder key of the person inside the household, for example the archive's member id
     */
    Witnessed witnessed(String household, String holder);

    /** The answer. */
    sealed interface Witnessed {
        /**
         * Somebody or something saw that the person is who she says she is.
         *
         * @param by who or what saw it, for the journal
         * @param at when
         */
        record Seen(String by, Instant at) implements Witnessed {}

        /**
         * No check is known, or the check failed.
         *
         * @param reason stable word for the journal and the message; never personal data
         */
        record NotSeen(String reason) implements Witnessed {}
    }
}
