package org.hudang.forms;

/**
 * An identity document as it stands on a paper, with its full number.
 *
 * @param kind which document
 * @param number as printed on it, 4 to 24 of {@code 0-9 A-Z -}; checksums are the caller's business
 */
public record IdDocument(Kind kind, String number) {
    /** Kinds of documents; their Chinese names stand in the template. */
    public enum Kind {
        /** 居民身份证. */
        RESIDENT_ID,
        /** 港澳台居民居住证. */
        HMT_RESIDENCE_PERMIT,
        /** 外国人永久居留身份证. */
        FOREIGN_PERMANENT_RESIDENCE,
        /** 居民户口簿. */
        HOUSEHOLD_REGISTER,
        /** 出生医学证明. */
        BIRTH_CERTIFICATE,
        /** 护照. */
        PASSPORT
    }

    public IdDocument {
        Given.matches("document.number", number, "[0-9A-Z-]{4,24}");
    }

    /** Without the number: it is not for logs. */
    @Override
    public String toString() {
        return "IdDocument[" + kind + ", " + number.length() + " characters]";
    }
}
