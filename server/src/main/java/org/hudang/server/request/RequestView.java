package org.hudang.server.request;

import java.time.LocalDate;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.request.PersonRequest;
import org.hudang.server.household.MaskedText;
import org.jspecify.annotations.Nullable;

/**
 * A request as pages and programs get it, names and numbers masked.
 *
 * @param member id of the person
 * @param person masked name
 * @param words what is asked
 * @param overdue whether it waits for an answer though its last day is over
 * @param answer null while it waits
 */
record RequestView(
        String id,
        String household,
        String member,
        String person,
        String kind,
        String words,
        LocalDate receivedOn,
        LocalDate dueOn,
        boolean overdue,
        @Nullable AnswerView answer) {

    /** An answer. */
    record AnswerView(String outcome, LocalDate on, String reason) {}

    static RequestView of(PersonRequest request, Household household, LocalDate today) {
        return new RequestView(
                request.id().value(),
                request.household().value(),
                request.member().value(),
                household.members().stream()
                        .filter(member -> member.id().equals(request.member()))
                        .map(member -> Masking.name(member.name()))
                        .findFirst()
                        .orElse("—"),
                request.kind().name(),
                MaskedText.of(request.words(), household),
                request.receivedOn(),
                request.dueOn(),
                request.isOverdueOn(today),
                request.answer()
                        .map(answer -> new AnswerView(
                                answer.outcome().name(), answer.on(), MaskedText.of(answer.reason(), household)))
                        .orElse(null));
    }
}
