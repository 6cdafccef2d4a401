package org.hudang.signing.verify.structure;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The few entries of a dictionary in the order of the file; looking through them is quicker than a table of hashes. */
final class Entries extends AbstractMap<String, PdfValue> {
    /** From so many on a table of hashes is quicker. */
    static final int MANY = 32;

    private static final int FIRST = 12;

    private static final String[] NO_KEYS = {};
    private static final PdfValue[] NO_VALUES = {};

    private String[] keys = NO_KEYS;
    private PdfValue[] values = NO_VALUES;
    private int size;

    /** Adds an entry unless its key is there; false when it is. */
    boolean add(String key, PdfValue value) {
        if (find(key) >= 0) {
            return false;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.max(FIRST, 2 * size));
            values = Arrays.copyOf(values, Math.max(FIRST, 2 * size));
        }
        keys[size] = key;
        values[size++] = value;
        return true;
    }

    private int find(@Nullable Object key) {
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) >= 0;
    }

    @Override
    public @Nullable PdfValue get(@Nullable Object key) {
        int at = find(key);
        return at < 0 ? null : values[at];
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super PdfValue> action) {
        for (int i = 0; i < size; i++) {
            action.accept(keys[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, PdfValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<String, PdfValue>> iterator() {
                return new InOrder();
            }
        };
    }

    private final class InOrder implements Iterator<Map.Entry<String, PdfValue>> {
        private int at;

        @Override
        public boolean hasNext() {
            return at < size;
        }

        @Override
        public Map.Entry<String, PdfValue> next() {
            if (at >= size) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, PdfValue> entry = Map.entry(keys[at], values[at]);
            at++;
            return entry;
        }
    }
}
