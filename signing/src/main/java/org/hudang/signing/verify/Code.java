package org.hudang.signing.verify;

/** Stable codes of the verifier; their sentences stand in {@code messages.properties}. */
enum Code {
    FILE_UNREADABLE("SG-301"),
    FILE_EMPTY("SG-302"),
    FILE_TOO_LARGE("SG-303"),
    FORMAT_UNKNOWN("SG-304"),
    NOT_JUDGED("SG-399");

    private final String text;

    Code(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
