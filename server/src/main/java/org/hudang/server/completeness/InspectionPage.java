package org.hudang.server.completeness;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hudang.archive.MalformedId;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Masking;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The newest report of a stage on a volume (四性检测报告), as a page. */
@Controller
class InspectionPage {
    private final House house;

    InspectionPage(House house) {
        this.house = house;
    }

    /**
     * An item as shown.
     *
     * @param number as printed
     * @param word of its result, as key
     * @param why it is for people or does not apply; else empty
     */
    record Row(String number, String title, String word, String why, List<Result.Fault> faults) {}

    @GetMapping("/volumes/{id}/inspections/{stage}")
    String page(
            @PathVariable String id,
            @PathVariable String stage,
            @AuthenticationPrincipal Staff staff,
            Locale locale,
            Model model) {
        Inspection inspection = newest(id, stage, staff);
        Household household = household(inspection, staff);
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", Masking.name(household.head().name()));
        model.addAttribute("inspection", inspection);
        model.addAttribute(
                "rows",
                inspection.lines().stream()
                        .map(line -> row(line, inspection.stage(), locale))
                        .toList());
        model.addAttribute("zone", house.settings().zone());
        return "inspection";
    }

    private Inspection newest(String id, String stage, Staff staff) {
        try {
            Stage when = Stream.of(Stage.values())
                    .filter(one -> one.name().equals(stage))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            return house.inspections()
                    .newest(new VolumeId(id), when, staff.acting())
                    .orElseThrow(NotFound::new);
        } catch (MalformedId | VolumeUnknown e) {
            throw new NotFound();
        }
    }

    private Household household(Inspection inspection, Staff staff) {
        HouseholdNumber number = house.checklists()
                .atAGlance(inspection.volume(), staff.acting())
                .volume()
                .household();
        return house.archive().household(number, staff.acting()).orElseThrow(NotFound::new);
    }

    private static Row row(Inspection.Line line, Stage stage, Locale locale) {
        Result result = line.result();
        String why = "";
        if (result instanceof Result.ByHand byHand) {
            why = InspectionReport.why(byHand.why(), locale);
        } else if (result instanceof Result.NotApplicable none) {
            why = InspectionReport.why(none.why(), locale);
        }
        return new Row(
                line.numberIn(stage),
                InspectionReport.title(line.number(), locale),
                result.word(),
                why,
                result instanceof Result.Failed failed ? failed.faults() : List.of());
    }
}
