package org.hudang.server.completeness;

import org.hudang.archive.MalformedId;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Cover, catalogue and note sheet of a volume as it is now, as PDF, names masked. */
@Controller
class VolumeSheetPage {
    private final VolumeSheetPapers papers;

    VolumeSheetPage(House house) {
        this.papers = new VolumeSheetPapers(house);
    }

    @GetMapping("/volumes/{id}/sheets")
    ResponseEntity<byte[]> sheets(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        byte[] pdf;
        try {
            pdf = papers.masked(new VolumeId(id), staff.acting());
        } catch (MalformedId | VolumeUnknown e) {
            throw new NotFound();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "inline; filename=\"volume.pdf\"")
                .body(pdf);
    }
}
