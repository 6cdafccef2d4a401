package org.hudang.certificates;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A copy of a certificate's paper for one purpose (加注件) that was ordered; never changed afterwards.
 *
 * @param id its number, printed on it
 * @param certificate what is copied
 * @param household number of the household
 * @param note for what and for whom
 * @param by account that ordered it
 * @param at when
 */
public record AnnotatedCopy(CopyId id, CertificateId certificate, String household, Note note, String by, Instant at) {
    /** Longest purpose and longest name of who asked. */
    public static final int LONGEST = 40;

    /**
     * The note.
     *
     * @param purpose what the copy may be used for, 1 to 40 characters
     * @param requester office or company that asked for it, 1 to 40 characters
     * @param until last day on which it may be used
     */
    public record Note(String purpose, String requester, LocalDate until) {
        public Note {
            require("purpose", purpose);
            require("requester", requester);
        }

        private static void require(String field, String text) {
            int length = text.codePointCount(0, text.length());
            boolean line = text.codePoints()
                    .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
            if (text.isBlank() || length > LONGEST || !line) {
                throw CopyRefused.malformed(field, "1–" + LONGEST);
            }
        }
    }
}
