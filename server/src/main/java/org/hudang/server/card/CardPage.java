package org.hudang.server.card;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.certificates.CardSecret;
import org.hudang.certificates.CertificateException;
import org.hudang.certificates.Consent;
import org.hudang.certificates.JournalBroken;
import org.hudang.certificates.PhoneCards.Taken;
import org.hudang.certificates.number.ShortCode;
import org.hudang.server.Fields;
import org.hudang.server.account.SourceLimit;
import org.hudang.server.card.CardView.FreshCode;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on the holder's phone. No account: the phone is known by its cookie, and without one there is only the way in. Works
 * without script, by a button for the next code.
 */
@Controller
class CardPage {
    /** Misses of one source in the time, whichever way in they were about. */
    private static final int MISSES = 10;

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final Duration TIME = Duration.ofMinutes(15);

    private final House house;
    private final CardDesk desk;
    private final CardCookie cookie;
    private final SourceLimit limit;

    CardPage(House house, CardDesk desk, CardCookie cookie) {
        this.house = house;
        this.desk = desk;
        this.cookie = cookie;
        this.limit = new SourceLimit(MISSES, TIME, house.clock());
    }

    @GetMapping("/card")
    ModelAndView page(
            @RequestParam(required = false) @Nullable String other,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader("Cache-Control", "no-store");
        Optional<CardView> card = cookie.of(request).flatMap(phone -> desk.card(phone, locale));
        if (card.isPresent() && other == null) {
            model.addAttribute("card", card.get());
            model.addAttribute("zone", house.settings().zone());
            model.addAttribute(
                    "made",
                    SECOND.format(
                            house.clock().instant().atZone(house.settings().zone())));
            model.addAttribute("purposes", names(Consent.Purpose.values()));
            model.addAttribute("fields", names(Consent.Field.values()));
            return new ModelAndView("card");
        }
        model.addAttribute("back", card.isPresent());
        return new ModelAndView("card-take");
    }

    /** The next code, for the page that runs script; nothing where there is none. */
    @GetMapping("/card/code")
    ResponseEntity<FreshCode> code(HttpServletRequest request) {
        Optional<FreshCode> code = cookie.of(request).flatMap(desk::code);
        return code.map(fresh ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(fresh))
                .orElseGet(() -> ResponseEntity.noContent()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }

    /** Takes a way in for this phone. A slip of the pen is told as one and counts as no try. */
    @PostMapping("/card")
    ModelAndView take(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lastFour,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader("Cache-Control", "no-store");
        String source = request.getRemoteAddr();
        if (!limit.admits(source)) {
            return refused(new TooManyTries(TIME.toMinutes()), HttpStatus.TOO_MANY_REQUESTS, locale, model);
        }
        try {
            Taken taken = taken(ShortCode.parse(code.strip()), lastFour);
            if (taken instanceof Taken.Bound bound) {
                cookie.keep(bound.phone(), bound.until(), response);
                // whatever this phone showed before it can show no more
                cookie.of(request).ifPresent(house.phoneCards()::leave);
                return new ModelAndView("redirect:/card");
            }
        } catch (JournalBroken broken) {
            return refused(new CardNotNow(), HttpStatus.SERVICE_UNAVAILABLE, locale, model);
        } catch (CertificateException slip) {
            return refused(slip, HttpStatus.UNPROCESSABLE_CONTENT, locale, model);
        }
        limit.count(source);
        return refused(new CardEntryRefused(), HttpStatus.UNPROCESSABLE_CONTENT, locale, model);
    }

    private Taken taken(ShortCode wayIn, String lastFour) {
        return house.phoneCards().take(wayIn, Fields.text(lastFour).toUpperCase(Locale.ROOT));
    }

    /** Lets the next checker see more, once. Nothing ticked, or no purpose, is nothing agreed to. */
    @PostMapping("/card/consent")
    String agree(
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(name = "field", defaultValue = "") List<String> fields,
            HttpServletRequest request) {
        Set<Consent.Field> agreed = Arrays.stream(Consent.Field.values())
                .filter(field -> fields.contains(field.name()))
                .collect(Collectors.toSet());
        Optional<CardSecret> phone = agreed.isEmpty() ? Optional.empty() : cookie.of(request);
        Arrays.stream(Consent.Purpose.values())
                .filter(one -> one.name().equals(purpose))
                .forEach(one -> phone.ifPresent(card -> house.phoneCards().agree(card, new Consent(one, agreed))));
        return "redirect:/card";
    }

    /** Takes back what nobody used yet. */
    @PostMapping("/card/consent/end")
    String disagree(HttpServletRequest request) {
        cookie.of(request).ifPresent(house.phoneCards()::disagree);
        return "redirect:/card";
    }

    /** Puts the card away on this phone. */
    @PostMapping("/card/end")
    String end(HttpServletRequest request, HttpServletResponse response) {
        Optional<CardSecret> phone = cookie.of(request);
        phone.ifPresent(house.phoneCards()::leave);
        if (phone.isPresent()) {
            cookie.forget(response);
        }
        return "redirect:/card";
    }

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }

    private static ModelAndView refused(RuntimeException refused, HttpStatus status, Locale locale, Model model) {
        model.addAttribute("refused", Fields.sentence(refused, locale));
        model.addAttribute("back", false);
        return new ModelAndView("card-take", status);
    }
}
