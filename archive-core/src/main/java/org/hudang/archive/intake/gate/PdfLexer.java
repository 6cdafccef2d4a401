package org.hudang.archive.intake.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hudang.archive.intake.IntakeCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads PDF objects (ISO 32000-1, 7.3) at any place of a buffer and shows every dictionary it meets to a visitor, finished
 * or not. It forgives what lenient readers forgive, so that it sees at least what they see: an unknown word counts as null, a
 * missing end closes everything. Only nesting beyond {@link Limits#NESTING} stops it.
 */
final class PdfLexer {
    /** Array elements and dictionary entries kept for the visitor; nested values beyond are still visited. */
    private static final int KEPT = 512;

    private static final int MAX_TOKEN = 256;

    private final ByteBuffer bytes;
    private final int end;
    private final Consumer<Map<String, Object>> visitor;
    private int at;

    /** A name (名称对象) after decoding {@code #xx}. */
    record Name(String value) {}

    /** A reference to object {@code number}. */
    record Ref(int number) {}

    /** A word that is neither name nor number: {@code endobj}, {@code stream}, {@code true} … */
    record Word(String value) {}

    /** The end of an array or dictionary, or of the buffer. */
    private enum Close {
        ARRAY,
        DICTIONARY,
        END
    }

    PdfLexer(ByteBuffer bytes, Consumer<Map<String, Object>> visitor) {
        this.bytes = bytes;
        this.end = bytes.limit();
        this.visitor = visitor;
    }

    /** Where the next token is read. */
    int position() {
        return at;
    }

    /** Reads one object at a place; a {@link Word} "" when there is none. */
    Object objectAt(int place) {
        at = place;
        Object value = value(0);
        return value instanceof Close ? new Word("") : value;
    }

    /** Reads one plain word, for instance {@code stream}, after an object. */
    String word() {
        skipSpace();
        return token();
    }

    private Object value(int depth) {
        skipSpace();
        if (at >= end) {
            return Close.END;
        }
        return switch (peek(0)) {
            case '/' -> {
                at++;
                yield new Name(name());
            }
            case '(' -> {
                skipString();
                yield "";
            }
            case '<' -> open(depth);
            case '>' -> {
                at += peek(1) == '>' ? 2 : 1;
                yield Close.DICTIONARY;
            }
            case '[' -> {
                at++;
                yield array(depth + 1);
            }
            case ']' -> {
                at++;
                yield Close.ARRAY;
            }
            case ')', '{', '}' -> {
                at++;
                yield new Word("");
            }
            default -> numberOrWord();
        };
    }

    private Object open(int depth) {
        if (peek(1) == '<') {
            at += 2;
            return dictionary(depth + 1);
        }
        skipHex();
        return "";
    }

    private Object numberOrWord() {
        String token = token();
        Double number = number(token);
        if (number == null) {
            return new Word(token);
        }
        if (isWhole(token)) {
            int before = at;
            skipSpace();
            String generation = token();
            if (isWhole(generation)) {
                skipSpace();
                if (at < end && peek(0) == 'R' && isBoundary(1)) {
                    at++;
                    return new Ref(number.intValue());
                }
            }
            at = before;
        }
        return number;
    }

    private Map<String, Object> dictionary(int depth) {
        checkDepth(depth);
        Map<String, Object> entries = new HashMap<>();
        String key = null;
        boolean closed = false;
        while (!closed) {
            Object value = value(depth);
            closed = value == Close.DICTIONARY || value == Close.END || isEnd(value);
            if (closed) {
                continue;
            }
            if (key == null && value instanceof Name name) {
                key = name.value();
            } else if (key != null) {
                if (entries.size() < KEPT) {
                    entries.put(key, value);
                }
                key = null;
            }
        }
        if (key != null) {
            entries.put(key, new Word("null"));
        }
        visitor.accept(entries);
        return entries;
    }

    private List<Object> array(int depth) {
        checkDepth(depth);
        List<Object> items = new ArrayList<>();
        while (true) {
            Object value = value(depth);
            if (value instanceof Close || isEnd(value)) {
                return items;
            }
            if (items.size() < KEPT) {
                items.add(value);
            }
        }
    }

    /** Words that end an object even when brackets are missing; the word itself is left to be read again. */
    private boolean isEnd(Object value) {
        if (value instanceof Word word
                && (word.value().equals("endobj") || word.value().equals("stream"))) {
            at -= word.value().length();
            return true;
        }
        return false;
    }

    private static void checkDepth(int depth) {
        if (depth > Limits.NESTING) {
            throw Stop.refuse(IntakeCode.NESTING_LIMIT, Limits.NESTING);
        }
    }

    private int peek(int ahead) {
        return at + ahead < end ? bytes.get(at + ahead) & 0xff : -1;
    }

    private boolean isBoundary(int ahead) {
        int c = peek(ahead);
        return c < 0 || isSpace(c) || isDelimiter(c);
    }

    void skipSpace() {
        while (at < end) {
            int c = peek(0);
            if (c == '%') {
                while (at < end && peek(0) != '\n' && peek(0) != '\r') {
                    at++;
                }
            } else if (isSpace(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    private String name() {
        byte[] out = new byte[MAX_TOKEN];
        int length = 0;
        while (!isBoundary(0)) {
            int c = peek(0);
            int high = Character.digit(peek(1), 16);
            int low = Character.digit(peek(2), 16);
            if (c == '#' && high >= 0 && low >= 0) {
                c = high << 4 | low;
                at += 2;
            }
            at++;
            if (length < MAX_TOKEN) {
                out[length++] = (byte) c;
            }
        }
        return new String(out, 0, length, StandardCharsets.ISO_8859_1);
    }

    private String token() {
        int start = at;
        while (!isBoundary(0)) {
            at++;
        }
        byte[] out = new byte[Math.min(at - start, MAX_TOKEN)];
        bytes.get(start, out);
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    private void skipString() {
        int depth = 0;
        do {
            int c = peek(0);
            at++;
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        } while (depth > 0 && at < end);
    }

    private void skipHex() {
        while (at < end && peek(0) != '>') {
            at++;
        }
        at++;
    }

    private static @Nullable Double number(String token) {
        boolean digits = false;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            digits |= c >= '0' && c <= '9';
            if (c != '.' && c != '-' && c != '+' && (c < '0' || c > '9')) {
                return null;
            }
        }
        if (!digits) {
            return null;
        }
        try {
            return Double.valueOf(token);
        } catch (NumberFormatException lenient) {
            return 0.0;
        }
    }

    private static boolean isWhole(String token) {
        return !token.isEmpty() && token.length() <= 10 && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean isSpace(int c) {
        return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
    }

    private static boolean isDelimiter(int c) {
        return "()<>[]{}/%".indexOf(c) >= 0;
    }
}
