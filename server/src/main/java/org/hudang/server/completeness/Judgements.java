package org.hudang.server.completeness;

import java.util.List;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Judgement;
import org.hudang.archive.inspection.Judgement.Outcome;
import org.hudang.archive.inspection.NoSuchReport;
import org.hudang.archive.inspection.ReportId;
import org.hudang.archive.inspection.Stage;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.completeness.ReportSealing.Place;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages and programs do alike when people decide what an inspection left to them (人工判定). */
@Component
class Judgements {
    private static final int MOST_DIGITS = 9;

    private final House house;

    Judgements(House house) {
        this.house = house;
    }

    /**
     * What somebody decided.
     *
     * @param report that she looked at, as printed: {@code GD-3}
     */
    record Wanted(@Nullable String report, @Nullable List<@Nullable One> judgements) {}

    /**
     * What somebody decided about one item.
     *
     * @param item as printed: {@code GD-3-4}
     * @param outcome {@code PASSED FAILED NOT_APPLICABLE}
     */
    record One(
            @Nullable String item,
            @Nullable String outcome,
            @Nullable String words) {}

    /** Keeps the report that follows. */
    Inspection judge(Place place, Wanted wanted, Staff staff) {
        ReportId report = report(place, Fields.text(wanted.report()));
        List<@Nullable One> all = wanted.judgements() == null ? List.of() : wanted.judgements();
        List<Judgement> judgements =
                all.stream().map(one -> judgement(one, place.stage())).toList();
        try {
            return house.inspections().judge(report, judgements, staff.acting());
        } catch (VolumeUnknown | NoSuchReport e) {
            throw new NotFound();
        }
    }

    private static ReportId report(Place place, String printed) {
        String number = behind(place.stage(), "report", printed);
        if (!number.matches("[1-9]\\d{0," + (MOST_DIGITS - 1) + "}")) {
            throw new FieldRefused("report", place.stage() + "-1");
        }
        return new ReportId(place.volume(), place.stage(), Integer.parseInt(number));
    }

    private static Judgement judgement(@Nullable One one, Stage stage) {
        if (one == null) {
            throw new FieldRefused("judgements", "{…}");
        }
        return new Judgement(
                behind(stage, "item", Fields.text(one.item())),
                Fields.word(Outcome.class, "outcome", one.outcome()),
                Fields.text(one.words()));
    }

    private static String behind(Stage stage, String field, String printed) {
        String before = stage + "-";
        if (!printed.startsWith(before)) {
            throw new FieldRefused(field, before + "…");
        }
        return printed.substring(before.length());
    }
}
