package org.hudang.server.household;

import org.hudang.archive.household.Household;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;

/** Households as the web asks for them: another township's is not found. */
public final class Households {
    private Households() {}

    /** The household of this number, if this member of staff may see it. */
    public static Household require(House house, String number, Staff staff) {
        return house.archive()
                .household(HouseholdPage.number(number), staff.acting())
                .orElseThrow(NotFound::new);
    }
}
