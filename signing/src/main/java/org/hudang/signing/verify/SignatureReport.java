package org.hudang.signing.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found about one signature. Integrity and trust are separate: a paper signed under an unknown authority is
 * intact and untrusted.
 *
 * @param index 1 for the signature that was made first
 * @param field the name of its field, or of its place in the file
 * @param kind who signs in this way
 * @param integrity the bytes that this signature covers
 * @param changesAfter what happened to the file after it
 * @param trust whether a configured anchor vouches for the signer at the time that counts
 * @param level the PAdES level as found
 * @param algorithm for instance {@code ECDSA P-256 SHA-256}, {@code SM2 SM3}; empty when unreadable
 * @param signer the subject of the signer's certificate (RFC 4514)
 * @param claimedAt the time the signer claims; proves nothing
 * @param provenAt the time a trusted timestamp proves
 * @param reasons findings about this signature
 */
public record SignatureReport(
        int index,
        String field,
        Kind kind,
        SignatureIntegrity integrity,
        ChangesAfter changesAfter,
        Trust trust,
        Level level,
        Optional<String> algorithm,
        Optional<String> signer,
        Optional<Instant> claimedAt,
        Optional<Instant> provenAt,
        List<Reason> reasons) {

    public SignatureReport {
        reasons = List.copyOf(reasons);
    }

    /** Who signs: a person (个人签名), an office's seal (印章), a clock (时间戳). */
    public enum Kind {
        PERSONAL("personal"),
        SEAL("seal"),
        TIMESTAMP("timestamp"),
        UNKNOWN("unknown");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The signed bytes. */
    public enum SignatureIntegrity {
        INTACT("intact"),
        ALTERED("altered"),
        UNREADABLE("unreadable");

        private final String word;

        SignatureIntegrity(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What later updates did. */
    public enum ChangesAfter {
        NONE("none"),
        PERMITTED("permitted"),
        FORBIDDEN("forbidden"),
        UNKNOWN("unknown");

        private final String word;

        ChangesAfter(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The signer's certificate at the time that counts. */
    public enum Trust {
        TRUSTED("trusted"),
        UNTRUSTED("untrusted"),
        REVOKED("revoked"),
        EXPIRED("expired"),
        UNKNOWN("unknown");

        private final String word;

        Trust(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Levels of ETSI EN 319 142-1 as found in the file, and the two forms outside of them. */
    public enum Level {
        /** Not PAdES: no certificate binding, or an older form. */
        BASIC("basic"),
        B_B("B-B"),
        B_T("B-T"),
        B_LT("B-LT"),
        B_LTA("B-LTA"),
        /** A document timestamp of its own. */
        TIMESTAMP("timestamp"),
        UNKNOWN("unknown");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
