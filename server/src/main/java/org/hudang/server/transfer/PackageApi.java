package org.hudang.server.transfer;

import java.io.IOException;
import java.util.stream.Collectors;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.server.FieldRefused;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.hudang.server.transfer.HandedOut.Wanted;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/households/{number}/package}: 409 with the reports of the volumes whose inspection failed. */
@RestController
class PackageApi {
    static final String BAG = "bag";
    private static final String EEP = "eep";
    static final String REFUSED = "refused";
    private static final String TOLD = "told";

    private final HandedOut packages;

    PackageApi(House house) {
        this.packages = new HandedOut(house);
    }

    @PostMapping("/api/v1/households/{number}/package")
    ResponseEntity<?> hand(
            @PathVariable String number,
            @RequestParam(defaultValue = BAG) String form,
            @RequestParam(defaultValue = REFUSED) String faults,
            @AuthenticationPrincipal Staff staff)
            throws IOException {
        return packages.answer(
                new Wanted(number, form(form), faults(faults)),
                staff,
                faulty -> ResponseEntity.status(HttpStatus.CONFLICT)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(faulty.inspections().stream()
                                .map(InspectionReport::json)
                                .collect(Collectors.joining(",", "[", "]"))));
    }

    /**
     * What the package is to look like.
     *
     * @throws FieldRefused when there is no such form
     */
    static Form form(String word) {
        return switch (word) {
            case BAG -> Form.BAG;
            case EEP -> Form.EEP;
            default -> throw new FieldRefused("form", BAG + " | " + EEP);
        };
    }

    static Faults faults(String word) {
        return switch (word) {
            case REFUSED -> Faults.REFUSED;
            case TOLD -> Faults.TOLD;
            default -> throw new FieldRefused("faults", REFUSED + " | " + TOLD);
        };
    }
}
