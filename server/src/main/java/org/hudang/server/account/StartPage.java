package org.hudang.server.account;

import java.util.Arrays;
import java.util.Map;
import org.hudang.server.platform.House;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins: who works with households at the search, everybody else at what his role may do. */
@Controller
class StartPage {
    private final House house;

    StartPage(House house) {
        this.house = house;
    }

    @GetMapping("/")
    String start(@AuthenticationPrincipal Staff staff, Authentication signedIn, Model model) {
        if (Arrival.seesHouseholds(signedIn)) {
            return "redirect:/find";
        }
        model.addAttribute("staff", staff);
        model.addAttribute(
                "roles",
                Arrays.stream(Role.values())
                        .filter(role -> Arrival.has(signedIn, role))
                        .map(Role::name)
                        .toList());
        boolean administrator = Arrival.has(signedIn, Role.SYSTEM_ADMINISTRATOR);
        model.addAttribute("administrator", administrator);
        model.addAttribute("troubles", administrator ? house.upkeep().troubles() : Map.of());
        return "start";
    }
}
