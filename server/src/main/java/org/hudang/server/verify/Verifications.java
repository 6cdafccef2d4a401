package org.hudang.server.verify;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.hudang.certificates.CertificateId;
import org.hudang.server.FieldRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/verifications}: the same check for programs. Public, without cookies, keeps nothing. */
@RestController
class Verifications {
    private final PublicCheck check;
    private final Counter counter;
    private final LookUps lookUps;

    Verifications(PublicCheck check, Counter counter, LookUps lookUps) {
        this.check = check;
        this.counter = counter;
        this.lookUps = lookUps;
    }

    /**
     * What is to be checked.
     *
     * @param text link, fragment or digits of a certificate, 1 to 4000 characters
     * @param check a word of the caller's that tells this check from his others; the same check asked again gets the same
     *     answer about a code on a phone
     * @param by what the caller says of himself, for the holder to see
     */
    record Shown(
            @Nullable String text,
            @Nullable String check,
            @Nullable String by) {}

    @PostMapping(path = "/api/v1/verifications", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PublicCheck.Answer> text(@RequestBody Shown shown, Locale locale, HttpServletRequest request) {
        String text = shown.text();
        if (text == null || text.isBlank() || text.length() > PublicCheck.LONGEST_TEXT) {
            throw new FieldRefused("text", "1–" + PublicCheck.LONGEST_TEXT);
        }
        lookUps.text(text, request.getRemoteAddr());
        return answer(check.text(text, PublicCheck.asker(shown.check(), shown.by()), locale));
    }

    @PostMapping(
            path = "/api/v1/verifications",
            consumes = {MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE})
    ResponseEntity<PublicCheck.Answer> file(InputStream handedIn, Locale locale) throws IOException {
        return answer(counter.lookAt(handedIn, shown -> check.file(shown, locale)));
    }

    /**
     * A genuine certificate that a browser has judged by itself.
     *
     * @param certificate its identity, {@code cer_…}
     */
    record Noted(@Nullable String certificate) {}

    /**
     * Notes for the holder that a certificate was checked, not by whom. Whether there is one with this identity is not told:
     * the answer is the same.
     */
    @PostMapping(path = "/api/v1/verifications/notes", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> note(@RequestBody Noted noted, HttpServletRequest request) {
        CertificateId certificate = identity(noted.certificate());
        lookUps.note(request.getRemoteAddr());
        check.note(certificate);
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }

    private static CertificateId identity(@Nullable String certificate) {
        try {
            return new CertificateId(certificate == null ? "" : certificate);
        } catch (IllegalArgumentException other) {
            throw new FieldRefused("certificate", "cer_[a-z2-7]{26}");
        }
    }

    private static ResponseEntity<PublicCheck.Answer> answer(PublicCheck.Answer answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
