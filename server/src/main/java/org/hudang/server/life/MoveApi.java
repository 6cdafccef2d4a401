package org.hudang.server.life;

import org.hudang.archive.household.Household;
import org.hudang.archive.life.HouseholdLife.Moved;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Moves for programs. */
@RestController
class MoveApi {
    private final House house;
    private final MoveDesk desk;

    MoveApi(House house, MoveDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** What was done. */
    record MovedView(String household, String from, String to) {}

    @PostMapping("/api/v1/households/{number}/move")
    MovedView move(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody MoveDesk.Wanted wanted,
            @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        Moved moved = desk.move(household, Fields.key(key), wanted, staff);
        return new MovedView(moved.household().value(), moved.from(), moved.to());
    }
}
