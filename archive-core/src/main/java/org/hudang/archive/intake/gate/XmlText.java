package org.hudang.archive.intake.gate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds document type declarations in XML bytes whatever their encoding, before any XML parser sees them. */
public final class XmlText {
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);
    private static final List<String> WORDS = List.of("<!DOCTYPE", "<!doctype", "<!ENTITY");

    private XmlText() {}

    /** Whether a document type declaration or an entity stands anywhere in the bytes. */
    public static boolean hasDoctype(byte[] xml) {
        for (Charset encoding : ENCODINGS) {
            for (String word : WORDS) {
                if (contains(xml, word.getBytes(encoding))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether the bytes start like XML in one of the encodings that are read: UTF-8 or UTF-16.
     */
    public static boolean looksLikeXml(byte[] head) {
        int at = 0;
        while (at < head.length && at < 8 && ((head[at] & 0xff) >= 0xef || (head[at] <= ' ' && head[at] >= 0))) {
            at++;
        }
        return at < head.length && head[at] == '<';
    }

    private static boolean contains(byte[] text, byte[] word) {
        for (int at = 0; at <= text.length - word.length; at++) {
            int i = 0;
            while (i < word.length && text[at + i] == word[i]) {
                i++;
            }
            if (i == word.length) {
                return true;
            }
        }
        return false;
    }
}
