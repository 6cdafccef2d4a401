package org.hudang.signing.personal;

import java.time.Instant;
import java.util.List;

/**
 * What the person was shown before signing.
 *
 * @param document SM3 of the file that was shown, 64 lower-case hexadecimal digits
 * @param pages every page that was shown, with the time it was in sight
 * @param consentText version of the text to which the person agreed, for example {@code risk-notice/2}
 * @param confirmedAt when the person said yes
 */
public record Reading(String document, List<PageShown> pages, String consentText, Instant confirmedAt) {
    public Reading {
        pages = List.copyOf(pages);
    }

    /**
     * One page in sight of the person.
     *
     * @param page from 1
     * @param from when it came in sight
     * @param millis how long it stayed
     */
    public record PageShown(int page, Instant from, long millis) {}
}
