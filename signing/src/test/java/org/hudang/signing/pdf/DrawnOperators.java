package org.hudang.signing.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.InflaterInputStream;

/** Lets tests of other packages read what an appearance draws. */
public final class DrawnOperators {
    private DrawnOperators() {}

    /** The content stream, not compressed. */
    public static byte[] of(Appearance drawing) {
        try (InflaterInputStream in = new InflaterInputStream(
                new ByteArrayInputStream(drawing.content().deflated()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
