package org.hudang.server.completeness;

import jakarta.servlet.http.HttpServletRequest;
import org.hudang.server.account.Staff;
import org.hudang.server.completeness.ReportSealing.Place;
import org.hudang.server.completeness.ReportSealing.View;
import org.hudang.server.completeness.ReportSealing.Wanted;
import org.hudang.server.completeness.ReportSealing.Why;
import org.hudang.server.household.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/volumes/{id}/inspections/{stage}/paper}: the newest report of a stage as a sealed paper. */
@RestController
class ReportApi {
    private final ReportSealing sealing;

    ReportApi(ReportSealing sealing) {
        this.sealing = sealing;
    }

    @GetMapping("/api/v1/volumes/{id}/inspections/{stage}/paper")
    View standing(@PathVariable String id, @PathVariable String stage, @AuthenticationPrincipal Staff staff) {
        return sealing.standing(Place.of(id, stage), staff);
    }

    @PostMapping("/api/v1/volumes/{id}/inspections/{stage}/paper")
    View ask(
            @PathVariable String id,
            @PathVariable String stage,
            @RequestBody Wanted wanted,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request) {
        return sealing.ask(Place.of(id, stage), wanted, staff, request);
    }

    @PostMapping("/api/v1/volumes/{id}/inspections/{stage}/paper/approve")
    View approve(
            @PathVariable String id,
            @PathVariable String stage,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request) {
        return sealing.approve(Place.of(id, stage), staff, request);
    }

    @PostMapping("/api/v1/volumes/{id}/inspections/{stage}/paper/refuse")
    View refuse(
            @PathVariable String id,
            @PathVariable String stage,
            @RequestBody Why why,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request) {
        return sealing.refuse(Place.of(id, stage), why, staff, request);
    }

    @GetMapping("/api/v1/volumes/{id}/inspections/{stage}/paper.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String id, @PathVariable String stage, @AuthenticationPrincipal Staff staff) {
        return pdf(sealing, Place.of(id, stage), staff);
    }

    static ResponseEntity<byte[]> pdf(ReportSealing sealing, Place place, Staff staff) {
        byte[] pdf = sealing.pdf(place, staff).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"inspection-" + place.stage().name() + ".pdf\"")
                .body(pdf);
    }
}
