package org.hudang.archive;

/** Another act on the same household did not end in time; nothing was changed, a retry is safe. */
public final class HouseholdBusy extends ArchiveException {
    public HouseholdBusy(long waitedMillis) {
        super("AR-008", waitedMillis);
    }
}
