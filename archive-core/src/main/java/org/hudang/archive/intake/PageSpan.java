package org.hudang.archive.intake;

import java.time.Duration;

/**
 * Pages that are drawn together.
 *
 * @param first from 1
 * @param last  not before the first; more than the file has means up to its end
 * @param time  after it no further page is begun; less than the time limit of a job
 */
public record PageSpan(int first, int last, Duration time) {
    public PageSpan {
        if (last < first) {
            throw new IllegalArgumentException("last");
        }
    }

    /** One page. */
    public static PageSpan only(int page) {
        return new PageSpan(page, page, Duration.ZERO);
    }
}
