package org.hudang.server.completeness;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.hudang.archive.copying.LateCopies;
import org.hudang.archive.copying.LateCopies.Lacking;
import org.hudang.archive.inspection.LongKeeping;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;

/**
 * Inspections of the last twelve months, the volumes that fail, and papers whose copy for the long term could not be made (检测情况).
 *
 * @param months by month and stage, the newest first
 */
record CourseView(List<Line> months, List<Failing> failing, List<NoCopy> lacking) {
    private static final int MONTHS = 12;
    private static final int MOST = 200;

    /**
     * Inspections of one stage in one month.
     *
     * @param month for example {@code 2026-11}
     * @param passed those without failed item and without item for people
     */
    record Line(String month, String stage, long made, long passed, long byHand, long failed) {}

    /**
     * A volume whose newest inspection failed.
     *
     * @param items how many items failed
     */
    record Failing(String volume, String code, Instant at, int items) {}

    /**
     * A paper whose copy for the long term was tried and is not there.
     *
     * @param code archival code
     * @param because {@code IN-…} or {@code AR-…}; empty while a try is under way
     * @param again whether it is going to be tried again
     */
    record NoCopy(String item, String code, String because, boolean again, Instant at) {
        static NoCopy of(Lacking one) {
            return new NoCopy(
                    one.item().value(),
                    one.archivalCode(),
                    one.standing().code(),
                    !(one.standing() instanceof LateCopies.Standing.GivenUp),
                    one.triedAt());
        }
    }

    static CourseView of(House house, Staff staff) {
        LongKeeping keeping = house.inspecting().keeping();
        YearMonth first = YearMonth.now(house.clock()).minusMonths(MONTHS - 1);
        return new CourseView(
                keeping.months(first, staff.acting()).stream()
                        .map(month -> new Line(
                                month.month().toString(),
                                month.stage().name(),
                                month.made(),
                                month.made() - month.failed() - month.byHand(),
                                month.byHand(),
                                month.failed()))
                        .sorted(Comparator.comparing(Line::month).reversed().thenComparing(Line::stage))
                        .toList(),
                keeping.failing(MOST, staff.acting()).stream()
                        .map(one -> new Failing(one.volume().value(), one.code(), one.at(), one.items()))
                        .toList(),
                house.lateCopies().copies().lacking(MOST, staff.acting()).stream()
                        .map(NoCopy::of)
                        .toList());
    }
}
