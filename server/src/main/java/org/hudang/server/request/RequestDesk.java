package org.hudang.server.request;

import java.time.LocalDate;
import java.util.List;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.request.PersonRequest;
import org.hudang.archive.request.PersonRequest.Kind;
import org.hudang.archive.request.PersonRequest.Outcome;
import org.hudang.archive.request.PersonRequests.NewRequest;
import org.hudang.archive.request.RequestId;
import org.hudang.archive.request.RequestUnknown;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages and programs do alike with requests. */
@Component
class RequestDesk {
    private final House house;

    RequestDesk(House house) {
        this.house = house;
    }

    /** A request as a form or a program brings it. */
    record Asked(
            @Nullable String member,
            @Nullable String kind,
            @Nullable String words,
            @Nullable String receivedOn) {}

    /** An answer as a form or a program brings it. */
    record Answered(@Nullable String outcome, @Nullable String reason) {}

    RequestView take(Household household, String key, Asked asked, Staff staff) {
        NewRequest request = new NewRequest(
                key,
                household.number(),
                Fields.id(MemberId::new, "member", asked.member()),
                Fields.word(Kind.class, "kind", asked.kind()),
                Fields.text(asked.words()),
                Fields.day("receivedOn", asked.receivedOn()));
        return view(house.life().requests().take(request, staff.acting()), household);
    }

    RequestView answer(String id, Answered answered, Staff staff) {
        RequestId request = Fields.id(RequestId::new, id);
        Outcome outcome = Fields.word(Outcome.class, "outcome", answered.outcome());
        String reason = Fields.text(answered.reason());
        return view(
                Fields.found(
                        RequestUnknown.class,
                        () -> house.life().requests().answer(request, outcome, reason, staff.acting())),
                staff);
    }

    List<RequestView> of(Household household, Staff staff) {
        return house.life().requests().of(household.number(), staff.acting()).stream()
                .map(request -> view(request, household))
                .toList();
    }

    List<RequestView> waiting(Staff staff) {
        return house.life().requests().waiting(staff.acting()).stream()
                .map(request -> view(request, staff))
                .toList();
    }

    /** The household of a request, if this member of staff may see it. */
    Household householdOf(String id, Staff staff) {
        RequestId request = Fields.id(RequestId::new, id);
        return house.life()
                .requests()
                .find(request, staff.acting())
                .flatMap(one -> house.archive().household(one.household(), staff.acting()))
                .orElseThrow(NotFound::new);
    }

    private RequestView view(PersonRequest request, Staff staff) {
        return view(request, Households.require(house, request.household().value(), staff));
    }

    private RequestView view(PersonRequest request, Household household) {
        return RequestView.of(request, household, LocalDate.now(house.clock()));
    }
}
