package org.hudang.server.retention;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.retention.Hold;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.Fields;
import org.hudang.server.account.Person;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.household.MaskedText;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
import org.hudang.server.retention.RetentionDesk.Held;
import org.hudang.server.retention.RetentionDesk.Why;
import org.hudang.server.retention.Views.HoldView;
import org.hudang.server.retention.Views.ProposalView;
import org.hudang.server.retention.Views.StandingView;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What is over and waits for two people (到期鉴定), and the periods and holds of one household. */
@Controller
class RetentionPage {
    private final House house;
    private final RetentionDesk desk;

    RetentionPage(House house, RetentionDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /**
     * A proposal as shown.
     *
     * @param head masked name of the head of the household
     * @param said names of those who said something, in their order
     * @param mine whether the reader proposed it or has approved it
     */
    record Row(ProposalView proposal, String head, String title, List<String> said, boolean mine) {}

    /**
     * A hold as shown.
     *
     * @param title of the volume that it keeps; empty for the whole household
     */
    record HoldRow(HoldView hold, String title) {}

    /** A volume with its period. */
    record Kept(String id, String title, String code, StandingView standing) {}

    @GetMapping("/retention")
    ModelAndView proposals(@AuthenticationPrincipal Staff staff, Model model) {
        return showAll(staff, model);
    }

    @PostMapping("/retention/{id}/approve")
    ModelAndView approve(
            @PathVariable String id, @AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        try {
            Proposal unused = desk.approve(id, staff);
        } catch (ArchiveException refused) {
            return refused(refused, request, model, showAll(staff, model));
        }
        return new ModelAndView("redirect:/retention");
    }

    @PostMapping("/retention/{id}/refuse")
    ModelAndView refuse(
            @PathVariable String id,
            Why why,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        try {
            Proposal unused = desk.refuse(id, why, staff);
        } catch (ArchiveException refused) {
            return refused(refused, request, model, showAll(staff, model));
        }
        return new ModelAndView("redirect:/retention");
    }

    @GetMapping("/households/{number}/retention")
    ModelAndView household(@PathVariable String number, @AuthenticationPrincipal Staff staff, Model model) {
        return show(Households.require(house, number, staff), staff, model);
    }

    @PostMapping("/households/{number}/holds")
    ModelAndView hold(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String key,
            Held held,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Household household = Households.require(house, number, staff);
        try {
            return back(desk.hold(household, Fields.key(key), held, staff));
        } catch (ArchiveException | ServerException refused) {
            return refused(refused, request, model, show(household, staff, model));
        }
    }

    @PostMapping("/households/{number}/holds/{id}/release")
    ModelAndView release(
            @PathVariable String number,
            @PathVariable String id,
            Why why,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Household household = Households.require(house, number, staff);
        try {
            return back(desk.release(id, why, staff));
        } catch (ArchiveException refused) {
            return refused(refused, request, model, show(household, staff, model));
        }
    }

    private static ModelAndView back(Hold hold) {
        return new ModelAndView("redirect:/households/" + hold.household() + "/retention");
    }

    private static ModelAndView refused(
            RuntimeException refused, HttpServletRequest request, Model model, ModelAndView page) {
        model.addAttribute("refused", Fields.sentence(refused, RequestContextUtils.getLocale(request)));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView showAll(Staff staff, Model model) {
        List<Row> rows = new ArrayList<>();
        for (Proposal proposal : desk.proposals(staff)) {
            Household household = Households.require(house, proposal.household().value(), staff);
            rows.add(new Row(
                    ProposalView.of(proposal, household),
                    Masking.name(household.head().name()),
                    title(proposal, household, staff),
                    proposal.said().stream().map(word -> name(word.by())).toList(),
                    proposal.said().stream().anyMatch(word -> word.by().equals(staff.login()))));
        }
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("rows", rows);
        model.addAttribute("destroys", staff.township().equals(Acting.BUREAU));
        return new ModelAndView("retention");
    }

    private String title(Proposal proposal, Household household, Staff staff) {
        return volumes(household, staff).stream()
                .filter(volume -> volume.id().equals(proposal.volume()))
                .map(volume -> MaskedText.of(volume.title(), household))
                .findFirst()
                .orElse("");
    }

    private String name(String login) {
        return house.accounts().person(login).map(Person::displayName).orElse(login);
    }

    private List<Volume> volumes(Household household, Staff staff) {
        return house.archive().contents(household.number(), staff.acting()).volumes().stream()
                .map(shelf -> shelf.volume())
                .toList();
    }

    private static String title(Hold hold, List<Volume> volumes, Household household) {
        return volumes.stream()
                .filter(volume -> hold.volume().filter(volume.id()::equals).isPresent())
                .map(volume -> MaskedText.of(volume.title(), household))
                .findFirst()
                .orElse("");
    }

    private ModelAndView show(Household household, Staff staff, Model model) {
        List<Volume> volumes = volumes(household, staff);
        Set<VolumeId> destroyed = house.life()
                .destruction()
                .destroyed(household.number(), staff.acting())
                .keySet();
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", Masking.name(household.head().name()));
        model.addAttribute("key", "page/" + UUID.randomUUID());
        model.addAttribute(
                "volumes",
                volumes.stream()
                        .filter(volume -> !destroyed.contains(volume.id()))
                        .map(volume -> new Kept(
                                volume.id().value(),
                                MaskedText.of(volume.title(), household),
                                volume.code(),
                                desk.standing(volume.id(), staff)))
                        .toList());
        model.addAttribute(
                "holds",
                desk.holds(household, staff).stream()
                        .map(hold -> new HoldRow(HoldView.of(hold, household), title(hold, volumes, household)))
                        .toList());
        model.addAttribute(
                "kinds", Arrays.stream(Hold.Kind.values()).map(Enum::name).toList());
        model.addAttribute("zone", house.settings().zone());
        return new ModelAndView("household-retention");
    }
}
