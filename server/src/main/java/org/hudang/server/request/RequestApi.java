package org.hudang.server.request;

import java.util.List;
import org.hudang.archive.household.Household;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Requests of people about their own data, for programs. */
@RestController
class RequestApi {
    private final House house;
    private final RequestDesk desk;

    RequestApi(House house, RequestDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** What waits for an answer, the earliest deadline first. */
    @GetMapping("/api/v1/requests")
    List<RequestView> waiting(@AuthenticationPrincipal Staff staff) {
        return desk.waiting(staff);
    }

    @GetMapping("/api/v1/households/{number}/requests")
    List<RequestView> of(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        return desk.of(Households.require(house, number, staff), staff);
    }

    @PostMapping("/api/v1/households/{number}/requests")
    RequestView take(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody RequestDesk.Asked asked,
            @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        return desk.take(household, Fields.key(key), asked, staff);
    }

    @PostMapping("/api/v1/requests/{id}/answer")
    RequestView answer(
            @PathVariable String id, @RequestBody RequestDesk.Answered answered, @AuthenticationPrincipal Staff staff) {
        return desk.answer(id, answered, staff);
    }
}
