package org.hudang.certificates.check;

import java.time.Instant;
import java.util.Locale;
import org.hudang.certificates.CertificateMessages;

/**
 * The answer to one check.
 *
 * @param verdict what came out
 * @param checkedAt instant that the check took for now
 */
public record CheckResult(CertificateVerdict verdict, Instant checkedAt) {
    /** The verdict in the words that all verification reports share. */
    public VerdictWord word() {
        return VerdictCode.of(verdict).word();
    }

    /** Stable code of verdict and reason, for example {@code CE-201}. */
    public String code() {
        return VerdictCode.of(verdict).code();
    }

    /** Whether a status list was asked and gave an answer. */
    public Register register() {
        return switch (word()) {
            case VALID, REVOKED, SUSPENDED -> Register.ASKED;
            default -> Register.NOT_ASKED;
        };
    }

    /** One sentence that says what was found; Chinese unless the locale says English. */
    public String sentence(Locale locale) {
        return CertificateMessages.sentence(code(), locale, VerdictCode.arguments(verdict));
    }

    /** One sentence that says what to do next; Chinese unless the locale says English. */
    public String nextStep(Locale locale) {
        return CertificateMessages.sentence(code() + ".next", locale, VerdictCode.arguments(verdict));
    }

    /** Whether the register was asked. */
    public enum Register {
        ASKED("asked"),
        NOT_ASKED("not-asked");

        private final String word;

        Register(String word) {
            this.word = word;
        }

        /** The word as reports spell it. */
        public String word() {
            return word;
        }
    }
}
