package org.hudang.signing.pdf;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/**
 * The end of a PDF as an update builds on it: where the last cross-reference section stands and of which kind it is.
 * Read by the letter: a file whose end readers would have to guess is refused.
 */
record Tail(long startXref, Kind kind) {
    enum Kind {
        TABLE,
        STREAM
    }

    private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int WINDOW = 2048;

    static Tail of(Whole whole) {
        byte[] pdf = whole.bytes();
        int length = whole.length();
        if (length < HEADER.length || !startsWith(pdf, 0, HEADER)) {
            throw new PdfUnreadable("the file does not start with %PDF-");
        }
        int end = length;
        while (end > 0 && isSpace(pdf[end - 1])) {
            end--;
        }
        int from = Math.max(0, end - WINDOW);
        String last = new String(pdf, from, end - from, StandardCharsets.ISO_8859_1);
        if (!last.endsWith("%%EOF")) {
            throw new PdfUnreadable("the file does not end with %%EOF");
        }
        int word = last.lastIndexOf("startxref");
        if (word < 0) {
            throw new PdfUnreadable("the file has no startxref at its end");
        }
        String number = last.substring(word + "startxref".length(), last.length() - "%%EOF".length())
                .strip();
        if (number.isEmpty() || number.length() > 12 || !number.chars().allMatch(Tail::isDigit)) {
            throw new PdfUnreadable("startxref is followed by no number");
        }
        long at = Long.parseLong(number);
        if (at <= 0 || at >= length) {
            throw new PdfUnreadable("startxref points outside of the file");
        }
        return new Tail(at, kindAt(pdf, (int) at));
    }

    private static Kind kindAt(byte[] pdf, int at) {
        if (startsWith(pdf, at, "xref".getBytes(StandardCharsets.US_ASCII))) {
            return Kind.TABLE;
        }
        int generation = past(pdf, past(pdf, at, Tail::isDigit, 10), Tail::isSpace, 20);
        int word = past(pdf, past(pdf, generation, Tail::isDigit, 5), Tail::isSpace, 20);
        if (word > 0 && startsWith(pdf, word, "obj".getBytes(StandardCharsets.US_ASCII))) {
            return Kind.STREAM;
        }
        throw new PdfUnreadable("startxref does not point to a cross-reference section");
    }

    /** The byte behind one or more of a kind; -1 when there is none or there are too many. */
    private static int past(byte[] pdf, int from, IntPredicate kind, int most) {
        int at = from;
        while (at >= 0 && at < pdf.length && at - from <= most && kind.test(pdf[at])) {
            at++;
        }
        return at <= from || at - from > most ? -1 : at;
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static boolean startsWith(byte[] all, int at, byte[] part) {
        if (at + part.length > all.length) {
            return false;
        }
        for (int i = 0; i < part.length; i++) {
            if (all[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(int b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == 0 || b == '\f';
    }
}
