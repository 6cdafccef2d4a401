package org.hudang.signing.verify.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PDF value (ISO 32000-2, 7.3). Two values are {@link #same} when every reader must take them for the same. */
public sealed interface PdfValue {

    /** The value of what is absent. */
    Null NULL = new Null();

    /** No value. */
    record Null() implements PdfValue {}

    /** True or false. */
    record Bool(boolean value) implements PdfValue {}

    /** A number; {@code integer} when written without a point. */
    record Num(double value, boolean integer) implements PdfValue {
        /** The number as a non-negative int, or -1. */
        public int asIndex() {
            return integer && value >= 0 && value <= Integer.MAX_VALUE ? (int) value : -1;
        }
    }

    /** A name without its slash, {@code #xx} decoded. */
    record Name(String text) implements PdfValue {}

    /**
     * A string.
     *
     * @param hex whether it was written as {@code <…>}
     * @param plain whether a hexadecimal string has hexadecimal digits only, an even number of them
     * @param start offset of the opening delimiter in the file; meaningless inside an object stream
     * @param end offset after the closing delimiter
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by content, read only inside the verifier
    record Str(byte[] bytes, boolean hex, boolean plain, int start, int end) implements PdfValue {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Str str && Arrays.equals(bytes, str.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** An array. */
    record Arr(List<PdfValue> items) implements PdfValue {}

    /**
     * A dictionary.
     *
     * @param entries in the order of the file; entries whose value is null are kept
     * @param duplicates whether a key stood there twice (the first value is kept)
     */
    record Dict(Map<String, PdfValue> entries, boolean duplicates) implements PdfValue {
        /** An empty dictionary. */
        public static final Dict EMPTY = new Dict(Map.of(), false);

        /** The direct value of {@code key}, {@link PdfValue#NULL} when absent. */
        public PdfValue get(String key) {
            PdfValue value = entries.get(key);
            return value == null ? NULL : value;
        }

        /** Whether the direct value of {@code key} is this name. */
        public boolean is(String key, String name) {
            return get(key) instanceof Name found && found.text().equals(name);
        }
    }

    /** A reference to an indirect object. */
    record Ref(int number, int generation) implements PdfValue {
        @Override
        public String toString() {
            return "object " + number + " " + generation;
        }
    }

    /** A stream: its dictionary and where its raw bytes lie in the file. */
    record Stream(Dict dict, int start, int length) implements PdfValue {}

    /** Whether a key stands twice in a dictionary of this value, at any depth: readers then differ in what they take. */
    static boolean ambiguous(PdfValue value) {
        if (value instanceof Dict dict) {
            return dict.duplicates() || ambiguous(dict.entries().values());
        }
        if (value instanceof Arr array) {
            return ambiguous(array.items());
        }
        return value instanceof Stream stream && ambiguous(stream.dict());
    }

    private static boolean ambiguous(Iterable<PdfValue> values) {
        for (PdfValue value : values) {
            if (ambiguous(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two values are the same; streams are compared by dictionary and raw bytes of {@code file}. */
    static boolean same(PdfValue first, PdfValue second, byte[] file) {
        if (first == second) {
            return true;
        }
        if (first instanceof Num one && second instanceof Num two) {
            return Double.compare(one.value(), two.value()) == 0;
        }
        if (first instanceof Arr one && second instanceof Arr two) {
            return sameItems(one, two, file);
        }
        if (first instanceof Dict one && second instanceof Dict two) {
            return sameEntries(one, two, file);
        }
        if (first instanceof Stream one && second instanceof Stream two) {
            return one.length() >= 0
                    && two.length() >= 0
                    && same(one.dict(), two.dict(), file)
                    && Arrays.equals(
                            file,
                            one.start(),
                            one.start() + one.length(),
                            file,
                            two.start(),
                            two.start() + two.length());
        }
        return first.equals(second);
    }

    private static boolean sameItems(Arr one, Arr two, byte[] file) {
        if (one.items().size() != two.items().size()) {
            return false;
        }
        for (int i = 0; i < one.items().size(); i++) {
            if (!same(one.items().get(i), two.items().get(i), file)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEntries(Dict one, Dict two, byte[] file) {
        if (one.duplicates() || two.duplicates()) {
            return false;
        }
        for (Map.Entry<String, PdfValue> entry : one.entries().entrySet()) {
            if (!same(entry.getValue(), two.get(entry.getKey()), file)) {
                return false;
            }
        }
        for (Map.Entry<String, PdfValue> entry : two.entries().entrySet()) {
            if (!(entry.getValue() instanceof Null) && one.get(entry.getKey()) instanceof Null) {
                return false;
            }
        }
        return true;
    }
}
