package org.hudang.server.transfer;

import java.io.IOException;
import java.net.URI;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.hudang.server.transfer.HandedOut.Wanted;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The button on the page of a household: who may not have the package yet is led to the report that says why. */
@Controller
class PackagePage {
    private final HandedOut packages;

    PackagePage(House house) {
        this.packages = new HandedOut(house);
    }

    @PostMapping("/households/{number}/package")
    ResponseEntity<?> hand(
            @PathVariable String number,
            @RequestParam(defaultValue = PackageApi.BAG) String form,
            @AuthenticationPrincipal Staff staff)
            throws IOException {
        return packages.answer(new Wanted(number, PackageApi.form(form), Faults.REFUSED), staff, faulty -> {
            String volume = faulty.inspections().get(0).volume().value();
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/volumes/" + volume + "/inspections/YJ"))
                    .build();
        });
    }
}
