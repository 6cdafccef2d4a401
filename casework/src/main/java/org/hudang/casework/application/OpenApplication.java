package org.hudang.casework.application;

import java.util.Map;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.benefit.Programme;
import org.hudang.forms.Agent;
import org.hudang.forms.Declaration;

/**
 * Opens an application: people and their documents come from the household as it is now and are frozen into the form.
 *
 * @param idempotencyKey the same key gives the same application
 * @param household that applies
 * @param volume where the signed form will be filed
 * @param programme what is applied for
 * @param applicant a member of age who lives in the household
 * @param statement what the applicant states
 * @param agent who applies for the applicant and signs too (代办人)
 * @param office name of the township government it goes to, as printed
 */
public record OpenApplication(
        String idempotencyKey,
        HouseholdNumber household,
        VolumeId volume,
        Programme programme,
        MemberId applicant,
        Statement statement,
        Optional<Agent> agent,
        String office) {

    /**
     * What the applicant states, in the words of the applicant.
     *
     * @param registeredAt address of the household register (户籍地), down to the door
     * @param livesAt address where the household lives (常住地), down to the door
     * @param people what is said of the other members who live in the household; of whom nothing is said, nothing is printed
     * @param declaration income and property
     * @param reason why
     * @param kinship near relatives among the staff that handle relief; empty when there are none
     */
    public record Statement(
            String registeredAt,
            String livesAt,
            Map<MemberId, Circumstances> people,
            Declaration declaration,
            String reason,
            Optional<String> kinship) {
        public Statement {
            people = Map.copyOf(people);
        }

        @Override
        public String toString() {
            return "Statement";
        }
    }

    /**
     * How a member fares.
     *
     * @param condition health, ability to work, occupation or school, in a few words; may be empty
     * @param income monthly income in words or figures; may be empty
     */
    public record Circumstances(String condition, String income) {
        /** Nothing is said. */
        static final Circumstances UNSAID = new Circumstances("", "");

        @Override
        public String toString() {
            return "Circumstances";
        }
    }
}
