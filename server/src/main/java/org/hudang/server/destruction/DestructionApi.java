package org.hudang.server.destruction;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hudang.archive.destruction.ListNumber;
import org.hudang.archive.destruction.ListUnknown;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.destruction.ListView.DoneView;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Destruction lists for programs of the bureau. */
@RestController
class DestructionApi {
    private final DestructionDesk desk;

    DestructionApi(DestructionDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/v1/destructions")
    List<ListView> lists(@AuthenticationPrincipal Staff staff) {
        return desk.lists(DestructionPage.bureau(staff)).stream()
                .map(ListView::of)
                .toList();
    }

    @PostMapping("/api/v1/destructions")
    ListView draw(@AuthenticationPrincipal Staff staff) {
        return ListView.of(desk.draw(DestructionPage.bureau(staff)));
    }

    @GetMapping("/api/v1/destructions/{number}")
    ListView list(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        var acting = DestructionPage.bureau(staff);
        return ListView.of(Fields.found(ListUnknown.class, () -> desk.list(number(number), acting)));
    }

    @PostMapping("/api/v1/destructions/{number}/withdraw")
    ListView withdraw(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        var acting = DestructionPage.bureau(staff);
        return ListView.of(Fields.found(ListUnknown.class, () -> desk.withdraw(number(number), acting)));
    }

    @PostMapping("/api/v1/destructions/{number}/file")
    ListView file(@PathVariable String number, @AuthenticationPrincipal Staff staff, HttpServletRequest request) {
        var acting = DestructionPage.bureau(staff);
        return ListView.of(
                Fields.found(ListUnknown.class, () -> desk.file(number(number), acting, request.getRemoteAddr())));
    }

    /** Destroys what stands on a filed list: there is no way back. */
    @PostMapping("/api/v1/destructions/{number}/carry-out")
    List<DoneView> carryOut(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        var acting = DestructionPage.bureau(staff);
        return Fields.found(ListUnknown.class, () -> desk.carryOut(number(number), acting)).stream()
                .map(DoneView::of)
                .toList();
    }

    private static ListNumber number(String text) {
        return Fields.id(ListNumber::new, text);
    }
}
