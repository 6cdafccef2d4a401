package org.hudang.server.casework;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.VisibleText;
import org.hudang.archive.household.Household;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.BenefitId;
import org.hudang.casework.benefit.BenefitRefused;
import org.hudang.casework.benefit.BenefitRegister;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.FieldRefused;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/households/{number}/benefits} and {@code /api/v1/benefits}: the register of benefits. */
@RestController
class BenefitApi {
    private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final Logger LOG = LoggerFactory.getLogger(BenefitApi.class);

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
     * What became of a table.
     *
     * @param entered benefits entered now
     * @param known benefits that were there already
     */
    record TableView(List<BenefitView> entered, List<BenefitView> known) {}

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
        text("programme", wanted.programme(), "DB | TK | LS");
        text("level", wanted.level(), "1–40");
        day("from", wanted.from());
        day("nextReview", wanted.nextReview());
        if (wanted.until() != null) {
            day("until", wanted.until());
        }
        Programme programme =
                Programme.ofCode(wanted.programme()).orElseThrow(() -> new FieldRefused("programme", "DB | TK | LS"));
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

    @PostMapping(path = "/api/v1/benefits", consumes = "text/csv")
    TableView enterTable(InputStream csv, @AuthenticationPrincipal Staff staff) {
        BenefitRegister.EnteredTable table =
                house.benefits().enterTable(csv, new TableHouseholds(house.archive(), staff.acting()), staff.acting());
        return new TableView(
                table.entered().stream().map(this::view).toList(),
                table.known().stream().map(this::view).toList());
    }

    @PostMapping("/api/v1/benefits/{id}/stop")
    BenefitView stop(@PathVariable String id, @RequestBody Stop stop, @AuthenticationPrincipal Staff staff) {
        BenefitId benefit;
        try {
            benefit = new BenefitId(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
        day("on", stop.on());
        text("reason", stop.reason(), "1–200");
        Benefit stopped;
        try {
            stopped = house.benefits().stop(benefit, new Benefit.Stop(stop.on(), stop.reason()), staff.acting());
        } catch (BenefitRefused refused) {
            if (refused.isUnknown()) {
                throw new NotFound();
            }
            throw refused;
        }
        publish(benefit);
        return view(stopped);
    }

    private static void text(String field, @Nullable String value, String allowed) {
        if (value == null || !VisibleText.isLine(value)) {
            throw new FieldRefused(field, allowed);
        }
    }

    private static void day(String field, @Nullable LocalDate value) {
        if (value == null || value.isBefore(FIRST_DAY) || value.isAfter(LAST_DAY)) {
            throw new FieldRefused(field, FIRST_DAY + " – " + LAST_DAY);
        }
    }

    /** The benefit is stopped whatever comes of this: lists are signed when asked for, and the timer writes the files. */
    private void publish(BenefitId stopped) {
        try {
            house.publishLists();
        } catch (RuntimeException e) {
            LOG.warn("{} is stopped; lists of certificates will be written later", stopped, e);
        }
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
