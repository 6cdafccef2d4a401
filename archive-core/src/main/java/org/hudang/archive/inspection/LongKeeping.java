package org.hudang.archive.inspection;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;

/**
 * Inspections in the course of years (长期保存环节): which volumes have to be looked at again, and what came of all inspections
 * month by month.
 */
public interface LongKeeping {
    /**
     * When a volume is looked at again.
     *
     * @param before kept or looked at before this, it is due
     * @param changedBefore a volume that got files after it was looked at (归入、格式转换) is due when that look was before this
     */
    record Rule(Instant before, Instant changedBefore) {}

    /** Volumes that are due, those first that were looked at longest ago or never; no more than so many. */
    List<VolumeId> due(Rule rule, int most, Acting acting);

    /**
     * Inspections of one stage in one month, each as it stands after what people decided about it.
     *
     * @param made how many reports
     * @param failed those in which an item failed
     * @param byHand those without failed item in which items are for people
     */
    record Month(YearMonth month, Stage stage, long made, long failed, long byHand) {}

    /** From this month on, by month and stage; nothing is said of months without inspections. */
    List<Month> months(YearMonth first, Acting acting);

    /**
     * A volume whose newest inspection of its long keeping failed.
     *
     * @param items how many items failed
     */
    record Failing(HouseholdNumber household, VolumeId volume, String code, Instant at, int items) {}

    /** Those of this township, the newest first; no more than so many. */
    List<Failing> failing(int most, Acting acting);
}
