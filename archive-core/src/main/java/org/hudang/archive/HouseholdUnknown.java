package org.hudang.archive;

/** There is no such household, or not for this township. */
public final class HouseholdUnknown extends ArchiveException {
    public HouseholdUnknown() {
        super("AR-003");
    }
}
