package org.hudang.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.request.PersonRequest;
import org.hudang.server.Fields;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
import org.hudang.server.request.RequestDesk.Answered;
import org.hudang.server.request.RequestDesk.Asked;
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

/** Requests of the people of a household about their own data, and what of all waits for an answer. */
@Controller
class RequestPage {
    private final House house;
    private final RequestDesk desk;

    RequestPage(House house, RequestDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** A choice of a list. */
    record Choice(String value, String words) {}

    /** A request that waits, with its household. */
    record Waiting(RequestView request, String head) {}

    @GetMapping("/requests")
    String waiting(@AuthenticationPrincipal Staff staff, Model model) {
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute(
                "rows",
                desk.waiting(staff).stream()
                        .map(request ->
                                new Waiting(request, head(Households.require(house, request.household(), staff))))
                        .toList());
        return "requests-waiting";
    }

    @GetMapping("/households/{number}/requests")
    ModelAndView page(
            @PathVariable String number,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return show(Households.require(house, number, staff), staff, request, model);
    }

    @PostMapping("/households/{number}/requests")
    ModelAndView take(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String key,
            Asked asked,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Household household = Households.require(house, number, staff);
        try {
            desk.take(household, Fields.key(key), asked, staff);
        } catch (ArchiveException | ServerException refused) {
            return refused(refused, household, staff, request, model);
        }
        return back(household.number().value());
    }

    @PostMapping("/requests/{id}/answer")
    ModelAndView answer(
            @PathVariable String id,
            Answered answered,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        try {
            return back(desk.answer(id, answered, staff).household());
        } catch (ArchiveException | ServerException refused) {
            return refused(refused, desk.householdOf(id, staff), staff, request, model);
        }
    }

    private static ModelAndView back(String household) {
        return new ModelAndView("redirect:/households/" + household + "/requests");
    }

    private ModelAndView refused(
            RuntimeException refused, Household household, Staff staff, HttpServletRequest request, Model model) {
        Locale locale = RequestContextUtils.getLocale(request);
        model.addAttribute("refused", Fields.sentence(refused, locale));
        ModelAndView page = show(household, staff, request, model);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView show(Household household, Staff staff, HttpServletRequest request, Model model) {
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", head(household));
        model.addAttribute("rows", desk.of(household, staff));
        model.addAttribute("key", "page/" + UUID.randomUUID());
        model.addAttribute("today", LocalDate.now(house.clock()));
        model.addAttribute("kinds", names(PersonRequest.Kind.values()));
        model.addAttribute("outcomes", names(PersonRequest.Outcome.values()));
        model.addAttribute(
                "members",
                household.members().stream()
                        .map(member -> new Choice(member.id().value(), Masking.name(member.name())))
                        .toList());
        model.addAttribute(
                "answers",
                Arrays.stream(Role.values())
                        .anyMatch(role -> role.answersRequests() && request.isUserInRole(role.name())));
        return new ModelAndView("requests");
    }

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }

    private static String head(Household household) {
        return Masking.name(household.head().name());
    }
}
