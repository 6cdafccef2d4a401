package org.hudang.forms.layout;

import java.awt.Shape;
import java.nio.file.Path;

/** One face of the shelf: which characters it has, how wide they are, how they look. */
final class Face {
    private final TrueTypeFile file;
    private final GlyphOutlines outlines;
    private final float digit;

    private Face(TrueTypeFile file) {
        this.file = file;
        this.outlines = new GlyphOutlines(file);
        float widest = 0;
        for (int c = '0'; c <= '9'; c++) {
            widest = Math.max(widest, has(c) ? advance(c) : 0);
        }
        this.digit = widest;
    }

    static Face read(Path path) {
        return new Face(TrueTypeFile.read(path));
    }

    static Face read(byte[] bytes, Path name) {
        return new Face(TrueTypeFile.read(bytes, name));
    }

    TrueTypeFile file() {
        return file;
    }

    /** Whether there is a glyph, and ink where ink is due: an empty glyph for a visible character counts as none. */
    boolean has(int codePoint) {
        int glyph = file.glyph(codePoint);
        return glyph != 0
                && (Character.isWhitespace(codePoint)
                        || Character.isSpaceChar(codePoint)
                        || file.description(glyph).capacity() > 0);
    }

    /** Advance width in ems. */
    float advance(int codePoint) {
        return file.advance(file.glyph(codePoint)) / (float) file.unitsPerEm();
    }

    /** Width of the widest digit in ems: the width all digits get in tables and numbers. */
    float digit() {
        return digit;
    }

    Shape outline(int codePoint) {
        return outlines.outline(file.glyph(codePoint));
    }
}
