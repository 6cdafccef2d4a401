package org.hudang.archive.reception;

import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.HouseholdNumber;

/** The head of a household that is to be taken over belongs to a household here that has other members or another township. */
public final class HouseholdDiffers extends ArchiveException {
    HouseholdDiffers(HouseholdNumber here) {
        super("AR-404", here);
    }
}
