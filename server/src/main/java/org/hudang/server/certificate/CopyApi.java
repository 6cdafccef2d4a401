package org.hudang.server.certificate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Copies of certificates, for programs. */
@RestController
class CopyApi {
    private final CopyDesk desk;

    CopyApi(CopyDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/v1/certificates/{id}/copies")
    List<CopyView> of(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return desk.of(id, staff);
    }

    /** Orders one; the same key gives the same one. */
    @PostMapping("/api/v1/certificates/{id}/copies")
    CopyView order(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CopyDesk.Wanted wanted,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request) {
        return desk.order(id, Fields.key(key), wanted, CertificateDesk.officer(staff, request), staff);
    }

    @PostMapping("/api/v1/certificates/{id}/copies/{copy}/approval")
    CopyView approve(
            @PathVariable String id,
            @PathVariable String copy,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request) {
        return desk.approve(id, copy, CertificateDesk.officer(staff, request), staff);
    }

    @PostMapping("/api/v1/certificates/{id}/copies/{copy}/refusal")
    CopyView refuse(
            @PathVariable String id,
            @PathVariable String copy,
            @RequestBody CertificateDesk.Words words,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request) {
        return desk.refuse(id, copy, words, CertificateDesk.officer(staff, request), staff);
    }
}
