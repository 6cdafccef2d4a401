package org.hudang.server.completeness;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Masking;
import org.hudang.archive.inspection.FiledPapers;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Stage;
import org.hudang.forms.FormsException;
import org.hudang.server.Fields;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.completeness.ReportSealing.Place;
import org.hudang.server.completeness.ReportSealing.View;
import org.hudang.server.completeness.ReportSealing.Wanted;
import org.hudang.server.completeness.ReportSealing.Why;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
import org.hudang.signing.SigningException;
import org.hudang.signing.seal.Seal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The newest report of a stage on a volume (四性检测报告), as a page, and its way to a sealed paper. */
@Controller
class InspectionPage {
    private final House house;
    private final ReportSealing sealing;

    InspectionPage(House house, ReportSealing sealing) {
        this.house = house;
        this.sealing = sealing;
    }

    @GetMapping("/volumes/{id}/inspections/{stage}")
    ModelAndView page(
            @PathVariable String id,
            @PathVariable String stage,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return show(Place.of(id, stage), staff, request, model);
    }

    private ModelAndView show(Place place, Staff staff, HttpServletRequest request, Model model) {
        Locale locale = RequestContextUtils.getLocale(request);
        Inspection inspection = newest(place, staff);
        Household household = household(inspection, staff);
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", Masking.name(household.head().name()));
        model.addAttribute("inspection", inspection);
        model.addAttribute(
                "rows",
                inspection.lines().stream()
                        .map(line -> InspectionRow.of(line, inspection.stage(), locale))
                        .toList());
        model.addAttribute("filed", inspection.filed().orElse(null));
        model.addAttribute(
                "filedByHand",
                inspection.filed().map(FiledPapers::byHand).orElse(List.of()).stream()
                        .map(left -> LeftRow.of(left, locale))
                        .toList());
        model.addAttribute("zone", house.settings().zone());
        paper(place, staff, request, model);
        return new ModelAndView("inspection");
    }

    @PostMapping("/volumes/{id}/inspections/{stage}/paper")
    ModelAndView ask(
            @PathVariable String id,
            @PathVariable String stage,
            Wanted wanted,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(Place.of(id, stage), staff, request, model, place -> sealing.ask(place, wanted, staff, request));
    }

    @PostMapping("/volumes/{id}/inspections/{stage}/paper/approve")
    ModelAndView approve(
            @PathVariable String id,
            @PathVariable String stage,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(Place.of(id, stage), staff, request, model, place -> sealing.approve(place, staff, request));
    }

    @PostMapping("/volumes/{id}/inspections/{stage}/paper/refuse")
    ModelAndView refuse(
            @PathVariable String id,
            @PathVariable String stage,
            Why why,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(Place.of(id, stage), staff, request, model, place -> sealing.refuse(place, why, staff, request));
    }

    @GetMapping("/volumes/{id}/inspections/{stage}/paper.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String id, @PathVariable String stage, @AuthenticationPrincipal Staff staff) {
        return ReportApi.pdf(sealing, Place.of(id, stage), staff);
    }

    /**
     * What filing left to people, as shown.
     *
     * @param papers of how many
     */
    record LeftRow(String number, String title, int papers, String why) {
        static LeftRow of(FiledPapers.Left left, Locale locale) {
            return new LeftRow(
                    Stage.GD + "-" + left.number(),
                    InspectionReport.title(left.number(), locale),
                    left.papers(),
                    InspectionReport.why(left.why(), locale));
        }
    }

    private interface Act {
        View on(Place place);
    }

    private ModelAndView act(Place place, Staff staff, HttpServletRequest request, Model model, Act act) {
        try {
            View unused = act.on(place);
        } catch (ArchiveException | SigningException | FormsException | ServerException refused) {
            model.addAttribute("refused", Fields.sentence(refused, RequestContextUtils.getLocale(request)));
            ModelAndView page = show(place, staff, request, model);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        return new ModelAndView("redirect:/volumes/" + place.volume() + "/inspections/" + place.stage());
    }

    private Inspection newest(Place place, Staff staff) {
        return Fields.found(
                        VolumeUnknown.class,
                        () -> house.inspections().newest(place.volume(), place.stage(), staff.acting()))
                .orElseThrow(NotFound::new);
    }

    /** How the paper of the report stands, and what this reader may do about it. */
    private void paper(Place place, Staff staff, HttpServletRequest request, Model model) {
        View paper = sealing.standing(place, staff);
        List<Seal> seals = sealing.seals(staff);
        model.addAttribute("paper", paper);
        model.addAttribute("paperBy", paper.by() == null ? "" : name(paper.by()));
        model.addAttribute("paperSeal", paper.seal() == null ? "" : sealing.name(paper.seal()));
        model.addAttribute("seals", seals);
        model.addAttribute("mayAsk", request.isUserInRole(Role.ARCHIVIST.name()) && !seals.isEmpty());
        model.addAttribute(
                "mayDecide",
                !staff.login().equals(paper.by())
                        && Stream.of(Role.values())
                                .filter(Role::approvesSeals)
                                .anyMatch(role -> request.isUserInRole(role.name())));
    }

    private String name(String login) {
        return house.accounts().person(login).map(Person::displayName).orElse(login);
    }

    private Household household(Inspection inspection, Staff staff) {
        HouseholdNumber number = house.checklists()
                .atAGlance(inspection.volume(), staff.acting())
                .volume()
                .household();
        return house.archive().household(number, staff.acting()).orElseThrow(NotFound::new);
    }
}
