package org.hudang.signing.verify;

import java.util.List;

/**
 * What was found about one file; its JSON form is docs/formats/verification-report-v1.md.
 *
 * @param file the file as the caller named it
 * @param format what kind of file it is
 * @param verdict the one answer: the worst of everything below
 * @param register whether a register (or an expected number of signers) was asked
 * @param integrity the bytes of the whole file
 * @param signatures every signature found, in the order in which they were made
 * @param reasons findings about the file as a whole
 * @param millis time taken, in milliseconds
 * @param compared what later updates changed that was not permitted, as far as it can be shown; it lowers nothing, the
 *     verdict already says it
 */
public record VerificationReport(
        String file,
        FileFormat format,
        Verdict verdict,
        Register register,
        Integrity integrity,
        List<SignatureReport> signatures,
        List<Reason> reasons,
        long millis,
        Compared compared) {

    public VerificationReport {
        signatures = List.copyOf(signatures);
        reasons = List.copyOf(reasons);
    }

    /** The same report with its differences shown. */
    VerificationReport explained(Compared shown) {
        return new VerificationReport(file, format, verdict, register, integrity, signatures, reasons, millis, shown);
    }

    /** Kinds of files that the report tells apart. */
    public enum FileFormat {
        PDF("pdf"),
        OFD("ofd"),
        CERTIFICATE("certificate"),
        PACKAGE("package"),
        UNKNOWN("unknown");

        private final String word;

        FileFormat(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Whether somebody knew how many and which signatures to expect. */
    public enum Register {
        ASKED("asked"),
        NOT_ASKED("not-asked");

        private final String word;

        Register(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The bytes of the file as a whole. */
    public enum Integrity {
        INTACT("intact"),
        ALTERED("altered"),
        UNSIGNED("unsigned"),
        UNREADABLE("unreadable");

        private final String word;

        Integrity(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
