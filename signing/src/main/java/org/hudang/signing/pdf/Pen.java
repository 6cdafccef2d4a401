package org.hudang.signing.pdf;

import java.io.OutputStream;
import java.util.Arrays;

/** Writes into memory, for one thread: without the lock that the JDK's stream takes for each byte. */
final class Pen extends OutputStream {
    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int size;

    /** @param room bytes expected */
    Pen(int room) {
        bytes = new byte[room];
    }

    /** Bytes written so far. */
    int size() {
        return size;
    }

    @Override
    public void write(int b) {
        makeRoom(1);
        bytes[size++] = (byte) b;
    }

    @Override
    public void write(byte[] more, int from, int length) {
        makeRoom(length);
        System.arraycopy(more, from, bytes, size, length);
        size += length;
    }

    @Override
    public void write(byte[] more) {
        write(more, 0, more.length);
    }

    /** Characters up to U+00FF, one byte each. */
    void text(String text) {
        int length = text.length();
        makeRoom(length);
        for (int i = 0; i < length; i++) {
            bytes[size + i] = (byte) text.charAt(i);
        }
        size += length;
    }

    /** A number that is not negative, in decimal digits. */
    void number(long value) {
        number(value, 1);
    }

    /** A number that is not negative, in at least so many decimal digits. */
    void number(long value, int least) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        digits = Math.max(digits, least);
        makeRoom(digits);
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    /** The same byte so many times. */
    void fill(char c, int count) {
        makeRoom(count);
        Arrays.fill(bytes, size, size + count, (byte) c);
        size += count;
    }

    private void makeRoom(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(MOST, 2L * size)));
        }
    }

    /** A copy of what was written. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
