package org.hudang.server;

import org.hudang.server.platform.Sentences;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A failure as programs read it ({@code application/problem+json}, RFC 9457). It repeats nothing of the request, so that
 * what is unknown and what belongs to somebody else look the same.
 *
 * @param type {@code about:blank}: the status and the code say what it is
 * @param title name of the status
 * @param status as sent
 * @param detail one sentence in the reader's language
 * @param code stable code, for example {@code CW-001}
 */
public record Problem(String type, String title, int status, String detail, String code) {

    /** A failure of this kind. */
    public static Problem of(HttpStatus status, Sentences.Spoken spoken) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), spoken.sentence(), spoken.code());
    }

    /** Ready to be sent. */
    public ResponseEntity<Problem> answer() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(this);
    }
}
