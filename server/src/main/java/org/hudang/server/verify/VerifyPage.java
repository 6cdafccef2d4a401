package org.hudang.server.verify;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.hudang.certificates.PhoneCards;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.ContentSecurity;
import org.hudang.server.platform.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** The public page that every printed code leads to. Works without an account and without script. */
@Controller
class VerifyPage {
    private final PublicCheck check;
    private final Counter counter;
    private final LookUps lookUps;

    VerifyPage(PublicCheck check, Counter counter, LookUps lookUps) {
        this.check = check;
        this.counter = counter;
        this.lookUps = lookUps;
    }

    /**
     * What the form sends beside a file.
     *
     * @param text what was typed or scanned
     * @param check tells one check from the next
     */
    record Sent(@Nullable String text, @Nullable String check) {}

    /** Tells one check from the next where the page runs no script. */
    @ModelAttribute("check")
    String another() {
        return UUID.randomUUID().toString();
    }

    @GetMapping("/v")
    String page(HttpServletResponse response) {
        fence(response, ContentSecurity.checking());
        return "verify";
    }

    @PostMapping(path = "/v", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String check(
            @RequestParam(required = false) MultipartFile file,
            Sent sent,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        fence(response, ContentSecurity.checking());
        String text = Fields.text(sent.text());
        try {
            PhoneCards.Asker asker = PublicCheck.asker(Fields.text(sent.check()), "");
            if (file != null && !file.isEmpty()) {
                show(counter.lookAt(file.getInputStream(), shown -> check.seen(shown, asker, locale)), model, response);
            } else if (!text.isBlank() && text.length() <= PublicCheck.LONGEST_TEXT) {
                lookUps.text(text, request.getRemoteAddr());
                model.addAttribute("answer", check.text(text, asker, locale));
            } else {
                model.addAttribute("nothing", true);
            }
        } catch (UploadTooLarge | ChecksBusy | FieldRefused | TooManyLookUps refused) {
            refuse(refused, locale, model, response);
        }
        return "verify";
    }

    private static void show(PublicCheck.Seen seen, Model model, HttpServletResponse response) {
        model.addAttribute("answer", seen.answer());
        model.addAttribute("pages", seen.pages());
        if (!seen.pages().isEmpty()) {
            fence(response, ContentSecurity.checkingWithPicturesInside());
        }
    }

    /** A form that is larger than any file may be is not even taken in. */
    @ExceptionHandler(MaxUploadSizeExceededException.class)
    String tooLarge(Locale locale, Model model, HttpServletResponse response) {
        fence(response, ContentSecurity.checking());
        refuse(new UploadTooLarge(Counter.LARGEST), locale, model, response);
        return "verify";
    }

    private static void fence(HttpServletResponse response, String policy) {
        response.setHeader("Content-Security-Policy", policy);
    }

    private static void refuse(ServerException refused, Locale locale, Model model, HttpServletResponse response) {
        model.addAttribute("refused", refused.sentence(locale));
        response.setStatus(Problems.status(refused).value());
        Problems.retryAfter(refused).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
    }
}
