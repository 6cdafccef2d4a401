package org.hudang.server.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.life.Origins.Link;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.household.MaskedText;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Households that come out of others, for programs. */
@RestController
class OriginApi {
    private final House house;
    private final OriginDesk desk;

    OriginApi(House house, OriginDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** A household that belongs together with another. */
    record LinkView(
            String household, String other, String direction, String fate, String cause, LocalDate on, String reason) {
        static LinkView of(Link link, Household household) {
            return new LinkView(
                    link.household().value(),
                    link.other().value(),
                    link.direction().name(),
                    link.fate().name(),
                    link.cause().name(),
                    link.on(),
                    MaskedText.of(link.reason(), household));
        }
    }

    @PostMapping("/api/v1/households/{number}/arise")
    List<LinkView> arise(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody OriginDesk.Wanted wanted,
            @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        return links(desk.arise(household, Fields.key(key), wanted, staff), staff);
    }

    @GetMapping("/api/v1/households/{number}/links")
    List<LinkView> links(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        return links(Households.require(house, number, staff), staff);
    }

    private List<LinkView> links(Household household, Staff staff) {
        HouseholdNumber number = household.number();
        return house.life().origins().of(Set.of(number), staff.acting()).getOrDefault(number, List.of()).stream()
                .map(link -> LinkView.of(link, household))
                .toList();
    }
}
