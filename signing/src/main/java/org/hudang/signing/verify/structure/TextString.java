package org.hudang.signing.verify.structure;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text strings (ISO 32000-2, 7.9.2.2). */
public final class TextString {
    private TextString() {}

    public static String decode(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return from(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return from(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            return from(bytes, 3, StandardCharsets.UTF_8);
        }
        return from(bytes, 0, StandardCharsets.ISO_8859_1);
    }

    private static String from(byte[] bytes, int skip, Charset charset) {
        return new String(bytes, skip, bytes.length - skip, charset);
    }
}
