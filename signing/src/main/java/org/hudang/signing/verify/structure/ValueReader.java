package org.hudang.signing.verify.structure;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Bool;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Str;

/**
 * Reads values from bytes, one after another (ISO 32000-2, 7.2 and 7.3). Anything the format does not allow ends in
 * {@link Unjudged} with the offset.
 */
final class ValueReader {
    private static final int LONGEST_NAME = 4096;
    private static final int LONGEST_NUMBER = 64;
    /** Digits that fit every offset and number of a file. */
    private static final int LONGEST_PLAIN_NUMBER = 9;
    /** Bytes of a string taken from the budget at once. */
    private static final int PIECE = 4096;

    private static final byte REGULAR = 0;
    private static final byte SPACE = 1;
    private static final byte DELIMITER = 2;
    /** The kind of every byte (ISO 32000-2, 7.2.3). */
    private static final byte[] KINDS = kinds();

    /** Numbers of so many digits, and powers of ten up to it, are exact as double, and so is what they are divided to. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] TENS = tens();

    /** What a character is worth as a hexadecimal digit; -1 when it is none. */
    private static final byte[] DIGITS = digits();

    private final byte[] data;
    private final int limit;
    private final Budget budget;
    private int pos;

    ValueReader(byte[] data, int pos, int limit, Budget budget) {
        this.data = data;
        this.pos = pos;
        this.limit = limit;
        this.budget = budget;
    }

    int position() {
        return pos;
    }

    void position(int offset) {
        pos = offset;
    }

    /** The byte at the current place, or -1 at the end. */
    int peek() {
        return pos < limit ? data[pos] & 0xff : -1;
    }

    int next() {
        return pos < limit ? data[pos++] & 0xff : -1;
    }

    static boolean isSpace(int c) {
        return c >= 0 && KINDS[c] == SPACE;
    }

    static boolean isDelimiter(int c) {
        return c >= 0 && KINDS[c] == DELIMITER;
    }

    static boolean isRegular(int c) {
        return c >= 0 && KINDS[c] == REGULAR;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (char c : " \n\r\t\f\0".toCharArray()) {
            kinds[c] = SPACE;
        }
        for (char c : "()<>[]{}/%".toCharArray()) {
            kinds[c] = DELIMITER;
        }
        return kinds;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Skips white space only. */
    void skipBlank() {
        while (pos < limit && isSpace(data[pos])) {
            pos++;
        }
    }

    /** Skips white space and comments. */
    void skipSpace() {
        while (true) {
            skipBlank();
            if (peek() != '%') {
                return;
            }
            while (pos < limit && data[pos] != '\n' && data[pos] != '\r') {
                pos++;
            }
            budget.step();
        }
    }

    boolean at(String word) {
        int length = word.length();
        if (pos + length > limit) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (data[pos + i] != word.charAt(i)) {
                return false;
            }
        }
        return pos + length == limit || !isRegular(data[pos + length] & 0xff) || !isRegular(word.charAt(length - 1));
    }

    boolean take(String word) {
        if (at(word)) {
            pos += word.length();
            return true;
        }
        return false;
    }

    void expect(String word) {
        skipSpace();
        if (!take(word)) {
            throw Unjudged.malformed(pos, word);
        }
    }

    /** As {@link #expectInteger}, quicker where few digits stand between single spaces. */
    int nextInteger() {
        int at = pos < limit && data[pos] == ' ' ? pos + 1 : pos;
        int start = at;
        int value = 0;
        while (at < limit && isDigit(data[at]) && at - start < LONGEST_PLAIN_NUMBER) {
            value = value * 10 + data[at++] - '0';
        }
        if (at > start && at < limit && data[at] == ' ') {
            pos = at;
            return value;
        }
        return expectInteger();
    }

    /** A non-negative integer of digits only. */
    int expectInteger() {
        skipSpace();
        int start = pos;
        long value = 0;
        while (isDigit(peek())) {
            value = value * 10 + (next() - '0');
            if (value > Integer.MAX_VALUE || pos - start > LONGEST_NUMBER) {
                throw Unjudged.malformed(start, "integer");
            }
        }
        if (pos == start || isRegular(peek())) {
            throw Unjudged.malformed(start, "integer");
        }
        return (int) value;
    }

    /** Whether {@code n g obj} stands there in its plainest form; another form may be right as well. */
    static boolean isHeader(byte[] data, int offset, int limit, int number) {
        int at = offset;
        long value = 0;
        while (at < limit && isDigit(data[at]) && at - offset < LONGEST_PLAIN_NUMBER) {
            value = value * 10 + data[at++] - '0';
        }
        if (at == offset || value != number || at + 2 >= limit || data[at] != ' ' || !isDigit(data[at + 1])) {
            return false;
        }
        int generation = ++at;
        while (at < limit && isDigit(data[at]) && at - generation < LONGEST_PLAIN_NUMBER) {
            at++;
        }
        return at + 4 < limit
                && data[at] == ' '
                && data[at + 1] == 'o'
                && data[at + 2] == 'b'
                && data[at + 3] == 'j'
                && !isRegular(data[at + 4] & 0xff);
    }

    /** Reads {@code n g obj} and returns the number and generation. */
    Ref expectObjectHeader() {
        int number = expectInteger();
        int generation = expectInteger();
        expect("obj");
        return new Ref(number, generation);
    }

    PdfValue read() {
        return read(0);
    }

    /**
     * Whether a dictionary of the plainest tokens stands here that holds no such name at any depth. It is looked through,
     * not read: where it ends is where {@link #read} would end, or fail. False when only reading can tell.
     */
    boolean isPlainDictWithout(String name) {
        budget.step();
        int depth = 0;
        int at = pos;
        while (at + 1 < limit) {
            byte c = data[at++];
            switch (c) {
                case '<', '>' -> {
                    if (data[at++] != c) {
                        return false;
                    }
                    depth += c == '<' ? 1 : -1;
                    if (depth <= 0) {
                        return c == '>' && depth == 0;
                    }
                }
                case '/' -> {
                    if (isName(name, at)) {
                        return false;
                    }
                }
                case '(', '%', '#' -> {
                    return false;
                }
                default -> {
                    if (depth == 0) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private boolean isName(String name, int from) {
        int length = name.length();
        if (from + length > limit) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (data[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private PdfValue read(int level) {
        budget.nested(level, pos);
        skipSpace();
        int c = peek();
        return switch (c) {
            case '/' -> new Name(readName());
            case '(' -> readLiteral();
            case '[' -> readArray(level);
            case '<' -> pos + 1 < limit && data[pos + 1] == '<' ? readDict(level) : readHex();
            case 't' -> readWord("true", new Bool(true));
            case 'f' -> readWord("false", new Bool(false));
            case 'n' -> readWord("null", PdfValue.NULL);
            default -> readNumberOrRef();
        };
    }

    private PdfValue readWord(String word, PdfValue value) {
        if (!take(word)) {
            throw Unjudged.malformed(pos, "value");
        }
        return value;
    }

    private PdfValue readNumberOrRef() {
        Num first = readNumber();
        int after = pos;
        if (first.asIndex() >= 0 && isSpace(peek())) {
            skipBlank();
            int start = pos;
            int generation = 0;
            while (isDigit(peek()) && pos - start < 6) {
                generation = generation * 10 + next() - '0';
            }
            if (pos > start && isSpace(peek())) {
                skipBlank();
                if (take("R")) {
                    return new Ref(first.asIndex(), generation);
                }
            }
        }
        pos = after;
        return first;
    }

    private Num readNumber() {
        int start = pos;
        int digits = 0;
        int point = -1;
        long value = 0;
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            pos++;
        }
        for (int c = peek(); isDigit(c) || c == '.'; c = peek()) {
            pos++;
            if (c != '.') {
                value = digits++ < EXACT_DIGITS ? value * 10 + c - '0' : value;
            } else if (point < 0) {
                point = digits;
            } else {
                throw Unjudged.malformed(start, "number");
            }
        }
        if (digits == 0 || isRegular(peek()) || pos - start > LONGEST_NUMBER) {
            throw Unjudged.malformed(start, "value");
        }
        if (digits > EXACT_DIGITS) {
            String text = new String(data, start, pos - start, StandardCharsets.ISO_8859_1);
            return new Num(Double.parseDouble(text), point < 0);
        }
        double number = point < 0 ? value : value / TENS[digits - point];
        return new Num(negative ? -number : number, point < 0);
    }

    private static double[] tens() {
        double[] tens = new double[EXACT_DIGITS + 1];
        tens[0] = 1;
        for (int i = 1; i < tens.length; i++) {
            tens[i] = tens[i - 1] * 10;
        }
        return tens;
    }

    private String readName() {
        int start = pos++;
        int end = pos;
        while (end < limit && isRegular(data[end] & 0xff) && data[end] != '#') {
            end++;
        }
        if (end == limit || data[end] != '#') {
            if (end - pos > LONGEST_NAME) {
                throw Unjudged.malformed(start, "name");
            }
            String name = CommonNames.of(data, pos, end);
            pos = end;
            return name;
        }
        StringBuilder text = new StringBuilder();
        while (isRegular(peek())) {
            int c = next();
            if (c == '#' && pos + 1 < limit && digit(data[pos]) >= 0 && digit(data[pos + 1]) >= 0) {
                c = digit(data[pos]) * 16 + digit(data[pos + 1]);
                pos += 2;
            }
            text.append((char) c);
            if (text.length() > LONGEST_NAME) {
                throw Unjudged.malformed(start, "name");
            }
        }
        return text.toString();
    }

    private static int digit(int c) {
        return DIGITS[c & 0xff];
    }

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (int c = 0; c < 128; c++) {
            digits[c] = (byte) Character.digit(c, 16);
        }
        return digits;
    }

    private Str readHex() {
        int start = pos++;
        int close = pos;
        while (close < limit && data[close] != '>') {
            close++;
        }
        if (close == limit) {
            throw Unjudged.malformed(start, "end of string");
        }
        budget.inflated((close - pos + 1) / 2);
        byte[] bytes = new byte[(close - pos + 1) / 2];
        boolean plain = (close - pos) % 2 == 0;
        if (plain && readPairs(bytes)) {
            pos = close + 1;
            return new Str(bytes, true, true, start, pos);
        }
        int digits = 0;
        for (; pos < close; pos++) {
            int value = digit(data[pos]);
            if (value < 0) {
                if (!isSpace(data[pos])) {
                    throw Unjudged.malformed(pos, "hexadecimal digit");
                }
                plain = false;
            } else {
                bytes[digits / 2] |= (byte) (digits % 2 == 0 ? value << 4 : value);
                digits++;
            }
        }
        pos++;
        int length = (digits + 1) / 2;
        return new Str(length == bytes.length ? bytes : Arrays.copyOf(bytes, length), true, plain, start, pos);
    }

    /** Reads two digits for each byte; false when something else stands among them. */
    private boolean readPairs(byte[] bytes) {
        int at = pos;
        for (int i = 0; i < bytes.length; i++, at += 2) {
            int high = DIGITS[data[at] & 0xff];
            int low = DIGITS[data[at + 1] & 0xff];
            if ((high | low) < 0) {
                return false;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return true;
    }

    private Str readLiteral() {
        int start = pos++;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int open = 1;
        while (true) {
            int c = next();
            if (c < 0) {
                throw Unjudged.malformed(start, "end of string");
            }
            if (c == '\\') {
                readEscape(out);
                continue;
            }
            if (c == '(') {
                open++;
            } else if (c == ')' && --open == 0) {
                return new Str(out.toByteArray(), false, false, start, pos);
            } else if (c == '\r') {
                if (peek() == '\n') {
                    pos++;
                }
                c = '\n';
            }
            out.write(c);
            if (out.size() % PIECE == 0) {
                budget.inflated(PIECE);
            }
        }
    }

    private void readEscape(ByteArrayOutputStream out) {
        int c = next();
        switch (c) {
            case 'n' -> out.write('\n');
            case 'r' -> out.write('\r');
            case 't' -> out.write('\t');
            case 'b' -> out.write('\b');
            case 'f' -> out.write('\f');
            case '\r' -> {
                if (peek() == '\n') {
                    pos++;
                }
            }
            case '\n', -1 -> {}
            default -> {
                if (c < '0' || c > '7') {
                    out.write(c);
                    return;
                }
                int value = c - '0';
                for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
                    value = value * 8 + (next() - '0');
                }
                out.write(value);
            }
        }
    }

    private Arr readArray(int level) {
        pos++;
        List<PdfValue> items = new ArrayList<>();
        while (true) {
            skipSpace();
            if (peek() == ']') {
                pos++;
                return new Arr(items);
            }
            items.add(read(level + 1));
        }
    }

    private Dict readDict(int level) {
        pos += 2;
        Entries few = new Entries();
        boolean duplicates = false;
        while (few.size() < Entries.MANY) {
            if (isEndOfDict()) {
                return new Dict(few, duplicates);
            }
            String key = readName();
            duplicates |= !few.add(key, read(level + 1));
        }
        Map<String, PdfValue> many = new LinkedHashMap<>(few);
        while (!isEndOfDict()) {
            String key = readName();
            duplicates |= many.putIfAbsent(key, read(level + 1)) != null;
        }
        return new Dict(many, duplicates);
    }

    /** Takes the end of a dictionary if it comes next; else a key must. */
    private boolean isEndOfDict() {
        skipSpace();
        if (peek() == '>') {
            if (pos + 1 >= limit || data[pos + 1] != '>') {
                throw Unjudged.malformed(pos, ">>");
            }
            pos += 2;
            return true;
        }
        if (peek() != '/') {
            throw Unjudged.malformed(pos, "name");
        }
        return false;
    }
}
