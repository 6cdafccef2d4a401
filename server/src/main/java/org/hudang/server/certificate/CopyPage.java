package org.hudang.server.certificate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Copies of a certificate, ordered and decided on its page. */
@Controller
class CopyPage {
    private final CopyDesk desk;
    private final CertificatePage page;

    CopyPage(CopyDesk desk, CertificatePage page) {
        this.desk = desk;
        this.page = page;
    }

    @PostMapping("/certificates/{id}/copies")
    ModelAndView order(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            CopyDesk.Wanted wanted,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Supplier<CopyView> order =
                () -> desk.order(id, Fields.key(key), wanted, CertificateDesk.officer(staff, request), staff);
        return page.after(id, staff, request, model, order);
    }

    @PostMapping("/certificates/{id}/copies/{copy}/approval")
    ModelAndView approve(
            @PathVariable String id,
            @PathVariable String copy,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return page.after(
                id,
                staff,
                request,
                model,
                () -> desk.approve(id, copy, CertificateDesk.officer(staff, request), staff));
    }

    @PostMapping("/certificates/{id}/copies/{copy}/refusal")
    ModelAndView refuse(
            @PathVariable String id,
            @PathVariable String copy,
            CertificateDesk.Words words,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return page.after(
                id,
                staff,
                request,
                model,
                () -> desk.refuse(id, copy, words, CertificateDesk.officer(staff, request), staff));
    }
}
