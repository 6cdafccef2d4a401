package org.hudang.certificates;

import java.time.Instant;

/**
 * One line of the certificates' own journal: what happened to a household's certificates, never changed afterwards.
 *
 * @param household number of the household
 * @param sequence 1, 2, 3 … within the household
 * @param certificate the certificate it is about
 * @param act what happened
 * @param done who did it, when and how
 * @param hash SHA-256 over this line and the hash of the line before, in hexadecimal digits
 */
public record CertificateEvent(
        String household, int sequence, CertificateId certificate, Act act, Done done, String hash) {
    /** What can happen. */
    public enum Act {
        ISSUED,
        SUSPENDED,
        RESUMED,
        REPLACED,
        REVOKED,
        CHECKED,
        /** A way in for the holder's phone was handed out. */
        CARD_OFFERED,
        /** A phone took it. */
        CARD_TAKEN,
        /** Ways in were closed, and the phone ended. */
        CARD_ENDED,
        /** A checker was told more, as the holder had agreed. */
        CARD_TOLD,
        /** A copy for one purpose was ordered (加注). */
        ANNOTATED
    }

    /**
     * Who did it, when and how.
     *
     * @param by account that acted
     * @param at when
     * @param detail words of the act; no personal data
     */
    public record Done(String by, Instant at, String detail) {}
}
