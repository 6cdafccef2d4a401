package org.hudang.server.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.Household;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.BenefitId;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.FieldRefused;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/households/{number}/benefits}: the register of benefits. */
@RestController
class BenefitApi {
    private final House house;

    BenefitApi(House house) {
        this.house = house;
    }

    /**
     * A benefit as the interface shows it.
     *
     * @param id its number
     * @param programme {@code DB TK LS}
     */
    record BenefitView(
            String id,
            String household,
            String programme,
            String level,
            int people,
            LocalDate from,
            @Nullable LocalDate until,
            LocalDate nextReview,
            @Nullable LocalDate stoppedOn,
            boolean inForce) {}

    /**
     * A benefit to be entered.
     *
     * @param programme {@code DB TK LS}
     */
    record NewBenefit(
            String programme,
            String level,
            int people,
            LocalDate from,
            @Nullable LocalDate until,
            LocalDate nextReview) {}

    /**
     * The end of a benefit.
     *
     * @param on first day without it
     * @param reason in words
     */
    record Stop(LocalDate on, String reason) {}

    @GetMapping("/api/v1/households/{number}/benefits")
    List<BenefitView> benefits(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        return house.benefits().of(household.number().value(), staff.acting()).stream()
                .map(this::view)
                .toList();
    }

    @PostMapping("/api/v1/households/{number}/benefits")
    @ResponseStatus(HttpStatus.CREATED)
    BenefitView enter(
            @PathVariable String number, @RequestBody NewBenefit wanted, @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        Programme programme = Programme.ofCode(wanted.programme())
                .orElseThrow(() -> new FieldRefused("programme", wanted.programme(), "DB | TK | LS"));
        return view(house.benefits()
                .enter(
                        new EnterBenefit(
                                household.number().value(),
                                household.township(),
                                programme,
                                wanted.level(),
                                wanted.people(),
                                wanted.from(),
                                Optional.ofNullable(wanted.until()),
                                wanted.nextReview()),
                        staff.acting()));
    }

    @PostMapping("/api/v1/benefits/{id}/stop")
    BenefitView stop(@PathVariable String id, @RequestBody Stop stop, @AuthenticationPrincipal Staff staff) {
        BenefitId benefit;
        try {
            benefit = new BenefitId(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
        BenefitView stopped =
                view(house.benefits().stop(benefit, new Benefit.Stop(stop.on(), stop.reason()), staff.acting()));
        house.publishLists();
        return stopped;
    }

    private BenefitView view(Benefit benefit) {
        return new BenefitView(
                benefit.id().value(),
                benefit.household(),
                benefit.programme().code(),
                benefit.level(),
                benefit.people(),
                benefit.from(),
                benefit.until().orElse(null),
                benefit.nextReview(),
                benefit.stopped().map(Benefit.Stop::on).orElse(null),
                benefit.isInForceOn(LocalDate.now(house.clock())));
    }
}
