package org.hudang.archive;

import org.hudang.archive.completeness.Checklists;
import org.hudang.archive.inspection.Inspections;

/**
 * The doors of one archive; made together by {@link ArchiveBuilder#rooms()}.
 *
 * @param archive the household archive itself
 * @param checklists completeness of cases, their closing and reopening
 * @param inspections inspection of volumes (四性检测)
 */
public record ArchiveRooms(Archive archive, Checklists checklists, Inspections inspections) {}
