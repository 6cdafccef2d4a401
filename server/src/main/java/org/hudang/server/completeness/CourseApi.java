package org.hudang.server.completeness;

import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came of inspections month by month, for programs. */
@RestController
class CourseApi {
    private final House house;

    CourseApi(House house) {
        this.house = house;
    }

    @GetMapping("/api/v1/inspections")
    CourseView course(@AuthenticationPrincipal Staff staff) {
        return CourseView.of(house, staff);
    }
}
