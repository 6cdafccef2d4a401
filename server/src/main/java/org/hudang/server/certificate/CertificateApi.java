package org.hudang.server.certificate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.certificate.CertificateView.EventView;
import org.hudang.server.household.Households;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Certificates, for programs. */
@RestController
class CertificateApi {
    private final House house;
    private final CertificateDesk desk;

    CertificateApi(House house, CertificateDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** Notes that somebody was seen with the identity document. */
    @PostMapping("/api/v1/households/{number}/identity-checks")
    CertificateDesk.Noted check(
            @PathVariable String number, @RequestBody CertificateDesk.Seen seen, @AuthenticationPrincipal Staff staff) {
        return desk.note(Households.require(house, number, staff), seen, staff);
    }

    @GetMapping("/api/v1/households/{number}/certificates")
    List<CertificateView> of(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        return desk.of(Households.require(house, number, staff), staff);
    }

    /** Issues one; the same key gives the same one. */
    @PostMapping("/api/v1/households/{number}/certificates")
    CertificateView issue(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CertificateDesk.Wanted wanted,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request) {
        return desk.issue(
                Households.require(house, number, staff),
                Fields.key(key),
                wanted,
                CertificateDesk.officer(staff, request),
                staff);
    }

    /** What waits for somebody. */
    @GetMapping("/api/v1/certificates/waiting")
    CertificateDesk.Waiting waiting(@AuthenticationPrincipal Staff staff) {
        return desk.waiting(staff);
    }

    @GetMapping("/api/v1/certificates/{id}")
    CertificateView one(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return desk.one(id, staff);
    }

    /** What happened to it, its checks included. */
    @GetMapping("/api/v1/certificates/{id}/events")
    List<EventView> events(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return desk.events(id, staff);
    }

    @PostMapping("/api/v1/certificates/{id}/suspension")
    CertificateView suspend(
            @PathVariable String id, @RequestBody CertificateDesk.Words words, @AuthenticationPrincipal Staff staff) {
        return desk.suspend(id, words, staff);
    }

    @PostMapping("/api/v1/certificates/{id}/resumption")
    CertificateView resume(
            @PathVariable String id, @RequestBody CertificateDesk.Words words, @AuthenticationPrincipal Staff staff) {
        return desk.resume(id, words, staff);
    }

    /** Asks that it be withdrawn, and sets it aside. */
    @PostMapping("/api/v1/certificates/{id}/revocation")
    CertificateView revoke(
            @PathVariable String id, @RequestBody CertificateDesk.Why why, @AuthenticationPrincipal Staff staff) {
        return desk.revoke(id, why, staff);
    }

    @PostMapping("/api/v1/certificates/{id}/revocation/approval")
    CertificateView approveRevocation(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return desk.approveRevocation(id, staff);
    }

    @PostMapping("/api/v1/certificates/{id}/revocation/refusal")
    CertificateView refuseRevocation(
            @PathVariable String id,
            @RequestBody CertificateDesk.Words words,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request) {
        return desk.refuseRevocation(id, words, staff, request);
    }

    @PostMapping("/api/v1/certificates/{id}/paper/approval")
    CertificateView approvePaper(
            @PathVariable String id, @AuthenticationPrincipal Staff staff, HttpServletRequest request) {
        return desk.approvePaper(id, CertificateDesk.officer(staff, request), staff);
    }

    @PostMapping("/api/v1/certificates/{id}/paper/refusal")
    CertificateView refusePaper(
            @PathVariable String id,
            @RequestBody CertificateDesk.Words words,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request) {
        return desk.refusePaper(id, words, CertificateDesk.officer(staff, request), staff);
    }
}
