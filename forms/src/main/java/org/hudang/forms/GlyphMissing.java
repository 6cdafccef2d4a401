package org.hudang.forms;

/** {@code FO-001}: no font has a character. */
public final class GlyphMissing extends FormsException {
    private final int codePoint;

    public GlyphMissing(int codePoint) {
        super("FO-001", "no font has " + name(codePoint), Character.toString(codePoint), name(codePoint));
        this.codePoint = codePoint;
    }

    /** The Unicode code point no font has. */
    public int codePoint() {
        return codePoint;
    }

    private static String name(int codePoint) {
        return "U+%04X".formatted(codePoint);
    }
}
