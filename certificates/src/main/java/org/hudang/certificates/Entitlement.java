package org.hudang.certificates;

import java.time.LocalDate;
import java.util.Optional;

/** Port: asks the benefit register (待遇台账) whether a benefit is in force. Wired by the application. */
@FunctionalInterface
public interface Entitlement {
    /**
     * Whether this household draws this benefit on that day. Asked inside the transaction of the issuing, which holds the
     * household's line: whoever ends a benefit calls {@link Certificates#revokeForBenefit} in its own transaction, after
     * the end was written.
     *
     * @param household number of the household as the archive gave it
     * @param programme {@code DB}, {@code TK}, {@code LS} …
     * @param on day in the office's time zone
     */
    Entitled inForce(String household, String programme, LocalDate on);

    /** The answer of the benefit register. */
    sealed interface Entitled {
        /**
         * The benefit is in force.
         *
         * @param benefit identity of the benefit; its stop withdraws the certificates that name it
         * @param division division code of the township that owns the household, 6, 9 or 12 digits, as printed; nothing is
         *     issued from another township
         * @param householdSize persons who draw the benefit, 1–99
         * @param level level or category within the programme, 0 (none) to 99
         * @param nextReview day the next periodic review (定期核查) is due; validity never reaches past it
         * @param until last day of the benefit where one is set
         */
        record InForce(
                String benefit,
                String division,
                int householdSize,
                int level,
                LocalDate nextReview,
                Optional<LocalDate> until)
                implements Entitled {}

        /**
         * The benefit is not in force.
         *
         * @param reason stable word of the benefit register, for example {@code stopped}; never personal data
         */
        record NotInForce(String reason) implements Entitled {
            /** No benefit on that day, as far as this caller may know. */
            public static final String NONE = "not-in-force";
        }
    }
}
