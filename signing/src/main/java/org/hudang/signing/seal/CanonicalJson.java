package org.hudang.signing.seal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hudang.signing.key.DigestAlgorithm;

/**
 * JSON with exactly one way to write it, so that a digest of it means something (RFC 8785): keys sorted by UTF-16 code
 * units, no spaces, shortest escapes. Numbers are whole; lengths and shares are given in small whole units instead.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The text of a value.
     *
     * @param value Map with String keys, List, String, Integer, Long, Boolean; an empty Optional as the value of a key
     *     leaves the key out
     */
    public static String text(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** The bytes of a value, UTF-8. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** SM3 of the bytes of a value, 64 lower-case hexadecimal digits. */
    public static String sm3(Object value) {
        return sm3(bytes(value));
    }

    /** SM3 of these bytes, 64 lower-case hexadecimal digits. */
    public static String sm3(byte[] bytes) {
        return HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(bytes));
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            object(map, out);
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",");
                write(list.get(i), out);
            }
            out.append(']');
        } else if (value instanceof String text) {
            string(text, out);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(v -> sorted.put((String) key, v));
            } else {
                sorted.put((String) key, value);
            }
        });
        out.append('{');
        String comma = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(comma);
            comma = ",";
            string(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
        }
        out.append('}');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
