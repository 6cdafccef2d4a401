package org.hudang.forms;

import java.time.Duration;
import java.time.Instant;

/**
 * How a person took note of the risk notice before signing.
 *
 * @param way read or listened
 * @param questions whether questions were asked
 * @param finishedAt when the end was reached, printed to the minute
 * @param took how long it took
 */
public record Reading(Way way, Questions questions, Instant finishedAt, Duration took) {
    /** How the notice was taken in. */
    public enum Way {
        /** 本人已读完. */
        READ,
        /** 已由他人读给本人听. */
        LISTENED
    }

    /** What became of questions. */
    public enum Questions {
        /** 已就疑问得到解释. */
        ANSWERED,
        /** Nothing was asked. */
        NONE
    }

    public Reading {
        if (took.isNegative() || took.compareTo(Duration.ofHours(24)) > 0) {
            throw new PaperDataRefused("reading.took", "0 to 24 hours", took.toString());
        }
    }
}
