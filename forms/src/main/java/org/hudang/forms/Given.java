package org.hudang.forms;

import java.util.List;

/** Checks of values handed in; what is wrong is named by field, never by content. */
final class Given {
    private Given() {}

    /** One line of 1 to {@code max} characters without control characters. */
    static String line(String field, String value, int max) {
        if (value.isBlank()) {
            throw new PaperDataRefused(field, "text", "nothing");
        }
        return blankLine(field, value, max);
    }

    /** As {@link #line}, but may be empty. */
    static String blankLine(String field, String value, int max) {
        int length = value.codePointCount(0, value.length());
        if (length > max) {
            throw new PaperDataRefused(field, "at most " + max + " characters", length + " characters");
        }
        value.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                throw new PaperDataRefused(field, "one line of text", "U+%04X".formatted(c));
            }
        });
        return value;
    }

    /** The whole value matches a pattern. */
    static String matches(String field, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw new PaperDataRefused(field, pattern, value.length() + " characters that do not match");
        }
        return value;
    }

    /** Key of a person or role of a seal: part of a field name. */
    static String key(String field, String value) {
        return matches(field, value, "[A-Za-z0-9_-]{1,64}");
    }

    /** A list of a size within bounds, copied. */
    static <T> List<T> list(String field, List<T> values, int min, int max) {
        if (values.size() < min || values.size() > max) {
            throw new PaperDataRefused(field, min + " to " + max + " entries", String.valueOf(values.size()));
        }
        return List.copyOf(values);
    }

    /** A number not below a least one. */
    static int atLeast(String field, int value, int least) {
        if (value < least) {
            throw new PaperDataRefused(field, least + " or more", String.valueOf(value));
        }
        return value;
    }
}
