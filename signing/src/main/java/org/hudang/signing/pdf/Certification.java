package org.hudang.signing.pdf;

/** What a certification (DocMDP, ISO 32000-2 §12.8.2.2) lets happen after it. */
public enum Certification {
    /** Nothing; only validation data and document timestamps (P 1). */
    NO_CHANGES(1),
    /** Filling forms and signing (P 2). */
    FILLING_AND_SIGNING(2),
    /** Filling forms, signing and annotations (P 3). */
    ANNOTATING(3);

    private final int level;

    Certification(int level) {
        this.level = level;
    }

    /** The number P. */
    int level() {
        return level;
    }
}
