package org.hudang.archive.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;

/**
 * Requests of people about their own data (个人信息权利请求, Personal Information Protection Law art. 44–50): each has a day by
 * which it must be answered, and is kept with its answer.
 *
 * <p>A request changes nothing by itself: what is filed is never altered; a correction is a paper of its own, and where the
 * duty to archive forbids to delete, use is restricted instead. Safe for use by many threads and processes.
 */
public interface PersonRequests {
    /**
     * Takes a request in. The same key again gives the request that is there.
     *
     * @throws org.hudang.archive.HouseholdUnknown when there is no such household, or not for this township
     * @throws org.hudang.archive.CommandRefused when the member is not of the household, or the day lies ahead
     * @throws org.hudang.archive.KeyReused when the key came with another request
     */
    PersonRequest take(NewRequest request, Acting acting);

    /**
     * A request as it comes in.
     *
     * @param key idempotency key, within the household
     * @param member whom it is about
     * @param words what is asked, in one line of up to 500 characters
     * @param receivedOn day on which it was received; the time for the answer runs from it
     */
    record NewRequest(
            String key,
            HouseholdNumber household,
            MemberId member,
            PersonRequest.Kind kind,
            String words,
            LocalDate receivedOn) {}

    /**
     * Answers it. The same answer again changes nothing.
     *
     * @param outcome what became of it
     * @param reason in one line of up to 500 characters, for the person who asked
     * @throws RequestUnknown when there is no such request, or not for this township
     * @throws RequestAnswered when it was answered otherwise
     */
    PersonRequest answer(RequestId id, PersonRequest.Outcome outcome, String reason, Acting acting);

    /** A request, if it is there for this township. */
    Optional<PersonRequest> find(RequestId id, Acting acting);

    /** The requests of a household, newest first. */
    List<PersonRequest> of(HouseholdNumber household, Acting acting);

    /** What waits for an answer, the earliest deadline first. */
    List<PersonRequest> waiting(Acting acting);
}
