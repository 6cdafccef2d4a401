package org.hudang.archive.inspection;

import org.hudang.archive.ArchiveException;

/** Somebody has asked for a seal on a report: what is sealed is not changed meanwhile. */
public final class ReportBeingSealed extends ArchiveException {
    public ReportBeingSealed(ReportId report) {
        super("AR-148", report.printed());
    }
}
