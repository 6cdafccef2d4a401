package org.hudang.signing.verify;

/**
 * The one answer about a whole file. Sealed, so that no answer can be overlooked: a {@code switch} over it names all.
 *
 * <p>All but {@link Valid} are {@link NotValid} and carry the reason that decided.
 */
public sealed interface Verdict permits Verdict.Valid, Verdict.NotValid {

    /** The word of the report, for instance {@code not-yet-valid}; frozen in docs/formats/verification-report-v1.md. */
    String word();

    /** 0 valid; 1 must not be relied on; 3 cannot tell. (2, wrong use, belongs to the command line.) */
    int exitCode();

    /** Whatever keeps a file from being valid. */
    sealed interface NotValid extends Verdict {
        /** The reason that decided. */
        Reason because();
    }

    /** Every signature passed every rule. */
    record Valid() implements Verdict {
        @Override
        public String word() {
            return "valid";
        }

        @Override
        public int exitCode() {
            return 0;
        }
    }

    /** Not what was signed: bytes, structure or later changes betray it. */
    record Altered(Reason because) implements NotValid {
        @Override
        public String word() {
            return "altered";
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** Intact, but no configured anchor vouches for the signer. */
    record Untrusted(Reason because) implements NotValid {
        @Override
        public String word() {
            return "untrusted";
        }

        @Override
        public int exitCode() {
            return 3;
        }
    }

    /** A certificate was revoked before the time that counts. */
    record Revoked(Reason because) implements NotValid {
        @Override
        public String word() {
            return "revoked";
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** A certificate or seal had ended at the time that counts. */
    record Expired(Reason because) implements NotValid {
        @Override
        public String word() {
            return "expired";
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** A certificate or seal had not begun at the time that counts. */
    record NotYetValid(Reason because) implements NotValid {
        @Override
        public String word() {
            return "not-yet-valid";
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** The seal or certificate is on hold. */
    record Suspended(Reason because) implements NotValid {
        @Override
        public String word() {
            return "suspended";
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** Fewer signatures than expected. */
    record Incomplete(Reason because) implements NotValid {
        @Override
        public String word() {
            return "incomplete";
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** Signed, but the timestamp that it awaits is not there yet. */
    record Pending(Reason because) implements NotValid {
        @Override
        public String word() {
            return "pending";
        }

        @Override
        public int exitCode() {
            return 3;
        }
    }

    /** No signature at all. */
    record Unsigned(Reason because) implements NotValid {
        @Override
        public String word() {
            return "unsigned";
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** Genuine perhaps, but not a paper of the house that was asked. */
    record NotOurs(Reason because) implements NotValid {
        @Override
        public String word() {
            return "not-ours";
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** Something that valid needs could not be judged. */
    record CannotTell(Reason because) implements NotValid {
        @Override
        public String word() {
            return "cannot-tell";
        }

        @Override
        public int exitCode() {
            return 3;
        }
    }

    /** Not judged: unreadable, encrypted, hostile or beyond the limits. */
    record Refused(Reason because) implements NotValid {
        @Override
        public String word() {
            return "refused";
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }
}
