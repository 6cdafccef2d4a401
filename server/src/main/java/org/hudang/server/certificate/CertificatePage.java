package org.hudang.server.certificate;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.casework.CaseworkException;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.identity.IdentityCheck;
import org.hudang.casework.identity.IdentityChecks;
import org.hudang.certificates.CertificateCopies;
import org.hudang.certificates.CertificateException;
import org.hudang.certificates.JournalBroken;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.forms.CertificatePaper.Shape;
import org.hudang.server.Fields;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.certificate.CertificateView.EventView;
import org.hudang.server.household.Households;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
import org.hudang.signing.SigningException;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Certificates of a household, one of them, and what waits for a second person. */
@Controller
class CertificatePage {
    private final House house;
    private final CertificateDesk desk;
    private final CardGiving cards;
    private final CopyDesk copies;
    private final MessageSource words;

    CertificatePage(House house, CertificateDesk desk, CardGiving cards, CopyDesk copies, MessageSource words) {
        this.house = house;
        this.desk = desk;
        this.cards = cards;
        this.copies = copies;
        this.words = words;
    }

    /** A copy that waits, and the certificate that it is of. */
    record WaitingCopy(CertificateView certificate, CopyView copy) {}

    /** A choice of a list. */
    record Choice(String value, String words) {}

    /**
     * A person of the household.
     *
     * @param seen day of the last check that still serves, else empty
     */
    record PersonRow(String value, String words, String seen) {}

    @GetMapping("/certificates")
    String waiting(@AuthenticationPrincipal Staff staff, Model model) {
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        CertificateDesk.Waiting waiting = desk.waiting(staff);
        model.addAttribute("papers", waiting.papers());
        model.addAttribute(
                "revocations",
                waiting.revocations().stream()
                        .map(one -> desk.one(one.certificate(), staff))
                        .toList());
        model.addAttribute(
                "copies",
                copies.waiting(staff).stream()
                        .map(copy -> new WaitingCopy(desk.one(copy.certificate(), staff), copy))
                        .toList());
        return "certificates-waiting";
    }

    @GetMapping("/households/{number}/certificates")
    ModelAndView page(
            @PathVariable String number,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return show(Households.require(house, number, staff), staff, request, model);
    }

    @PostMapping("/households/{number}/identity-checks")
    ModelAndView check(
            @PathVariable String number,
            CertificateDesk.Seen seen,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Household household = Households.require(house, number, staff);
        try {
            desk.note(household, seen, staff);
        } catch (CaseworkException | ServerException refused) {
            return refused(refused, request, model, () -> show(household, staff, request, model));
        }
        return new ModelAndView("redirect:/households/" + household.number().value() + "/certificates");
    }

    @PostMapping("/households/{number}/certificates")
    ModelAndView issue(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String key,
            CertificateDesk.Wanted wanted,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Household household = Households.require(house, number, staff);
        try {
            CertificateView issued =
                    desk.issue(household, Fields.key(key), wanted, CertificateDesk.officer(staff, request), staff);
            return new ModelAndView("redirect:/certificates/" + issued.id());
        } catch (ArchiveException
                | CaseworkException
                | CertificateException
                | SigningException
                | ServerException refused) {
            return refused(refused, request, model, () -> show(household, staff, request, model));
        }
    }

    @GetMapping("/certificates/{id}")
    ModelAndView one(
            @PathVariable String id, @AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        return one(id, staff, model, request);
    }

    /** The code for showing; printing it is the paper's part. */
    @GetMapping("/certificates/{id}/code.svg")
    ResponseEntity<byte[]> code(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        byte[] svg = QrWriter.svg(desk.printed(id, staff).qr()).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.noStore())
                .body(svg);
    }

    @PostMapping("/certificates/{id}/suspension")
    ModelAndView suspend(
            @PathVariable String id,
            CertificateDesk.Words words,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(id, staff, request, model, () -> desk.suspend(id, words, staff));
    }

    @PostMapping("/certificates/{id}/resumption")
    ModelAndView resume(
            @PathVariable String id,
            CertificateDesk.Words words,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(id, staff, request, model, () -> desk.resume(id, words, staff));
    }

    @PostMapping("/certificates/{id}/revocation")
    ModelAndView revoke(
            @PathVariable String id,
            CertificateDesk.Why why,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(id, staff, request, model, () -> desk.revoke(id, why, staff));
    }

    @PostMapping("/certificates/{id}/revocation/approval")
    ModelAndView approveRevocation(
            @PathVariable String id, @AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        return act(id, staff, request, model, () -> desk.approveRevocation(id, staff));
    }

    @PostMapping("/certificates/{id}/revocation/refusal")
    ModelAndView refuseRevocation(
            @PathVariable String id,
            CertificateDesk.Words words,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(id, staff, request, model, () -> desk.refuseRevocation(id, words, staff, request));
    }

    @PostMapping("/certificates/{id}/paper/approval")
    ModelAndView approvePaper(
            @PathVariable String id, @AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        return act(
                id, staff, request, model, () -> desk.approvePaper(id, CertificateDesk.officer(staff, request), staff));
    }

    @PostMapping("/certificates/{id}/paper/refusal")
    ModelAndView refusePaper(
            @PathVariable String id,
            CertificateDesk.Words words,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(
                id,
                staff,
                request,
                model,
                () -> desk.refusePaper(id, words, CertificateDesk.officer(staff, request), staff));
    }

    /** A way in for the holder's phone; shown on this page and never again. */
    @PostMapping("/certificates/{id}/card")
    ModelAndView card(
            @PathVariable String id, @AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        try {
            CardGiving.WayIn wayIn = cards.offer(id, staff);
            common(desk.householdOf(id, staff), staff, request, model);
            model.addAttribute("one", desk.one(id, staff));
            model.addAttribute("wayIn", wayIn);
            model.addAttribute("drawn", wayIn.drawn());
            return new ModelAndView("card-given");
        } catch (CertificateException | ServerException refused) {
            return refused(refused, request, model, () -> one(id, staff, model, request));
        }
    }

    @PostMapping("/certificates/{id}/card/end")
    ModelAndView endCard(
            @PathVariable String id, @AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        return act(id, staff, request, model, () -> {
            cards.end(id, staff);
            return desk.one(id, staff);
        });
    }

    private ModelAndView act(
            String id, Staff staff, HttpServletRequest request, Model model, Supplier<CertificateView> act) {
        return after(id, staff, request, model, act);
    }

    /** Goes to the page of the certificate after an act; one that was refused is told there. */
    ModelAndView after(String id, Staff staff, HttpServletRequest request, Model model, Supplier<?> act) {
        try {
            var unused = act.get();
            return new ModelAndView("redirect:/certificates/" + id);
        } catch (ArchiveException
                | CaseworkException
                | CertificateException
                | SigningException
                | ServerException refused) {
            return refused(refused, request, model, () -> one(id, staff, model, request));
        }
    }

    private static ModelAndView refused(
            RuntimeException refused, HttpServletRequest request, Model model, Supplier<ModelAndView> page) {
        Locale locale = RequestContextUtils.getLocale(request);
        model.addAttribute("refused", Fields.sentence(refused, locale));
        ModelAndView shown = page.get();
        shown.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return shown;
    }

    private ModelAndView one(String id, Staff staff, Model model, HttpServletRequest request) {
        CertificateView view = desk.one(id, staff);
        Household household = desk.householdOf(id, staff);
        common(household, staff, request, model);
        model.addAttribute("one", view);
        model.addAttribute("holder", desk.record(id, staff).origin().holder());
        history(id, staff, model, RequestContextUtils.getLocale(request));
        model.addAttribute("phone", cards.held(id, staff));
        model.addAttribute("reasons", names(Revocation.Reason.values()));
        model.addAttribute("approves", may(request, Role::approvesSeals));
        model.addAttribute("copies", copies.of(id, staff));
        model.addAttribute("copyKey", "page:" + UUID.randomUUID());
        model.addAttribute("copyFrom", LocalDate.now(house.clock()));
        model.addAttribute("copyUntil", lastDay(view, LocalDate.now(house.clock())));
        model.addAttribute("login", staff.login());
        model.addAttribute(
                "own", view.revocation() != null && view.revocation().by().equals(staff.login()));
        return new ModelAndView("certificate");
    }

    /** What happened to it. Where the journal is broken that is said in its place: whoever looks can act all the same. */
    private void history(String id, Staff staff, Model model, Locale locale) {
        try {
            model.addAttribute("events", newestFirst(desk.events(id, staff), locale));
        } catch (JournalBroken broken) {
            model.addAttribute("events", List.of());
            model.addAttribute("broken", Fields.sentence(broken, locale));
        }
    }

    /** The last day that a copy may have. */
    private static LocalDate lastDay(CertificateView certificate, LocalDate today) {
        LocalDate most = today.plusDays(CertificateCopies.MOST_DAYS);
        return certificate.until().isBefore(most) ? certificate.until() : most;
    }

    private List<EventView> newestFirst(List<EventView> oldestFirst, Locale locale) {
        EventWords told = new EventWords(words, locale);
        List<EventView> events = new ArrayList<>();
        for (EventView event : oldestFirst) {
            events.add(new EventView(event.act(), name(event.by(), locale), event.at(), told.of(event.detail())));
        }
        Collections.reverse(events);
        return events;
    }

    /** The holder acts with a phone and has no account. */
    private String name(String login, Locale locale) {
        return login.equals("holder")
                ? words.getMessage("cert.holder", null, locale)
                : house.accounts().person(login).map(Person::displayName).orElse(login);
    }

    private ModelAndView show(Household household, Staff staff, HttpServletRequest request, Model model) {
        common(household, staff, request, model);
        model.addAttribute("rows", desk.of(household, staff));
        model.addAttribute("key", "page:" + UUID.randomUUID());
        model.addAttribute("members", people(household, staff));
        model.addAttribute("ways", names(IdentityCheck.Way.values()));
        model.addAttribute("shapes", names(Shape.values()));
        LocalDate today = LocalDate.now(house.clock());
        model.addAttribute(
                "programmes",
                house.benefits().of(household.number().value(), staff.acting()).stream()
                        .filter(benefit -> benefit.isInForceOn(today))
                        .map(Benefit::programme)
                        .map(programme -> programme.code())
                        .distinct()
                        .toList());
        model.addAttribute(
                "volumes",
                desk.openVolumes(household, staff).stream()
                        .map(volume -> new Choice(volume.id().value(), volume.code()))
                        .toList());
        model.addAttribute("today", today);
        model.addAttribute("inAYear", today.plusYears(1));
        return new ModelAndView("certificates");
    }

    private List<PersonRow> people(Household household, Staff staff) {
        return household.members().stream()
                .map(member ->
                        new PersonRow(member.id().value(), Masking.name(member.name()), seen(household, member, staff)))
                .toList();
    }

    private String seen(Household household, Member member, Staff staff) {
        Optional<IdentityCheck> last = desk.lastCheck(household, member.id(), staff);
        return last.filter(check -> !house.clock().instant().isAfter(check.at().plus(IdentityChecks.HOLDS)))
                .map(check ->
                        LocalDate.ofInstant(check.at(), house.settings().zone()).toString())
                .orElse("");
    }

    private void common(Household household, Staff staff, HttpServletRequest request, Model model) {
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", Masking.name(household.head().name()));
        model.addAttribute("zone", house.settings().zone());
        model.addAttribute("asks", may(request, Role::handlesCertificates));
        model.addAttribute("decides", may(request, Role::decidesCertificates));
    }

    private static boolean may(HttpServletRequest request, Predicate<Role> act) {
        return Arrays.stream(Role.values()).anyMatch(role -> act.test(role) && request.isUserInRole(role.name()));
    }

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }
}
