package org.hudang.server.verify;

import java.time.Duration;
import org.hudang.certificates.trust.PublishedTrustList;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The signed lists that verifiers keep: whom to trust, and what stands how. Whole lists, never a single certificate. */
@RestController
class PublishedLists {
    private final House house;

    PublishedLists(House house) {
        this.house = house;
    }

    @GetMapping("/trust-list")
    ResponseEntity<byte[]> trustList() {
        PublishedTrustList list = house.certificates().trustList().orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(PublishedTrustList.MEDIA_TYPE))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(list.signed());
    }

    @GetMapping("/status-lists/{list}")
    ResponseEntity<byte[]> statusList(@PathVariable int list) {
        byte[] token =
                house.certificates().statusList(list).orElseThrow(NotFound::new).token();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/statuslist+cwt"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(30)).cachePublic())
                .body(token);
    }
}
