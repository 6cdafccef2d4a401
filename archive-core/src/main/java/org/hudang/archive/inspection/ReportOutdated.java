package org.hudang.archive.inspection;

import org.hudang.archive.ArchiveException;

/** A report is not the newest of its stage: the volume was inspected or judged meanwhile. */
public final class ReportOutdated extends ArchiveException {
    /**
     * @param report that was to be judged
     * @param newest of the same stage
     */
    public ReportOutdated(ReportId report, ReportId newest) {
        super("AR-145", report.printed(), newest.printed());
    }
}
