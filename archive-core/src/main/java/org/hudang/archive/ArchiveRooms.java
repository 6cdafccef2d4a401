package org.hudang.archive;

import org.hudang.archive.arranging.PageArranging;
import org.hudang.archive.completeness.Checklists;
import org.hudang.archive.inspection.Inspections;
import org.hudang.archive.inspection.LongKeeping;
import org.hudang.archive.inspection.ReportPapers;
import org.hudang.archive.journal.Histories;
import org.hudang.archive.keeping.Rounds;
import org.hudang.archive.replica.Replication;
import org.hudang.archive.transfer.Packages;

/**
 * The doors of one archive; made together by {@link ArchiveBuilder#rooms()}.
 *
 * @param archive the household archive itself
 * @param checklists completeness of cases, their closing and reopening
 * @param inspections inspection of volumes (四性检测)
 * @param reports their reports as sealed papers (检测报告)
 * @param longKeeping inspections in the course of years (长期保存环节)
 * @param rounds over all papers (巡检)
 * @param replication second copy of the storage root (副本)
 * @param packages handing over households (移交)
 * @param arranging order of the pages of papers (页面整理)
 * @param histories what happened, a page at a time (经过)
 */
public record ArchiveRooms(
        Archive archive,
        Checklists checklists,
        Inspections inspections,
        ReportPapers reports,
        LongKeeping longKeeping,
        Rounds rounds,
        Replication replication,
        Packages packages,
        PageArranging arranging,
        Histories histories) {}
