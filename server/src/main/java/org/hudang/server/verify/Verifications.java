package org.hudang.server.verify;

import java.util.Locale;
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

    Verifications(PublicCheck check) {
        this.check = check;
    }

    /**
     * What is to be checked.
     *
     * @param text link, fragment or digits of a certificate, at most 4000 characters
     */
    record Shown(String text) {
        Shown {
            if (text == null || text.isBlank() || text.length() > 4_000) {
                throw new IllegalArgumentException("text: 1 to 4000 characters");
            }
        }
    }

    @PostMapping(path = "/api/v1/verifications", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PublicCheck.Answer> text(@RequestBody Shown shown, Locale locale) {
        return answer(check.text(shown.text(), locale));
    }

    @PostMapping(
            path = "/api/v1/verifications",
            consumes = {MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE})
    ResponseEntity<PublicCheck.Answer> file(@RequestBody byte[] bytes, Locale locale) {
        return answer(check.file(bytes, locale));
    }

    private static ResponseEntity<PublicCheck.Answer> answer(PublicCheck.Answer answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
