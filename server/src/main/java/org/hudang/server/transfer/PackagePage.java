package org.hudang.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Handed;
import org.hudang.archive.transfer.Packages.Order;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The package of a household (移交信息包), made and handed out in one act. */
@Controller
class PackagePage {
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final House house;

    PackagePage(House house) {
        this.house = house;
    }

    /** For people: who may not have it yet is led to the report that says why. */
    @PostMapping("/households/{number}/package")
    ResponseEntity<?> page(@PathVariable String number, @AuthenticationPrincipal Staff staff) throws IOException {
        Path file = place();
        Handed handed = export(number, Faults.REFUSED, file, staff);
        if (handed instanceof Handed.Faulty faulty) {
            String volume = faulty.inspections().get(0).volume().value();
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/volumes/" + volume + "/inspections/YJ"))
                    .build();
        }
        return download((Handed.Made) handed, number, file);
    }

    /** For programs: 409 with the reports of the volumes whose inspection failed. */
    @PostMapping("/api/v1/households/{number}/package")
    ResponseEntity<?> program(
            @PathVariable String number,
            @RequestParam(defaultValue = "refused") String faults,
            @AuthenticationPrincipal Staff staff)
            throws IOException {
        Path file = place();
        Handed handed = export(number, faults.equals("told") ? Faults.TOLD : Faults.REFUSED, file, staff);
        if (handed instanceof Handed.Faulty faulty) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(faulty.inspections().stream()
                            .map(InspectionReport::json)
                            .collect(Collectors.joining(",", "[", "]")));
        }
        return download((Handed.Made) handed, number, file);
    }

    private Path place() {
        return house.directory().temporary().resolve("package-" + UUID.randomUUID() + ".zip");
    }

    private Handed export(String number, Faults faults, Path file, Staff staff) {
        try {
            Order order = new Order(
                    new HouseholdNumber(number), house.office().bureau().name(), faults);
            return house.packages().export(order, file, staff.acting());
        } catch (MalformedId | HouseholdUnknown e) {
            throw new NotFound();
        }
    }

    /** The file has no name any more when its first byte goes out: a caller who goes away leaves nothing behind. */
    private static ResponseEntity<?> download(Handed.Made made, String number, Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        Files.delete(file);
        return ResponseEntity.ok()
                .contentType(ZIP)
                .contentLength(made.bytes())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(number + ".zip")
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(bytes));
    }
}
