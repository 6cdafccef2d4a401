package org.hudang.signing.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** A drawing as PDF content operators; deflated once, so that one seal is compressed once and not per document. */
public final class ContentOperators {
    private final byte[] deflated;
    private final int length;

    private ContentOperators(byte[] operators) {
        this.length = operators.length;
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(operators);
            deflater.finish();
            byte[] buffer = new byte[operators.length + 64 + operators.length / 100];
            int written = deflater.deflate(buffer);
            this.deflated = Arrays.copyOf(buffer, written);
        } finally {
            deflater.end();
        }
    }

    /** From operators in ASCII, for example {@code "1 0 0 RG 2 w 0 0 m 10 10 l S"}. */
    public static ContentOperators of(String operators) {
        return new ContentOperators(operators.getBytes(StandardCharsets.US_ASCII));
    }

    /** From the bytes of a content stream, not compressed. */
    public static ContentOperators of(byte[] operators) {
        return new ContentOperators(operators);
    }

    byte[] deflated() {
        return deflated;
    }

    @Override
    public String toString() {
        return "ContentOperators(" + length + " bytes)";
    }
}
