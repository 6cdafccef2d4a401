package org.hudang.server.transfer;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.hudang.archive.intake.tray.Part;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.reception.Arriving;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/packages/arriving}: packages of other houses that come in parts and wait on a page for a decision. */
@RestController
class ArrivingApi {
    private final House house;

    ArrivingApi(House house) {
        this.house = house;
    }

    /**
     * A package that is going to come.
     *
     * @param bytes its length
     * @param township that would keep the household
     */
    record Announced(
            @Nullable String name, long bytes, @Nullable String township) {}

    /**
     * A package as it stands.
     *
     * @param state {@code RECEIVING} or {@code WHOLE}
     * @param received the range that is here
     */
    record ArrivingView(String id, String township, String name, long bytes, String state, List<List<Long>> received) {
        static ArrivingView of(Arriving one) {
            return new ArrivingView(
                    one.id().value(),
                    one.township(),
                    one.name(),
                    one.bytes(),
                    one.isWhole() ? "WHOLE" : "RECEIVING",
                    one.received() == 0 ? List.of() : List.of(List.of(0L, one.received())));
        }
    }

    @PostMapping("/api/v1/packages/arriving")
    ResponseEntity<ArrivingView> begin(
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Announced announced,
            @AuthenticationPrincipal Staff staff) {
        Arriving begun = house.tray()
                .packages()
                .begin(
                        new Arriving.Announced(
                                Fields.key(key),
                                township(house, announced.township()),
                                Fields.text(announced.name()),
                                announced.bytes()),
                        staff.acting());
        return ResponseEntity.created(URI.create("/packages/" + begun.id())).body(ArrivingView.of(begun));
    }

    /**
     * A township of this office.
     *
     * @throws FieldRefused when there is none with this code
     */
    static String township(House house, @Nullable String code) {
        return house.office()
                .township(Fields.text(code))
                .orElseThrow(() -> new FieldRefused("township", "999001001"))
                .code();
    }

    @PutMapping(
            path = "/api/v1/packages/arriving/{id}/parts/{offset}",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ArrivingView put(
            @PathVariable String id,
            @PathVariable long offset,
            @RequestHeader("Content-Length") int length,
            @RequestHeader("Content-Digest") String digest,
            InputStream bytes,
            @AuthenticationPrincipal Staff staff) {
        Arriving arriving = ReceptionPage.require(house, Fields.id(UploadId::new, id), staff);
        Part part = new Part(offset, length, Fields.sha256(digest));
        return ArrivingView.of(house.tray().packages().put(arriving.id(), part, bytes, staff.acting()));
    }
}
