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
import org.hudang.archive.inspection.Judgement;
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

/** The newest report of a stage on a volume (四性检测报告), as a page: what people decide, and its way to a sealed paper. */
@Controller
class InspectionPage {
    private final House house;
    private final ReportSealing sealing;
    private final Judgements judgements;

    InspectionPage(House house, ReportSealing sealing, Judgements judgements) {
        this.house = house;
        this.sealing = sealing;
        this.judgements = judgements;
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
        // before the inspection: a form never names a newer report than the one whose items it shows
        View paper = sealing.standing(place, staff);
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
                        .map(line -> InspectionRow.of(line, inspection.stage(), locale, this::name))
                        .toList());
        model.addAttribute("filed", inspection.filed().orElse(null));
        model.addAttribute(
                "filedByHand",
                inspection.filed().map(FiledPapers::byHand).orElse(List.of()).stream()
                        .map(left -> LeftRow.of(left, locale))
                        .toList());
        model.addAttribute("zone", house.settings().zone());
        paper(paper, staff, request, model);
        judging(inspection, household, staff, request, model);
        return new ModelAndView("inspection");
    }

    /** What this reader may decide, and which papers she opens for it. */
    private void judging(
            Inspection inspection, Household household, Staff staff, HttpServletRequest request, Model model) {
        boolean archivist = request.isUserInRole(Role.ARCHIVIST.name());
        JudgeForm form = JudgeForm.open(inspection, request, RequestContextUtils.getLocale(request));
        model.addAttribute("mayInspect", archivist);
        model.addAttribute("mayJudge", archivist && !form.rows().isEmpty());
        model.addAttribute("open", form.rows());
        model.addAttribute("outcomes", Judgement.Outcome.values());
        model.addAttribute(
                "sample",
                archivist
                        ? house.archive().contents(household.number(), staff.acting()).volumes().stream()
                                .filter(shelf -> shelf.volume().id().equals(inspection.volume()))
                                .flatMap(shelf -> Sample.of(shelf, inspection.version(), household).stream())
                                .toList()
                        : List.of());
    }

    @PostMapping("/volumes/{id}/inspections/{stage}")
    ModelAndView inspect(
            @PathVariable String id,
            @PathVariable String stage,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(
                Place.of(id, stage),
                staff,
                request,
                model,
                place -> Fields.found(
                        VolumeUnknown.class,
                        () -> house.inspections().inspect(place.volume(), place.stage(), staff.acting())));
    }

    @PostMapping("/volumes/{id}/inspections/{stage}/judgements")
    ModelAndView judge(
            @PathVariable String id,
            @PathVariable String stage,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Place place = Place.of(id, stage);
        JudgeForm form = JudgeForm.returned(place.stage(), request);
        List<String> half = form.half();
        if (form.rows().isEmpty() || !half.isEmpty()) {
            model.addAttribute("half", half);
            ModelAndView page = show(place, staff, request, model);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        return act(place, staff, request, model, at -> judgements.judge(at, form.wanted(request), staff));
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
        Object on(Place place);
    }

    private ModelAndView act(Place place, Staff staff, HttpServletRequest request, Model model, Act act) {
        try {
            Object unused = act.on(place);
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
    private void paper(View paper, Staff staff, HttpServletRequest request, Model model) {
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
