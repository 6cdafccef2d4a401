package org.hudang.samples;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON (RFC 8259), two blanks for each level. */
final class Json {

    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String of(Object value) {
        Json json = new Json();
        json.value(value, 0);
        return json.out.append('\n').toString();
    }

    private void value(Object value, int level) {
        if (value instanceof Map<?, ?> map) {
            block('{', '}', map.entrySet().iterator(), level);
        } else if (value instanceof List<?> list && isFlat(list)) {
            flat(list);
        } else if (value instanceof List<?> list) {
            block('[', ']', list.iterator(), level);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            text(String.valueOf(entry.getKey()));
            out.append(": ");
            value(entry.getValue(), level);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(String.valueOf(value));
        }
    }

    private static boolean isFlat(List<?> list) {
        return list.stream().allMatch(v -> v instanceof Number || (v instanceof List<?> inner && isFlat(inner)));
    }

    private void flat(List<?> list) {
        out.append('[');
        String comma = "";
        for (Object value : list) {
            out.append(comma);
            value(value, 0);
            comma = ",";
        }
        out.append(']');
    }

    private void block(char open, char close, Iterator<?> values, int level) {
        out.append(open);
        boolean any = false;
        while (values.hasNext()) {
            out.append(any ? ",\n" : "\n").append("  ".repeat(level + 1));
            value(values.next(), level + 1);
            any = true;
        }
        out.append(any ? "\n" + "  ".repeat(level) : "").append(close);
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
        out.append('"');
    }
}
