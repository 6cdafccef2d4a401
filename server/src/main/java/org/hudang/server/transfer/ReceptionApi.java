package org.hudang.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.reception.Origin;
import org.hudang.archive.reception.Receiving;
import org.hudang.archive.reception.Receiving.Arrival;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.reception.Receiving.Received.Reports;
import org.hudang.archive.transfer.Packages;
import org.hudang.archive.volume.ItemId;
import org.hudang.server.FieldRefused;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.server.verify.SealsOnPackages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/packages}: packages of other houses, as programs bring them, and where households came from. */
@RestController
class ReceptionApi {
    private final House house;

    ReceptionApi(House house) {
        this.house = house;
    }

    /**
     * What was taken.
     *
     * @param household its number in this house
     * @param again whether it was here before
     * @param items that were added now
     * @param reports null when it was here before
     */
    record TakenView(
            String household,
            boolean again,
            int items,
            @Nullable ReportsView reports) {}

    /**
     * What was found.
     *
     * @param paper the item that has the reports of the arrival; null when the package brought nothing
     * @param arrival each volume before it was taken, under the sender's number
     * @param kept each volume that got something, as it stands here
     */
    record ReportsView(@Nullable String paper, List<ReportView> arrival, List<ReportView> kept) {
        static ReportsView of(Reports reports) {
            return new ReportsView(
                    reports.paper().map(ItemId::value).orElse(null),
                    reports.arrival().stream().map(ReportView::of).toList(),
                    reports.kept().stream().map(ReportView::of).toList());
        }
    }

    /** How many items of an inspection failed, and how many are for people. */
    record ReportView(String volume, String code, String stage, int failed, int byHand) {
        static ReportView of(Inspection report) {
            return new ReportView(
                    report.volume().value(),
                    report.code(),
                    report.stage().name(),
                    report.failed().size(),
                    report.byHand().size());
        }
    }

    /** Where something of a household came from. */
    record OriginView(
            String sender,
            String household,
            String handedAt,
            String takenAt,
            String takenBy,
            String sha256,
            String form,
            String sealedBy,
            @Nullable String history,
            Map<String, NumberView> numbers) {
        static OriginView of(Origin origin) {
            Map<String, NumberView> numbers = new TreeMap<>();
            origin.numbers()
                    .forEach((own, foreign) -> numbers.put(own, new NumberView(foreign.number(), foreign.code())));
            return new OriginView(
                    origin.sender(),
                    origin.household(),
                    origin.handedAt().toString(),
                    origin.takenAt().toString(),
                    origin.takenBy(),
                    origin.sha256(),
                    origin.form(),
                    origin.sealedBy(),
                    origin.history().map(ItemId::value).orElse(null),
                    numbers);
        }
    }

    /** The number and the archival code that a volume or item had there. */
    record NumberView(String number, String code) {}

    @PostMapping(path = "/api/v1/packages", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<?> receive(
            @RequestParam String township,
            @RequestParam(defaultValue = PackageApi.REFUSED) String faults,
            InputStream bytes,
            @AuthenticationPrincipal Staff staff)
            throws IOException {
        if (house.office().township(township).isEmpty()) {
            throw new FieldRefused("township", "999001001");
        }
        Arrival arrival = new Arrival(
                township, PackageApi.faults(faults), new SealsOnPackages(house.verificationOptions(), house.clock()));
        Path file = house.directory().temporary().resolve("package-" + UUID.randomUUID() + ".in");
        try {
            keep(bytes, file);
            return answer(house.life().receiving().receive(file, arrival, staff.acting()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void keep(InputStream bytes, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long left = Packages.MOST_BYTES;
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                left -= n;
                if (left < 0) {
                    throw new FieldRefused("bytes", "<= " + Packages.MOST_BYTES);
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private static ResponseEntity<?> answer(Received received) {
        if (received instanceof Received.Taken taken) {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new TakenView(
                            taken.household().value(), false, taken.items(), ReportsView.of(taken.reports())));
        }
        if (received instanceof Received.Known known) {
            return ResponseEntity.ok(new TakenView(known.household().value(), true, 0, null));
        }
        String why = received instanceof Received.Faulty faulty
                ? faulty.inspections().stream().map(InspectionReport::json).collect(Collectors.joining(",", "[", "]"))
                : ((Received.Altered) received).report().json();
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(MediaType.APPLICATION_JSON)
                .body(why);
    }

    @GetMapping("/api/v1/households/{number}/origins")
    List<OriginView> origins(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        Receiving receiving = house.life().receiving();
        try {
            return receiving.origins(new HouseholdNumber(number), staff.acting()).stream()
                    .map(OriginView::of)
                    .toList();
        } catch (MalformedId | HouseholdUnknown e) {
            throw new NotFound();
        }
    }
}
