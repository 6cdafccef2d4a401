package org.hudang.certificates.cose;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads exactly one CBOR item and nothing after it, in deterministic encoding (RFC 8949 §4.2.1): shortest heads,
 * definite lengths, map keys in ascending order of their encoding, none twice, UTF-8 without error. Everything else is
 * refused; no input makes it recurse deeper than eight levels or reserve more memory than the input is long.
 */
public final class CborReader {
    /** In which order the keys of a map may come. */
    public enum KeyOrder {
        /** Ascending by encoding: what this house writes and reads. */
        DETERMINISTIC,
        /** Any order, for formats of others that leave it free; a key may still not come twice. */
        ANY
    }

    private static final int DEEPEST = 8;

    private final byte[] input;
    private final KeyOrder order;
    private int at;

    private CborReader(byte[] input, KeyOrder order) {
        this.input = input;
        this.order = order;
    }

    /**
     * The one item in these bytes.
     *
     * @throws CborRefused for everything that is not deterministic CBOR
     */
    public static Cbor read(byte[] input) {
        return read(input, KeyOrder.DETERMINISTIC);
    }

    /**
     * The one item in these bytes.
     *
     * @throws CborRefused for everything that is not deterministic CBOR, apart from the order of keys as asked
     */
    public static Cbor read(byte[] input, KeyOrder order) {
        CborReader reader = new CborReader(input, order);
        Cbor item = reader.item(0);
        if (reader.at != input.length) {
            throw reader.refused("bytes after the end");
        }
        return item;
    }

    private Cbor item(int depth) {
        if (depth > DEEPEST) {
            throw refused("nested too deep");
        }
        int first = next();
        long argument = argument(first & 0x1F);
        return switch (first >> 5) {
            case 0 -> new Cbor.Int(argument);
            case 1 -> new Cbor.Int(-1 - argument);
            case 2 -> new Cbor.Bytes(take(argument));
            case 3 -> new Cbor.Text(utf8(take(argument)));
            case 4 -> array(argument, depth);
            case 5 -> map(argument, depth);
            case 6 -> new Cbor.Tagged(argument, item(depth + 1));
            default -> throw refused("float or simple value");
        };
    }

    private Cbor array(long count, int depth) {
        within(count, 1);
        List<Cbor> items = new ArrayList<>((int) count);
        for (long n = 0; n < count; n++) {
            items.add(item(depth + 1));
        }
        return new Cbor.Array(items);
    }

    private Cbor map(long count, int depth) {
        within(count, 2);
        List<Cbor.Entry> entries = new ArrayList<>((int) count);
        Set<Cbor> seen = new HashSet<>();
        byte[] before = {};
        for (long n = 0; n < count; n++) {
            int start = at;
            Cbor key = item(depth + 1);
            byte[] encoded = Arrays.copyOfRange(input, start, at);
            if (!seen.add(key)) {
                throw refused("key twice");
            }
            if (order == KeyOrder.DETERMINISTIC && n > 0 && Arrays.compareUnsigned(before, encoded) >= 0) {
                throw refused("keys out of order");
            }
            before = encoded;
            entries.add(new Cbor.Entry(key, item(depth + 1)));
        }
        return new Cbor.Map(entries);
    }

    private long argument(int low) {
        if (low < 24) {
            return low;
        }
        if (low > 27) {
            throw refused("reserved or indefinite length");
        }
        int width = 1 << (low - 24);
        long value = 0;
        for (int n = 0; n < width; n++) {
            value = value << 8 | next();
        }
        if (value < 0) {
            throw refused("number beyond 63 bits");
        }
        long smallest = width == 1 ? 24 : 1L << (width * 4);
        if (value < smallest) {
            throw refused("number not in its shortest form");
        }
        return value;
    }

    private byte[] take(long length) {
        within(length, 1);
        byte[] taken = Arrays.copyOfRange(input, at, at + (int) length);
        at += (int) length;
        return taken;
    }

    private String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("text that is not UTF-8");
        }
    }

    private void within(long count, int bytesEach) {
        if (count > (input.length - at) / bytesEach) {
            throw refused("cut short");
        }
    }

    private int next() {
        if (at >= input.length) {
            throw refused("cut short");
        }
        return input[at++] & 0xFF;
    }

    private CborRefused refused(String what) {
        return new CborRefused(what, at);
    }
}
