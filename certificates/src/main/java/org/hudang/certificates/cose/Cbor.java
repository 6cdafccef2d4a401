package org.hudang.certificates.cose;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One item of CBOR (RFC 8949), of the kinds this house uses: integers of 64 bits with sign, strings, arrays, maps and
 * tags. There are no floats, no simple values and no indefinite lengths.
 */
public sealed interface Cbor {
    /** An integer of major type 0 or 1. */
    record Int(long value) implements Cbor {}

    /** A byte string. */
    final class Bytes implements Cbor {
        private final byte[] value;

        /** A byte string of a copy of these bytes. */
        public Bytes(byte[] value) {
            this.value = value.clone();
        }

        /** A copy of the bytes. */
        public byte[] value() {
            return value.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "h'" + HexFormat.of().formatHex(value) + "'";
        }
    }

    /** A text string. */
    record Text(String value) implements Cbor {}

    /** An array. */
    record Array(List<Cbor> items) implements Cbor {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** A map; entries in the order they were read, keys all different. */
    record Map(List<Entry> entries) implements Cbor {
        public Map {
            entries = List.copyOf(entries);
        }

        /** The value under this key. */
        public Optional<Cbor> get(Cbor key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /** One entry of a map. */
    record Entry(Cbor key, Cbor value) {
        public Entry {
            Objects.requireNonNull(key, "key");
        }
    }

    /** A tagged item. */
    record Tagged(long tag, Cbor item) implements Cbor {}

    /** An integer. */
    static Cbor of(long value) {
        return new Int(value);
    }

    /** A text string. */
    static Cbor of(String value) {
        return new Text(value);
    }

    /** A byte string. */
    static Cbor of(byte[] value) {
        return new Bytes(value);
    }

    /** An array. */
    static Cbor array(Cbor... items) {
        return new Array(List.of(items));
    }

    /** A map of the entries. */
    static Map map(Entry... entries) {
        return new Map(List.of(entries));
    }

    /** An entry of a map. */
    static Entry entry(long key, Cbor value) {
        return new Entry(new Int(key), value);
    }
}
