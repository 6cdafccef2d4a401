package org.hudang.server.life;

import org.hudang.archive.household.Household;
import org.hudang.archive.life.HouseholdLife.Move;
import org.hudang.archive.life.HouseholdLife.Moved;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Office;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What page and programs do alike with moves: a household goes to no township that the office does not have. */
@Component
class MoveDesk {
    private final House house;

    MoveDesk(House house) {
        this.house = house;
    }

    /** A move as a form or a program brings it. */
    record Wanted(
            @Nullable String township,
            @Nullable String village,
            @Nullable String address,
            @Nullable String reason) {}

    Moved move(Household household, String key, Wanted wanted, Staff staff) {
        String township = Fields.text(wanted.township());
        if (house.office().township(township).isEmpty()) {
            throw new FieldRefused(
                    "township",
                    String.join(
                            " | ",
                            house.office().townships().stream()
                                    .map(Office.Township::code)
                                    .toList()));
        }
        return house.life()
                .household()
                .move(
                        new Move(
                                key,
                                household.number(),
                                township,
                                Fields.text(wanted.village()),
                                Fields.text(wanted.address()),
                                Fields.text(wanted.reason())),
                        staff.acting());
    }
}
