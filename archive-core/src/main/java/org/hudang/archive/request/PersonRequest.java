package org.hudang.archive.request;

import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;

/**
 * A request of a person about the own data.
 *
 * @param member whom it is about
 * @param words what is asked
 * @param receivedOn day from which the time runs
 * @param dueOn last day for the answer
 * @param takenBy account that took it in
 * @param answer present when it is answered
 */
public record PersonRequest(
        RequestId id,
        HouseholdNumber household,
        MemberId member,
        Kind kind,
        String words,
        LocalDate receivedOn,
        LocalDate dueOn,
        String takenBy,
        Optional<Answer> answer) {

    /** What is asked for. */
    public enum Kind {
        /** To see what is kept (查阅). */
        ACCESS,
        /** A copy of it (复制). */
        COPY,
        /** That something be put right (更正、补充). */
        CORRECTION,
        /** That it be used for nothing but keeping (限制处理), where deleting is not allowed. */
        RESTRICTION
    }

    /** What became of it. */
    public enum Outcome {
        /** Done as asked (同意). */
        GRANTED,
        /** Done in part (部分同意). */
        PARTLY,
        /** Not done, with the reason told (不同意). */
        REFUSED,
        /** The person does not ask any more (撤回). */
        WITHDRAWN
    }

    /**
     * An answer.
     *
     * @param on day of the answer
     * @param reason as told to the person
     * @param by account that answered
     */
    public record Answer(Outcome outcome, LocalDate on, String reason, String by) {}

    /** True when it waits for an answer though its last day is over. */
    public boolean isOverdueOn(LocalDate day) {
        return answer.isEmpty() && day.isAfter(dueOn);
    }

    /** True when use of the data is restricted because of it. */
    public boolean restricts() {
        return kind == Kind.RESTRICTION
                && answer.filter(given -> given.outcome() == Outcome.GRANTED || given.outcome() == Outcome.PARTLY)
                        .isPresent();
    }
}
