package org.hudang.server.single;

import java.util.List;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.single.BusinessLine;
import org.hudang.archive.single.Feasibility;
import org.hudang.archive.single.SingleSet;
import org.hudang.archive.single.SingleSets;
import org.hudang.server.Fields;
import org.hudang.server.TypedDay;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages and programs do alike with the switches. */
@Component
class SingleDesk {
    private final House house;

    SingleDesk(House house) {
        this.house = house;
    }

    /** A feasibility record as a form or a program brings it. */
    record Entered(
            @Nullable String assessor,
            @Nullable String on,
            @Nullable String conclusion,
            @Nullable String document) {}

    /** Why something is refused or switched off. */
    record Why(@Nullable String reason) {}

    private SingleSets singles() {
        return house.life().singles();
    }

    List<SingleSet> all(Staff staff) {
        return singles().all(staff.acting());
    }

    SingleSet enter(String line, Entered entered, Staff staff) {
        BusinessLine business = business(line);
        Feasibility record = new Feasibility(
                Fields.text(entered.assessor()),
                TypedDay.of("on", Fields.text(entered.on())),
                Fields.text(entered.conclusion()),
                Fields.text(entered.document()));
        return singles().enter(business, record, staff.acting());
    }

    SingleSet approve(String line, Staff staff) {
        BusinessLine business = business(line);
        return singles().approve(business, staff.acting());
    }

    SingleSet off(String line, Why why, Staff staff) {
        BusinessLine business = business(line);
        return singles().off(business, Fields.text(why.reason()), staff.acting());
    }

    /** A word that is no business is the number of nothing. */
    private BusinessLine business(String line) {
        try {
            BusinessLine business = BusinessLine.parse(line);
            if (house.checklists()
                    .materials()
                    .rows(business.programme(), business.business())
                    .isPresent()) {
                return business;
            }
        } catch (CommandRefused e) {
            // told below
        }
        throw new NotFound();
    }
}
