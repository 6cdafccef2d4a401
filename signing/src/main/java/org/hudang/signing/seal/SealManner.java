package org.hudang.signing.seal;

/**
 * How a seal is put on a paper.
 *
 * @param look what is drawn
 * @param behind what may come behind it
 */
public record SealManner(Look look, Behind behind) {
    /** What is drawn where the seal goes. */
    public enum Look {
        /** The face of the seal (印模). */
        FACE,
        /** Lines of text: who, why and when (文字签名). */
        LINES
    }

    /** What may come behind a seal. */
    public enum Behind {
        /** Further signatures and seals. */
        OPEN,
        /**
         * Nothing but validation data and timestamps (WholeProtected, VE-03): no signature, no field, no change. For the last
         * seal of a paper.
         */
        CLOSED
    }

    /** The face, with everything open behind it. */
    public static SealManner usual() {
        return new SealManner(Look.FACE, Behind.OPEN);
    }

    /** The same, closing the paper. */
    public SealManner closing() {
        return new SealManner(look, Behind.CLOSED);
    }

    /** The same, as lines of text. */
    public SealManner inLines() {
        return new SealManner(Look.LINES, behind);
    }
}
