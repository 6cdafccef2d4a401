package org.hudang.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.transfer.Packages.Handed;
import org.hudang.archive.transfer.Packages.Order;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Makes the package of a household and hands it out in one act. */
final class HandedOut {
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final House house;

    /** What somebody asks for. */
    record Wanted(String number, Form form, Faults faults) {}

    HandedOut(House house) {
        this.house = house;
    }

    /** The package as a download, or the answer to a household whose inspection failed. */
    ResponseEntity<?> answer(Wanted wanted, Staff staff, Function<Handed.Faulty, ResponseEntity<?>> otherwise)
            throws IOException {
        Path file = house.directory().temporary().resolve("package-" + UUID.randomUUID() + ".part");
        Handed handed = export(wanted, file, staff);
        if (handed instanceof Handed.Faulty faulty) {
            return otherwise.apply(faulty);
        }
        return download((Handed.Made) handed, wanted, file);
    }

    private Handed export(Wanted wanted, Path file, Staff staff) {
        try {
            Order order = new Order(
                    new HouseholdNumber(wanted.number()),
                    wanted.form(),
                    house.office().bureau().name(),
                    wanted.faults());
            return house.packages().export(order, file, staff.acting());
        } catch (MalformedId | HouseholdUnknown e) {
            throw new NotFound();
        }
    }

    /** The file has no name any more when its first byte goes out: a caller who goes away leaves nothing behind. */
    private static ResponseEntity<?> download(Handed.Made made, Wanted wanted, Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        Files.delete(file);
        return ResponseEntity.ok()
                .contentType(wanted.form() == Form.BAG ? ZIP : MediaType.APPLICATION_XML)
                .contentLength(made.bytes())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(wanted.number() + (wanted.form() == Form.BAG ? ".zip" : ".xml"))
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(bytes));
    }
}
