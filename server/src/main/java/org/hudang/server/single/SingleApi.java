package org.hudang.server.single;

import java.util.List;
import org.hudang.server.account.Staff;
import org.hudang.server.single.SingleDesk.Entered;
import org.hudang.server.single.SingleDesk.Why;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Single-set switches, for programs. */
@RestController
class SingleApi {
    private final SingleDesk desk;

    SingleApi(SingleDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/v1/single-sets")
    List<SingleView> all(@AuthenticationPrincipal Staff staff) {
        return desk.all(staff).stream().map(SingleView::of).toList();
    }

    /** Enters a feasibility record; the same one again changes nothing. */
    @PostMapping("/api/v1/single-sets/{line}/enter")
    SingleView enter(@PathVariable String line, @RequestBody Entered entered, @AuthenticationPrincipal Staff staff) {
        return SingleView.of(desk.enter(line, entered, staff));
    }

    @PostMapping("/api/v1/single-sets/{line}/approve")
    SingleView approve(@PathVariable String line, @AuthenticationPrincipal Staff staff) {
        return SingleView.of(desk.approve(line, staff));
    }

    /** Refuses what waits, or switches off what is on. */
    @PostMapping("/api/v1/single-sets/{line}/off")
    SingleView off(@PathVariable String line, @RequestBody Why why, @AuthenticationPrincipal Staff staff) {
        return SingleView.of(desk.off(line, why, staff));
    }
}
