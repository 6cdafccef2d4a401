package org.hudang.server.certificate;

import org.hudang.server.account.Staff;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Phone cards, for programs of staff. */
@RestController
class CardApi {
    private final CardGiving giving;

    CardApi(CardGiving giving) {
        this.giving = giving;
    }

    /** Whether a phone has the certificate, and whether a way in is open. */
    @GetMapping("/api/v1/certificates/{id}/card")
    CardGiving.Held held(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return giving.held(id, staff);
    }

    /** Makes a way in, which is told this once. */
    @PostMapping("/api/v1/certificates/{id}/card")
    ResponseEntity<CardGiving.WayIn> offer(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(giving.offer(id, staff));
    }

    /** Closes the way in and ends the phone. */
    @PostMapping("/api/v1/certificates/{id}/card/end")
    CardGiving.Held end(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        giving.end(id, staff);
        return giving.held(id, staff);
    }
}
