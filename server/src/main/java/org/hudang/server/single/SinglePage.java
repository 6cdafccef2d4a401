package org.hudang.server.single;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.single.SingleSet;
import org.hudang.server.Fields;
import org.hudang.server.TypedDay;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
import org.hudang.server.single.SingleDesk.Entered;
import org.hudang.server.single.SingleDesk.Why;
import org.hudang.server.single.SingleView.SaidView;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** For which business the electronic form alone is kept (单套开关), and how it came to that. */
@Controller
class SinglePage {
    private final House house;
    private final SingleDesk desk;

    SinglePage(House house, SingleDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /**
     * A switch as shown.
     *
     * @param entered name of who entered the record; empty while it is off
     * @param approved name of who approved it; empty unless it is on
     * @param ended name of who refused or switched off; empty unless it was
     * @param mine whether the reader entered what waits
     */
    record Row(SingleView set, String entered, String approved, String ended, boolean mine) {}

    @GetMapping("/single-sets")
    ModelAndView page(@AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        return show(staff, request, model);
    }

    @PostMapping("/single-sets/{line}/enter")
    ModelAndView enter(
            @PathVariable String line,
            Entered entered,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(() -> desk.enter(line, entered, staff), staff, request, model);
    }

    @PostMapping("/single-sets/{line}/approve")
    ModelAndView approve(
            @PathVariable String line, @AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        return act(() -> desk.approve(line, staff), staff, request, model);
    }

    @PostMapping("/single-sets/{line}/off")
    ModelAndView off(
            @PathVariable String line,
            Why why,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(() -> desk.off(line, why, staff), staff, request, model);
    }

    private ModelAndView act(Fields.Asked<SingleSet> act, Staff staff, HttpServletRequest request, Model model) {
        try {
            SingleSet unused = act.ask();
        } catch (ArchiveException | ServerException refused) {
            model.addAttribute("refused", Fields.sentence(refused, RequestContextUtils.getLocale(request)));
            ModelAndView page = show(staff, request, model);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        return new ModelAndView("redirect:/single-sets");
    }

    private ModelAndView show(Staff staff, HttpServletRequest request, Model model) {
        boolean bureau = staff.township().equals(Acting.BUREAU);
        boolean archivist = request.isUserInRole(Role.ARCHIVIST.name());
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute(
                "rows",
                desk.all(staff).stream()
                        .map(SingleView::of)
                        .map(set -> row(set, staff))
                        .toList());
        model.addAttribute("enters", bureau && archivist);
        model.addAttribute("decides", bureau && (archivist || request.isUserInRole(Role.BUREAU_APPROVER.name())));
        model.addAttribute("today", TypedDay.typed(LocalDate.now(house.clock())));
        model.addAttribute("zone", house.settings().zone());
        return new ModelAndView("single-sets");
    }

    private Row row(SingleView set, Staff staff) {
        return new Row(
                set,
                name(Optional.ofNullable(set.entered())),
                name(Optional.ofNullable(set.approved())),
                name(Optional.ofNullable(set.ended())),
                set.entered() != null && set.entered().by().equals(staff.login()));
    }

    private String name(Optional<SaidView> said) {
        return said.map(SaidView::by)
                .map(login ->
                        house.accounts().person(login).map(Person::displayName).orElse(login))
                .orElse("");
    }
}
