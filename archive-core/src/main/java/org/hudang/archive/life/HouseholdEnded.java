package org.hudang.archive.life;

import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.HouseholdNumber;

/** Nobody is left in the household: another came out of it. */
public final class HouseholdEnded extends ArchiveException {
    /** @param other household that came out of it */
    public HouseholdEnded(HouseholdNumber household, HouseholdNumber other) {
        super("AR-327", household, other);
    }
}
