package org.hudang.server.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.Masking;
import org.hudang.archive.intake.tray.Part;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.reception.Arriving;
import org.hudang.archive.reception.Receiving.Arrival;
import org.hudang.archive.reception.Receiving.Looked;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.store.Digests;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Person;
import org.hudang.server.account.Staff;
import org.hudang.server.completeness.InspectionRow;
import org.hudang.server.household.MaskedText;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Office;
import org.hudang.server.platform.ServerException;
import org.hudang.server.verify.SealsOnPackages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Packages of other houses (接收移交包): brought, looked at, then taken over or sent away. Works without script, then up to 20 MB. */
@Controller
class ReceptionPage {
    private final House house;
    private final PackageLooks looks;

    ReceptionPage(House house, PackageLooks looks) {
        this.house = house;
        this.looks = looks;
    }

    /**
     * A package as it stands in the list.
     *
     * @param name numbers masked
     * @param share of its bytes that are here, in hundredths
     */
    record Row(Arriving arriving, String name, String by, String township, int share) {}

    /** The inspection of one volume of a package. */
    record Volume(String code, int failed, int byHand, List<InspectionRow> rows) {}

    @GetMapping("/packages")
    ModelAndView packages(@AuthenticationPrincipal Staff staff, Model model) {
        return showAll(staff, model);
    }

    /** Without script: the file as the form brings it. */
    @PostMapping(path = "/packages", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView bring(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String township,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new FieldRefused("file", "ZIP, ASiC-E, XML");
            }
            return to(whole(file, ArrivingApi.township(house, township), staff));
        } catch (ArchiveException | ServerException refused) {
            return refused(refused, request, model, showAll(staff, model));
        }
    }

    private UploadId whole(MultipartFile file, String township, Staff staff) throws IOException {
        Arriving begun = house.tray()
                .packages()
                .begin(
                        new Arriving.Announced(
                                "page/" + UUID.randomUUID(),
                                township,
                                plain(file.getOriginalFilename()),
                                file.getSize()),
                        staff.acting());
        try (InputStream in = file.getInputStream()) {
            long offset = 0;
            for (byte[] part = in.readNBytes(1 << 20); part.length > 0; part = in.readNBytes(1 << 20)) {
                Part next = new Part(offset, part.length, Digests.sha256(part));
                house.tray().packages().put(begun.id(), next, new ByteArrayInputStream(part), staff.acting());
                offset += part.length;
            }
        }
        return begun.id();
    }

    /** The last part of the name that the browser gives. */
    private static String plain(@Nullable String name) {
        String all = name == null ? "" : name;
        return all.substring(Math.max(all.lastIndexOf('/'), all.lastIndexOf('\\')) + 1);
    }

    @GetMapping("/packages/{id}")
    ModelAndView one(
            @PathVariable String id, @AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        return show(require(house, Fields.id(UploadId::new, id), staff), staff, request, model);
    }

    /** Takes it over; with {@code faults=told} also when items of its inspection failed. */
    @PostMapping("/packages/{id}/take")
    ModelAndView take(
            @PathVariable String id,
            @RequestParam(defaultValue = PackageApi.REFUSED) String faults,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Arriving arriving = require(house, Fields.id(UploadId::new, id), staff);
        try {
            Received received = receive(arriving, PackageApi.faults(faults), staff);
            if (received instanceof Received.Taken taken) {
                return gone(arriving, staff, "/households/" + taken.household());
            }
            if (received instanceof Received.Known known) {
                return gone(arriving, staff, "/households/" + known.household());
            }
            if (received instanceof Received.Altered) {
                looks.forget(arriving.id()); // what stands against it is shown as it is now
            }
        } catch (ArchiveException | ServerException refused) {
            return refused(refused, request, model, show(arriving, staff, request, model));
        }
        model.addAttribute("kept", true);
        ModelAndView page = show(arriving, staff, request, model);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private Received receive(Arriving arriving, Faults faults, Staff staff) {
        Arrival arrival = new Arrival(
                arriving.township(), faults, new SealsOnPackages(house.verificationOptions(), house.clock()));
        return house.life()
                .receiving()
                .receive(house.tray().packages().file(arriving.id(), staff.acting()), arrival, staff.acting());
    }

    @PostMapping("/packages/{id}/drop")
    ModelAndView drop(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return gone(require(house, Fields.id(UploadId::new, id), staff), staff, "/packages");
    }

    /** What is decided about leaves no byte here. */
    private ModelAndView gone(Arriving arriving, Staff staff, String where) {
        house.tray().packages().drop(arriving.id(), staff.acting());
        looks.forget(arriving.id());
        return new ModelAndView("redirect:" + where);
    }

    /** A package that this person may decide about. */
    static Arriving require(House house, UploadId id, Staff staff) {
        return house.tray().packages().find(id, staff.acting()).orElseThrow(NotFound::new);
    }

    private static ModelAndView to(UploadId id) {
        return new ModelAndView("redirect:/packages/" + id);
    }

    private static ModelAndView refused(
            RuntimeException refused, HttpServletRequest request, Model model, ModelAndView page) {
        model.addAttribute("refused", Fields.sentence(refused, RequestContextUtils.getLocale(request)));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView showAll(Staff staff, Model model) {
        common(staff, model);
        model.addAttribute(
                "rows",
                house.tray().packages().all(staff.acting()).stream()
                        .map(this::row)
                        .toList());
        model.addAttribute(
                "townships",
                house.office().townships().stream()
                        .filter(one -> staff.acting().mayActFor(one.code()))
                        .toList());
        return new ModelAndView("packages");
    }

    private Row row(Arriving one) {
        return new Row(
                one,
                MaskedText.of(one.name()),
                house.accounts().person(one.by()).map(Person::displayName).orElse(one.by()),
                house.office()
                        .township(one.township())
                        .map(Office.Township::name)
                        .orElse(one.township()),
                (int) (100 * one.received() / one.bytes()));
    }

    private void common(Staff staff, Model model) {
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("zone", house.settings().zone());
    }

    private ModelAndView show(Arriving arriving, Staff staff, HttpServletRequest request, Model model) {
        common(staff, model);
        model.addAttribute("row", row(arriving));
        model.addAttribute("state", state(arriving, staff, RequestContextUtils.getLocale(request), model));
        return new ModelAndView("package");
    }

    /** How far it is, as a key of words; what was seen of it goes into the model. */
    private String state(Arriving arriving, Staff staff, Locale locale, Model model) {
        if (!arriving.isWhole()) {
            return "RECEIVING";
        }
        Looked looked;
        try {
            looked = looks.at(arriving, staff.acting()).orElse(null);
        } catch (ArchiveException against) {
            model.addAttribute("against", Fields.sentence(against, locale));
            return "UNFIT";
        }
        if (looked == null) {
            return "LOOKING";
        }
        if (looked instanceof Looked.Known known) {
            model.addAttribute("known", known.household().value());
            return "KNOWN";
        }
        if (looked instanceof Looked.Altered altered) {
            report(altered.report(), locale, model);
            return "ALTERED";
        }
        Looked.Fit fit = (Looked.Fit) looked;
        report(fit.report(), locale, model);
        model.addAttribute("fit", fit);
        model.addAttribute("head", Masking.name(fit.household().head().name()));
        model.addAttribute(
                "volumes",
                fit.volumes().stream()
                        .map(one -> new Volume(
                                one.code(),
                                one.failed().size(),
                                one.byHand().size(),
                                one.lines().stream()
                                        .map(line -> InspectionRow.of(line, one.stage(), locale))
                                        .toList()))
                        .toList());
        return fit.isFaulty() ? "FAULTY" : "FIT";
    }

    private static void report(PackageReport report, Locale locale, Model model) {
        model.addAttribute("report", report);
        model.addAttribute(
                "findings",
                report.findings().stream()
                        .map(one -> PackageReport.sentence(one, locale))
                        .toList());
    }
}
