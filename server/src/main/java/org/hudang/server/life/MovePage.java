package org.hudang.server.life;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.life.HouseholdLife.Moved;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
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

/** The move of a household to another township; a page of the bureau's. */
@Controller
class MovePage {
    private final House house;
    private final MoveDesk desk;

    MovePage(House house, MoveDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    @GetMapping("/households/{number}/move")
    ModelAndView page(@PathVariable String number, @AuthenticationPrincipal Staff staff, Model model) {
        return show(household(number, staff), staff, model);
    }

    @PostMapping("/households/{number}/move")
    ModelAndView move(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String key,
            MoveDesk.Wanted wanted,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Household household = household(number, staff);
        try {
            Moved moved = desk.move(household, Fields.key(key), wanted, staff);
            return new ModelAndView("redirect:/households/" + moved.household());
        } catch (ArchiveException | ServerException refused) {
            model.addAttribute("refused", Fields.sentence(refused, RequestContextUtils.getLocale(request)));
            ModelAndView page = show(household, staff, model);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private Household household(String number, Staff staff) {
        if (!staff.township().equals(Acting.BUREAU)) {
            throw new NotFound();
        }
        return Households.require(house, number, staff);
    }

    private ModelAndView show(Household household, Staff staff, Model model) {
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", Masking.name(household.head().name()));
        model.addAttribute("key", "page/" + UUID.randomUUID());
        model.addAttribute(
                "townships",
                house.office().townships().stream()
                        .filter(one -> !one.code().equals(household.township()))
                        .toList());
        return new ModelAndView("household-move");
    }
}
