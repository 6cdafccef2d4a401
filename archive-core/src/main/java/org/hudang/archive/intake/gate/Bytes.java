package org.hudang.archive.intake.gate;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Random access to the bytes of a file through a small window; numbers are unsigned. Reading past the end throws {@link EOFException}. */
final class Bytes implements Closeable {
    private static final int WINDOW = 8192;

    private final RandomAccessFile file;
    private final long length;
    private final byte[] window = new byte[WINDOW];
    private long windowAt = -1;
    private int windowLength;

    Bytes(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        length = file.length();
    }

    long length() {
        return length;
    }

    int u8(long at) throws IOException {
        if (at < 0 || at >= length) {
            throw new EOFException();
        }
        if (windowAt < 0 || at < windowAt || at >= windowAt + windowLength) {
            windowAt = at / WINDOW * WINDOW;
            windowLength = (int) Math.min(WINDOW, length - windowAt);
            file.seek(windowAt);
            file.readFully(window, 0, windowLength);
        }
        return window[(int) (at - windowAt)] & 0xff;
    }

    int u16(long at) throws IOException {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(long at) throws IOException {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16le(long at) throws IOException {
        return u8(at) | u8(at + 1) << 8;
    }

    long u32le(long at) throws IOException {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }

    long u64le(long at) throws IOException {
        return u32le(at) | u32le(at + 4) << 32;
    }

    byte[] read(long at, int count) throws IOException {
        if (at < 0 || count < 0 || at > length - count) {
            throw new EOFException();
        }
        byte[] bytes = new byte[count];
        file.seek(at);
        file.readFully(bytes);
        return bytes;
    }

    boolean matches(long at, String latin) throws IOException {
        if (at < 0 || at > length - latin.length()) {
            return false;
        }
        for (int i = 0; i < latin.length(); i++) {
            if (u8(at + i) != latin.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
