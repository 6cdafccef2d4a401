package org.hudang.server.verify;

import java.time.Duration;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.number.ShortCodeRefused;
import org.hudang.server.account.SourceLimit;
import org.hudang.server.platform.House;
import org.springframework.stereotype.Component;

/**
 * How often one source may ask by what can be guessed (查询限次): short codes, and numbers of certificates in notes of checks. A whole
 * code, a photo, a paper, the page and the lists are not counted: a hospital is one address and shows many of them.
 */
@Component
class LookUps {
    /** Look-ups of one source in a minute, and notes likewise. */
    static final int A_MINUTE = 20;

    private final SourceLimit codes;
    private final SourceLimit notes;

    LookUps(House house) {
        this.codes = new SourceLimit(A_MINUTE, Duration.ofMinutes(1), house.clock());
        this.notes = new SourceLimit(A_MINUTE, Duration.ofMinutes(1), house.clock());
    }

    /**
     * Counts a text that the register would be asked for; whether it knows it is the same to the count.
     *
     * @throws TooManyLookUps when this source has asked for too many
     */
    void text(String text, String source) {
        if (isShortCode(text)) {
            take(codes, source);
        }
    }

    /**
     * Counts a note.
     *
     * @throws TooManyLookUps when this source has sent too many
     */
    void note(String source) {
        take(notes, source);
    }

    private static void take(SourceLimit limit, String source) {
        limit.take(source).ifPresent(pause -> {
            throw new TooManyLookUps(pause);
        });
    }

    private static boolean isShortCode(String text) {
        try {
            var unused = ShortCode.parse(text.strip());
            return true;
        } catch (ShortCodeRefused other) {
            return false;
        }
    }
}
