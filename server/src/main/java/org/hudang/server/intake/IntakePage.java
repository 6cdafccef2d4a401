package org.hudang.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.intake.tray.TrayFiling;
import org.hudang.archive.intake.tray.TrayPaper;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.FieldRefused;
import org.hudang.server.TypedDay;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.household.MaskedText;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

/** Papers that come in for a household, and their filing (收件). Works without script, then file by file. */
@Controller
class IntakePage {
    /** Stands for the volume of daily management of this year, opened with its first paper. */
    private static final String DAILY = "daily";

    private static final List<ItemKind> KINDS = List.of(
            ItemKind.APPLICATION,
            ItemKind.AUTHORIZATION,
            ItemKind.IDENTITY_COPY,
            ItemKind.INCOME_PROOF,
            ItemKind.HOME_VISIT,
            ItemKind.APPROVAL_FORM,
            ItemKind.NOTICE,
            ItemKind.OTHER);

    private final House house;
    private final MessageSource words;

    IntakePage(House house, MessageSource words) {
        this.house = house;
        this.words = words;
    }

    /** A choice of a list. */
    record Choice(String value, String words) {}

    /**
     * The form as it was sent, to be shown again when it is refused.
     *
     * @param key of the filing: the form sent twice files once
     */
    record Form(
            String key,
            List<String> upload,
            String volume,
            String kind,
            String title,
            String member,
            String date,
            String responsible,
            String evenIfThere) {
        Form {
            key = given(key);
            upload = upload == null ? List.of() : List.copyOf(upload);
            volume = given(volume);
            kind = given(kind);
            title = given(title);
            member = given(member);
            date = given(date);
            responsible = given(responsible);
            evenIfThere = given(evenIfThere);
        }

        private static String given(@Nullable String field) {
            return field == null ? "" : field;
        }

        static Form empty(LocalDate today) {
            return new Form("page/" + UUID.randomUUID(), List.of(), "", "", "", "", TypedDay.typed(today), "", "");
        }
    }

    @GetMapping("/households/{number}/intake")
    ModelAndView page(
            @PathVariable String number,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Household household = Households.require(house, number, staff);
        return show(household, Form.empty(LocalDate.now(house.clock())), new Asked(staff, request), model);
    }

    /** Without script: files as the form brings them. */
    @PostMapping(path = "/households/{number}/intake", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView take(
            @PathVariable String number,
            @RequestParam(name = "file", required = false) List<MultipartFile> files,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model)
            throws IOException {
        Household household = Households.require(house, number, staff);
        List<MultipartFile> chosen = files == null
                ? List.of()
                : files.stream().filter(file -> !file.isEmpty()).toList();
        try {
            if (chosen.isEmpty()) {
                throw new FieldRefused("file", "PDF, OFD, JPG, PNG, TIFF, ZIP …");
            }
            for (MultipartFile file : chosen) {
                new WholeFile(plain(file.getOriginalFilename()), file::getInputStream)
                        .into(house.tray().tray(), household.number(), WholeFile.Filed.COMES_AGAIN, staff.acting());
            }
        } catch (ArchiveException | ServerException refused) {
            return refused(
                    refused, household, Form.empty(LocalDate.now(house.clock())), new Asked(staff, request), model);
        }
        return back(household);
    }

    @PostMapping("/households/{number}/intake/{upload}/drop")
    ModelAndView drop(
            @PathVariable String number,
            @PathVariable String upload,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Household household = Households.require(house, number, staff);
        Upload own = house.tray()
                .tray()
                .find(id(upload), staff.acting())
                .filter(one -> one.household().equals(household.number()))
                .orElseThrow(NotFound::new);
        try {
            house.tray().tray().drop(own.id(), staff.acting());
        } catch (ArchiveException refused) {
            return refused(
                    refused, household, Form.empty(LocalDate.now(house.clock())), new Asked(staff, request), model);
        }
        return back(household);
    }

    @PostMapping("/households/{number}/intake/filings")
    ModelAndView file(
            @PathVariable String number,
            Form form,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Household household = Households.require(house, number, staff);
        try {
            List<TrayPaper> papers = papers(form, household, staff);
            VolumeId into = volume(form, household, staff);
            house.tray().tray().file(new TrayFiling(form.key(), into, "intake", papers), staff.acting());
        } catch (ArchiveException | ServerException refused) {
            return refused(refused, household, form, new Asked(staff, request), model);
        }
        return back(household);
    }

    /** What a manifest says of a file counts; the form is for the others. */
    private List<TrayPaper> papers(Form form, Household household, Staff staff) {
        if (form.upload().isEmpty()) {
            throw new FieldRefused("upload", "1–200");
        }
        boolean again = form.evenIfThere().equals("true");
        List<TrayPaper> papers = new ArrayList<>();
        for (String each : form.upload()) {
            UploadId id = id(each);
            Upload upload = house.tray().tray().find(id, staff.acting()).orElseThrow(NotFound::new);
            papers.add(
                    upload.described().isPresent()
                            ? upload.described().get().paper(id, household, again)
                            : new TrayPaper(
                                    id,
                                    new ItemKind(form.kind()),
                                    title(form, upload.name(), papers.size()),
                                    member(form),
                                    TypedDay.of("date", form.date()),
                                    form.responsible(), "", Secrecy.RESTRICTED,
                                    again));
        }
        return papers;
    }

    private static Optional<MemberId> member(Form form) {
        return form.member().isEmpty() ? Optional.empty() : Optional.of(new MemberId(form.member()));
    }

    /** The title of the form, numbered when it is for several papers; without one the name of the file. */
    private static String title(Form form, String name, int before) {
        if (form.title().isBlank()) {
            int dot = name.lastIndexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        }
        return form.upload().size() == 1 ? form.title() : form.title() + "（" + (before + 1) + "）";
    }

    private VolumeId volume(Form form, Household household, Staff staff) {
        if (form.volume().equals(DAILY)) {
            int year = LocalDate.now(house.clock()).getYear();
            String title = words.getMessage("intake.volume.daily", new Object[] {String.valueOf(year)}, Locale.CHINESE);
            return house.archive()
                    .openVolume(
                            new OpenVolume(
                                    "daily/" + household.number() + "/" + year,
                                    household.number(),
                                    VolumeKind.DAILY,
                                    "RC",
                                    year,
                                    title),
                            staff.acting())
                    .id();
        }
        try {
            VolumeId id = new VolumeId(form.volume());
            return volumes(household, staff).stream()
                    .map(Volume::id)
                    .filter(id::equals)
                    .findFirst()
                    .orElseThrow(NotFound::new);
        } catch (MalformedId e) {
            throw new FieldRefused("volume", "vol_…");
        }
    }

    private List<Volume> volumes(Household household, Staff staff) {
        return house.archive().contents(household.number(), staff.acting()).volumes().stream()
                .map(shelf -> shelf.volume())
                .toList();
    }

    private static ModelAndView back(Household household) {
        return new ModelAndView("redirect:/households/" + household.number() + "/intake");
    }

    /** Who asked, and how. */
    private record Asked(Staff staff, HttpServletRequest request) {
        Locale locale() {
            return RequestContextUtils.getLocale(request);
        }
    }

    private ModelAndView refused(RuntimeException refused, Household household, Form form, Asked asked, Model model) {
        String sentence = refused instanceof ArchiveException archive
                ? archive.sentence(asked.locale())
                : ((ServerException) refused).sentence(asked.locale());
        model.addAttribute("refused", sentence);
        ModelAndView page = show(household, form, asked, model);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView show(Household household, Form form, Asked asked, Model model) {
        Staff staff = asked.staff();
        List<UploadRow> rows = house.tray().tray().of(household.number(), staff.acting()).stream()
                .map(upload -> UploadRow.of(upload, household, asked.locale()))
                .toList();
        List<Choice> volumes = new ArrayList<>();
        for (Volume volume : volumes(household, staff)) {
            volumes.add(
                    new Choice(volume.id().value(), MaskedText.of(volume.title(), household) + " " + volume.code()));
        }
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", Masking.name(household.head().name()));
        model.addAttribute("rows", rows);
        model.addAttribute("form", form);
        model.addAttribute("volumes", volumes);
        model.addAttribute("kinds", KINDS.stream().map(ItemKind::code).toList());
        model.addAttribute(
                "members",
                household.members().stream()
                        .map(member -> new Choice(member.id().value(), Masking.name(member.name())))
                        .toList());
        model.addAttribute("year", String.valueOf(LocalDate.now(house.clock()).getYear()));
        model.addAttribute(
                "mayFile",
                Arrays.stream(Role.values())
                        .anyMatch(role -> role.filesPapers() && asked.request().isUserInRole(role.name())));
        return new ModelAndView("intake");
    }

    private static UploadId id(String text) {
        try {
            return new UploadId(text);
        } catch (MalformedId e) {
            throw new NotFound();
        }
    }

    /** The last part of the name that the browser gives. */
    private static String plain(@Nullable String name) {
        String all = name == null ? "" : name;
        return all.substring(Math.max(all.lastIndexOf('/'), all.lastIndexOf('\\')) + 1);
    }
}
