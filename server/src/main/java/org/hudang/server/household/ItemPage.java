package org.hudang.server.household;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.MalformedId;
import org.hudang.archive.RenditionUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.journal.Viewing;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.pages.PictureSize;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.CopyRoom;
import org.hudang.server.platform.House;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.SignedAct;
import org.hudang.signing.verify.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/** A paper: its pages as pictures, its words, its signatures, its digests (件). */
@Controller
class ItemPage {
    private static final int LONGEST_TEXT = 200_000;
    private static final List<String> WORST_FIRST = List.of("bad", "gone", "unknown", "ok");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final House house;
    private final PageAnswer answer;
    private final ItemSignatures signatures;

    ItemPage(House house, PageAnswer answer, ItemSignatures signatures) {
        this.house = house;
        this.answer = answer;
        this.signatures = signatures;
    }

    @GetMapping("/items/{id}")
    String item(
            @PathVariable String id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "pages") String view,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model)
            throws IOException {
        Locale locale = RequestContextUtils.getLocale(request);
        ItemView item = answer.item(id, staff);
        Household household =
                house.archive().household(item.household(), staff.acting()).orElseThrow(NotFound::new);
        int pages = house.pictures().pages(item, staff.acting());
        boolean words = view.equals("text");
        if (words) {
            house.archive().noteView(item.original().id(), new Viewing.Words(), staff.acting());
        }
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("item", item);
        model.addAttribute("householdName", Masking.name(household.head().name()));
        model.addAttribute("pages", pages);
        model.addAttribute("page", Math.max(1, Math.min(page, Math.max(1, pages))));
        model.addAttribute("title", MaskedText.of(item.title(), household));
        model.addAttribute("responsible", MaskedText.of(item.responsible(), household));
        model.addAttribute("view", words ? "text" : "pages");
        model.addAttribute("hasText", item.text().isPresent());
        model.addAttribute("text", words ? text(item, household, staff) : List.of());
        signatures.of(item, staff.acting()).ifPresent(report -> {
            model.addAttribute("verdict", report.verdict().word());
            if (report.verdict() instanceof Verdict.NotValid notValid) {
                Reason because = notValid.because();
                model.addAttribute("because", locale.getLanguage().equals("en") ? because.en() : because.zh());
            }
            model.addAttribute(
                    "signatures", SignedAct.of(report).stream().map(this::row).toList());
        });
        model.addAttribute(
                "files",
                item.renditions().stream().map(one -> file(one, household)).toList());
        Optional<PaperPlace> place = house.life().places().of(item.id(), staff.acting());
        model.addAttribute(
                "place", place.map(one -> MaskedText.of(one.line(), household)).orElse(""));
        model.addAttribute(
                "placeAway",
                place.filter(PaperPlace.Elsewhere.class::isInstance).isPresent());
        model.addAttribute(
                "notes",
                Arrays.stream(Role.values()).anyMatch(role -> role.filesPapers() && request.isUserInRole(role.name())));
        model.addAttribute(
                "into",
                house.arranging()
                        .of(item, staff.acting())
                        .into()
                        .map(ItemId::value)
                        .orElse(""));
        boolean quarantined = item.original().mediaType().equals(Quarantine.MEDIA_TYPE);
        house.lateCopies()
                .copies()
                .of(item, staff.acting())
                .ifPresent(standing -> model.addAttribute("noCopy", CopyRoom.Why.of(standing, locale)));
        model.addAttribute("quarantined", quarantined);
        model.addAttribute("quarantinedBecause", quarantined ? why(item, staff, locale) : "");
        model.addAttribute("zone", house.settings().zone());
        return "item";
    }

    /** Why it is in quarantine, as it was written down beside it when it was filed. */
    private String why(ItemView item, Staff staff, Locale locale) throws IOException {
        Optional<RenditionView> check = item.renditions().stream()
                .filter(one ->
                        one.role() == RenditionRole.EVIDENCE && one.fileName().equals(Quarantine.CHECK))
                .findFirst();
        if (check.isEmpty()) {
            return "";
        }
        try (InputStream json = house.archive().read(check.get().id(), staff.acting())) {
            String language = locale.getLanguage().equals("en") ? "en" : "zh";
            return JSON.readTree(json).path(language).asText();
        }
    }

    /** Notes where the paper original lies. A form that says nothing sensible shows what was wrong. */
    @PostMapping("/items/{id}/paper")
    String note(
            @PathVariable String id,
            ItemPaper.Place place,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        ItemView item = answer.item(id, staff);
        try {
            house.life().places().note(item.id(), place.place(), staff.acting());
        } catch (ArchiveException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refused", refused.sentence(RequestContextUtils.getLocale(request)));
            return item(id, 1, "pages", staff, request, model);
        }
        return "redirect:/items/" + item.id();
    }

    @GetMapping("/items/{id}/pages/{page}")
    ResponseEntity<Resource> page(
            @PathVariable String id,
            @PathVariable int page,
            @RequestParam(defaultValue = "screen") String size,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
            @AuthenticationPrincipal Staff staff) {
        PictureSize wanted = PictureSize.of(size).orElseThrow(NotFound::new);
        return answer.of(id, page, wanted, known, staff);
    }

    /** The bytes as filed, always as a download and never shown in place. */
    @GetMapping("/renditions/{id}")
    ResponseEntity<Resource> download(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        RenditionId rendition = renditionId(id);
        InputStream bytes;
        try {
            house.archive().noteView(rendition, new Viewing.Copy(id), staff.acting());
            bytes = house.archive().read(rendition, staff.acting());
        } catch (RenditionUnknown e) {
            throw new NotFound();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + ".bin")
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(bytes));
    }

    private SignatureRow row(SignedAct act) {
        List<SignatureAnswer> answers =
                act.signatures().stream().map(ItemPage::answer).toList();
        return new SignatureRow(
                WORST_FIRST.stream()
                        .filter(mark -> answers.stream()
                                .anyMatch(answer -> answer.mark().equals(mark)))
                        .findFirst()
                        .orElseThrow(),
                act.first().kind().word(),
                act.first().signer().map(SignerName::of).orElse("—"),
                act.signatures().stream()
                        .flatMap(signature -> signature.provenAt().stream())
                        .min(Comparator.naturalOrder())
                        .map(at -> MINUTE.format(at.atZone(house.settings().zone())))
                        .orElse("—"),
                answers);
    }

    private static SignatureAnswer answer(SignatureReport signature) {
        String mark = switch (signature.trust()) {
            case TRUSTED -> "ok";
            case REVOKED, EXPIRED -> "gone";
            case UNTRUSTED, UNKNOWN -> "unknown";
        };
        boolean broken = signature.integrity() != SignatureReport.SignatureIntegrity.INTACT
                || signature.changesAfter() == SignatureReport.ChangesAfter.FORBIDDEN;
        return new SignatureAnswer(
                broken ? "bad" : mark,
                signature.algorithm().orElse("—") + " · " + signature.level().word());
    }

    /**
     * An act of signing as shown.
     *
     * @param mark shape and colour, the worst of its answers
     * @param kind key of the word that says who signs
     * @param name person masked, seal in full
     * @param at proven time, or a dash
     * @param answers one for each algorithm
     */
    record SignatureRow(String mark, String kind, String name, String at, List<SignatureAnswer> answers) {}

    /**
     * What became of the signature in one algorithm.
     *
     * @param mark shape, colour and key of the word
     * @param how algorithm and level
     */
    record SignatureAnswer(String mark, String how) {}

    private static FileRow file(RenditionView rendition, Household household) {
        return new FileRow(
                rendition.id().value(),
                MaskedText.of(rendition.fileName(), household),
                rendition.role().name());
    }

    /**
     * A file of the paper as shown.
     *
     * @param name masked
     * @param role key of the word that says what it is
     */
    record FileRow(String id, String name, String role) {}

    private static RenditionId renditionId(String id) {
        try {
            return new RenditionId(id);
        } catch (MalformedId e) {
            throw new NotFound();
        }
    }

    private List<String> text(ItemView item, Household household, Staff staff) throws IOException {
        Optional<RenditionView> text = item.text();
        if (text.isEmpty()) {
            return List.of();
        }
        try (InputStream bytes = house.archive().read(text.get().id(), staff.acting())) {
            String words = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            String shown = words.substring(0, Math.min(words.length(), LONGEST_TEXT));
            return List.of(MaskedText.of(shown, household).split("\f", -1));
        }
    }
}
