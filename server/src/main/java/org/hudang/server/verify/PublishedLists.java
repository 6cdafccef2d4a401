package org.hudang.server.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hudang.certificates.ListsSetBack;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.PublishedTrustList;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.signing.SigningException;
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
        PublishedTrustList list = house.signedLists().trustList().orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(PublishedTrustList.MEDIA_TYPE))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .eTag(tag(list.signed()))
                .body(list.signed());
    }

    /** Addresses of all status lists, as Token Status List (§9.3) has them: who keeps them all asks for none by itself. */
    @GetMapping("/status-lists")
    ResponseEntity<Map<String, List<String>>> statusLists() {
        String address = house.settings().publicUrl() + "/status-lists/";
        List<String> all = house.signedLists().statusLists().stream()
                .map(list -> address + list)
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(30)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("status_lists", all));
    }

    @GetMapping("/status-lists/{list}")
    ResponseEntity<byte[]> statusList(@PathVariable int list) {
        byte[] token = newest(list).token();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/statuslist+cwt"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(30)).cachePublic())
                .eTag(tag(token))
                .body(token);
    }

    /** What keeps a list from being signed is the house's business; whoever asks is told to come again. */
    private StatusListToken newest(int list) {
        try {
            return house.signedLists().statusList(list).orElseThrow(NotFound::new);
        } catch (ListsSetBack | SigningException notNow) {
            throw new ListNotNow();
        }
    }

    /** Who has these bytes already is told so instead of being sent them again. */
    private static String tag(byte[] list) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(list);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
