package org.hudang.certificates.cose;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Writes deterministic CBOR (RFC 8949 §4.2.1): shortest heads, keys sorted by their encoding. */
public final class CborWriter {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private CborWriter() {}

    /**
     * The bytes of one item.
     *
     * @throws IllegalArgumentException when a map has a key twice
     */
    public static byte[] write(Cbor item) {
        CborWriter writer = new CborWriter();
        writer.item(item);
        return writer.output.toByteArray();
    }

    private void item(Cbor item) {
        if (item instanceof Cbor.Int number) {
            head(number.value() < 0 ? 1 : 0, number.value() < 0 ? -1 - number.value() : number.value());
        } else if (item instanceof Cbor.Bytes bytes) {
            string(2, bytes.value());
        } else if (item instanceof Cbor.Text text) {
            string(3, text.value().getBytes(StandardCharsets.UTF_8));
        } else if (item instanceof Cbor.Array array) {
            head(4, array.items().size());
            array.items().forEach(this::item);
        } else if (item instanceof Cbor.Map map) {
            map(map.entries());
        } else if (item instanceof Cbor.Tagged tagged) {
            head(6, tagged.tag());
            item(tagged.item());
        }
    }

    private void map(List<Cbor.Entry> entries) {
        TreeMap<byte[], byte[]> sorted = new TreeMap<>(Arrays::compareUnsigned);
        for (Cbor.Entry entry : entries) {
            if (sorted.put(write(entry.key()), write(entry.value())) != null) {
                throw new IllegalArgumentException("a map with a key twice");
            }
        }
        head(5, sorted.size());
        sorted.forEach((key, value) -> {
            output.writeBytes(key);
            output.writeBytes(value);
        });
    }

    private void string(int major, byte[] bytes) {
        head(major, bytes.length);
        output.writeBytes(bytes);
    }

    private void head(int major, long argument) {
        int type = major << 5;
        if (argument < 24) {
            output.write(type | (int) argument);
        } else if (argument <= 0xFF) {
            output.write(type | 24);
            output.write((int) argument);
        } else if (argument <= 0xFFFF) {
            output.write(type | 25);
            bigEndian(argument, 2);
        } else if (argument <= 0xFFFF_FFFFL) {
            output.write(type | 26);
            bigEndian(argument, 4);
        } else {
            output.write(type | 27);
            bigEndian(argument, 8);
        }
    }

    private void bigEndian(long value, int width) {
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            output.write((int) (value >> shift) & 0xFF);
        }
    }
}
