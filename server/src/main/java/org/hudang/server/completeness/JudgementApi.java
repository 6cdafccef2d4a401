package org.hudang.server.completeness;

import org.hudang.archive.inspection.InspectionReport;
import org.hudang.server.account.Staff;
import org.hudang.server.completeness.Judgements.Wanted;
import org.hudang.server.completeness.ReportSealing.Place;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/volumes/{id}/inspections/{stage}/judgements}: what people decide about items that were left to them. */
@RestController
class JudgementApi {
    private final Judgements judgements;

    JudgementApi(Judgements judgements) {
        this.judgements = judgements;
    }

    @PostMapping("/api/v1/volumes/{id}/inspections/{stage}/judgements")
    ResponseEntity<String> judge(
            @PathVariable String id,
            @PathVariable String stage,
            @RequestBody Wanted wanted,
            @AuthenticationPrincipal Staff staff) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(InspectionReport.json(judgements.judge(Place.of(id, stage), wanted, staff)));
    }
}
