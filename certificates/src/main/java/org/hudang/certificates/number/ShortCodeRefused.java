package org.hudang.certificates.number;

import org.hudang.certificates.CertificateException;

/** Typed text that cannot be a short code. */
public final class ShortCodeRefused extends CertificateException {
    /** What is wrong with it. */
    enum Cause {
        SHAPE("CE-012", "is not three groups of five characters"),
        CHECK_CHARACTER("CE-013", "has a mistyped character");

        private final String code;
        private final String words;

        Cause(String code, String words) {
            this.code = code;
            this.words = words;
        }
    }

    private final Cause cause;

    ShortCodeRefused(Cause cause) {
        super(cause.code, "the short code " + cause.words);
        this.cause = cause;
    }

    /** Whether it has the shape of a code with a character typed wrong; else it is none at all. */
    public boolean mistyped() {
        return cause == Cause.CHECK_CHARACTER;
    }
}
