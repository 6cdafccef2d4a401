package org.hudang.server.intake;

import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.intake.tray.IntakeTray;
import org.hudang.archive.intake.tray.NewUpload;
import org.hudang.archive.intake.tray.Part;
import org.hudang.archive.intake.tray.TrayFiling;
import org.hudang.archive.intake.tray.TrayPaper;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/households/{number}/uploads}, {@code /api/v1/uploads} and {@code /filings}: papers that come in, as programs bring them. */
@RestController
class UploadApi {
    private static final int MOST_PAPERS = 200;

    private final House house;

    UploadApi(House house) {
        this.house = house;
    }

    /**
     * A file that is going to come.
     *
     * @param bytes its length
     * @param sha256 of all of it, hexadecimal
     */
    record Announced(String name, long bytes, String sha256) {}

    /**
     * A paper to be filed.
     *
     * @param member whom it concerns; null for the whole household
     * @param documentNumber 文号; null when the paper has none
     * @param secrecy {@code PUBLIC RESTRICTED SECRET CONFIDENTIAL TOP_SECRET}; null for restricted
     * @param evenIfThere files it although the same bytes are filed already; null for no
     */
    record Paper(
            String upload,
            String kind,
            String title,
            @Nullable String member,
            LocalDate date,
            String responsible,
            @Nullable String documentNumber,
            @Nullable String secrecy,
            @Nullable Boolean evenIfThere) {}

    /** Papers to be filed together. */
    record Papers(String volume, String event, List<Paper> papers) {}

    /**
     * What was filed.
     *
     * @param items in the order of the papers
     */
    record FiledView(String household, String volume, int version, List<ItemLine> items) {}

    /** An item that was filed. */
    record ItemLine(String id, String code) {}

    @PostMapping("/api/v1/households/{number}/uploads")
    ResponseEntity<UploadView> begin(
            @PathVariable String number,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Announced announced,
            @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        Upload upload = tray().begin(
                        new NewUpload(
                                key,
                                household.number(),
                                given("name", announced.name()),
                                announced.bytes(),
                                given("sha256", announced.sha256())),
                        staff.acting());
        return ResponseEntity.created(URI.create("/api/v1/uploads/" + upload.id()))
                .body(UploadView.of(upload));
    }

    @GetMapping("/api/v1/households/{number}/uploads")
    List<UploadView> uploads(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        return tray().of(household.number(), staff.acting()).stream()
                .map(UploadView::of)
                .toList();
    }

    @GetMapping("/api/v1/uploads/{id}")
    UploadView upload(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return UploadView.of(require(id, staff));
    }

    @PutMapping(path = "/api/v1/uploads/{id}/parts/{offset}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    UploadView put(
            @PathVariable String id,
            @PathVariable long offset,
            @RequestHeader("Content-Length") int length,
            @RequestHeader("Content-Digest") String digest,
            InputStream bytes,
            @AuthenticationPrincipal Staff staff) {
        Upload upload = require(id, staff);
        return UploadView.of(
                tray().put(upload.id(), new Part(offset, length, Fields.sha256(digest)), bytes, staff.acting()));
    }

    @PostMapping("/api/v1/uploads/{id}/complete")
    @ResponseStatus(HttpStatus.ACCEPTED)
    UploadView complete(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return UploadView.of(tray().complete(require(id, staff).id(), staff.acting()));
    }

    @DeleteMapping("/api/v1/uploads/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        tray().drop(require(id, staff).id(), staff.acting());
    }

    @PostMapping("/api/v1/households/{number}/filings")
    @ResponseStatus(HttpStatus.CREATED)
    FiledView file(
            @PathVariable String number,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Papers papers,
            @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        if (papers.papers() == null
                || papers.papers().isEmpty()
                || papers.papers().size() > MOST_PAPERS) {
            throw new FieldRefused("papers", "1–" + MOST_PAPERS);
        }
        VolumeId volume = volume(papers.volume());
        boolean here = house.archive().contents(household.number(), staff.acting()).volumes().stream()
                .anyMatch(shelf -> shelf.volume().id().equals(volume));
        if (!here) {
            throw new FieldRefused("volume", "vol_…");
        }
        Filed filed = tray().file(
                        new TrayFiling(
                                key,
                                volume,
                                given("event", papers.event()),
                                papers.papers().stream().map(UploadApi::paper).toList()),
                        staff.acting());
        return new FiledView(
                filed.household().value(),
                filed.volume().value(),
                filed.version(),
                filed.items().stream()
                        .map(item -> new ItemLine(item.id().value(), item.code()))
                        .toList());
    }

    private static TrayPaper paper(@Nullable Paper paper) {
        if (paper == null) {
            throw new FieldRefused("papers", "{…}");
        }
        try {
            if (paper.date() == null) {
                throw new FieldRefused("papers.date", "YYYY-MM-DD");
            }
            return new TrayPaper(
                    new UploadId(given("papers.upload", paper.upload())),
                    new ItemKind(given("papers.kind", paper.kind())),
                    given("papers.title", paper.title()),
                    Optional.ofNullable(paper.member()).map(MemberId::new),
                    paper.date(),
                    given("papers.responsible", paper.responsible()),
                    Fields.text(paper.documentNumber()),
                    paper.secrecy() == null
                            ? Secrecy.RESTRICTED
                            : Fields.word(Secrecy.class, "papers.secrecy", paper.secrecy()),
                    Boolean.TRUE.equals(paper.evenIfThere()));
        } catch (MalformedId e) {
            throw new FieldRefused("papers", "upl_…, mem_…");
        }
    }

    private static VolumeId volume(@Nullable String volume) {
        try {
            return new VolumeId(given("volume", volume));
        } catch (MalformedId e) {
            throw new FieldRefused("volume", "vol_…");
        }
    }

    private static String given(String field, @Nullable String value) {
        if (value == null) {
            throw new FieldRefused(field, "…");
        }
        return value;
    }

    private Upload require(String id, Staff staff) {
        try {
            return tray().find(new UploadId(id), staff.acting()).orElseThrow(NotFound::new);
        } catch (MalformedId e) {
            throw new NotFound();
        }
    }

    private IntakeTray tray() {
        return house.tray().tray();
    }
}
