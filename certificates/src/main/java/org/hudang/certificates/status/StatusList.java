package org.hudang.certificates.status;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.hudang.certificates.cose.CborRefused;

/** A list of small numbers, 1, 2, 4 or 8 bits each, least significant bits of a byte first (Token Status List §4.1). */
public final class StatusList {
    private static final int LARGEST = 2 * 1024 * 1024;

    private final int bits;
    private final byte[] bytes;

    private StatusList(int bits, byte[] bytes) {
        this.bits = bits;
        this.bytes = bytes;
    }

    /** An all-zero list for this many places. */
    public static StatusList empty(int bits, int places) {
        requireBits(bits);
        return new StatusList(bits, new byte[(places * bits + 7) / 8]);
    }

    /**
     * Unpacks a zlib stream (RFC 1950); nothing may follow it, and it may not be larger than 2 MiB unpacked.
     *
     * @throws CborRefused when it is anything else
     */
    public static StatusList unpack(int bits, byte[] packed) {
        requireBits(bits);
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream unpacked = new ByteArrayOutputStream(LARGEST / 64);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    throw CborRefused.shape("list cut short");
                }
                unpacked.write(buffer, 0, count);
                if (unpacked.size() > LARGEST) {
                    throw CborRefused.shape("list larger than " + LARGEST + " bytes");
                }
            }
            if (inflater.getRemaining() != 0) {
                throw CborRefused.shape("bytes after the list");
            }
            return new StatusList(bits, unpacked.toByteArray());
        } catch (DataFormatException e) {
            throw CborRefused.shape("list that is no zlib stream");
        } finally {
            inflater.end();
        }
    }

    /** The zlib stream of this list. */
    public byte[] packed() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Bits a place. */
    public int bits() {
        return bits;
    }

    /** Number of places. */
    public int places() {
        return bytes.length * (8 / bits);
    }

    /** The number at a place; empty outside of the list. */
    public OptionalInt at(int place) {
        if (place < 0 || place >= places()) {
            return OptionalInt.empty();
        }
        int perByte = 8 / bits;
        int shift = place % perByte * bits;
        return OptionalInt.of((bytes[place / perByte] & 0xFF) >> shift & ((1 << bits) - 1));
    }

    /** Sets the number at a place, while the list is being made. */
    void put(int place, int number) {
        int perByte = 8 / bits;
        int shift = place % perByte * bits;
        int mask = (1 << bits) - 1;
        if (place < 0 || place >= places() || number < 0 || number > mask) {
            throw new IllegalArgumentException("no place " + place + " for " + number);
        }
        bytes[place / perByte] = (byte) ((bytes[place / perByte] & ~(mask << shift)) | number << shift);
    }

    private static void requireBits(int bits) {
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
            throw CborRefused.shape("a list of " + bits + " bits a place");
        }
    }
}
