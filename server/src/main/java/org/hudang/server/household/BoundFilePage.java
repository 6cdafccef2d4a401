package org.hudang.server.household;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.server.account.Staff;
import org.hudang.server.household.BoundFiles.Bound;
import org.hudang.server.platform.House;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The whole file of a household as one PDF, for people and for programs. */
@Controller
class BoundFilePage {
    private final House house;

    BoundFilePage(House house) {
        this.house = house;
    }

    /** Asking is an act that is noted, so it is no GET. */
    @PostMapping({"/households/{number}/file.pdf", "/api/v1/households/{number}/file.pdf"})
    void file(@PathVariable String number, @AuthenticationPrincipal Staff staff, HttpServletResponse response)
            throws IOException {
        HouseholdNumber household = HouseholdPage.number(number);
        if (house.archive().household(household, staff.acting()).isEmpty()) {
            throw new NotFound();
        }
        try (Bound bound = house.boundFiles().bind(household, staff.acting())) {
            response.setContentType(MediaType.APPLICATION_PDF_VALUE);
            response.setContentLengthLong(Files.size(bound.file()));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(number + ".pdf")
                            .build()
                            .toString());
            Files.copy(bound.file(), response.getOutputStream());
        }
    }
}
