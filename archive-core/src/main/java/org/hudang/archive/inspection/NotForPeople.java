package org.hudang.archive.inspection;

import org.hudang.archive.ArchiveException;

/** An item of a report is not left to people: it is not there, a machine has decided it, or somebody has judged it already. */
public final class NotForPeople extends ArchiveException {
    public NotForPeople(Stage stage, String number) {
        super("AR-146", stage + "-" + number);
    }
}
