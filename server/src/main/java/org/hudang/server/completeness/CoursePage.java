package org.hudang.server.completeness;

import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What came of inspections month by month, as a page. */
@Controller
class CoursePage {
    private final House house;

    CoursePage(House house) {
        this.house = house;
    }

    @GetMapping("/inspections")
    String page(@AuthenticationPrincipal Staff staff, Model model) {
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("course", CourseView.of(house, staff));
        model.addAttribute("zone", house.settings().zone());
        return "inspections";
    }
}
