package org.hudang.archive.inspection;

import java.time.Instant;

/**
 * The paper of a report that waits for its seal (待用印的检测报告).
 *
 * @param pdf as it was composed; the seal goes on these bytes and no others
 * @param sm3 of them, lower-case hexadecimal
 * @param template it was composed with
 * @param asked with which seal, by whom, when
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a file, handed over
public record WaitingPaper(ReportId report, byte[] pdf, String sm3, String template, Asked asked) {
    /**
     * How it was asked for: said again to the letter, it is the same request.
     *
     * @param seal that was asked for
     * @param by account
     * @param township for which that person acted
     * @param terminal of that person
     */
    public record Asked(String seal, String by, String township, String terminal, Instant at) {}
}
