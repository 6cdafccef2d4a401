package org.hudang.signing.pdf;

/**
 * A file at the front of a buffer. Room behind it takes an update without copying the file; a buffer that belongs to others
 * has none and is never written to.
 */
final class Whole {
    private final byte[] bytes;
    private final int length;
    private final boolean own;

    private Whole(byte[] bytes, int length, boolean own) {
        this.bytes = bytes;
        this.length = length;
        this.own = own;
    }

    /** A file that belongs to the caller. */
    static Whole of(byte[] file) {
        return new Whole(file, file.length, false);
    }

    /** This file with an update behind it, and room for so many bytes more where it has to be copied. */
    Whole with(byte[] update, int room) {
        byte[] buffer = bytes;
        if (!own || update.length > bytes.length - length) {
            buffer = new byte[Math.addExact(Math.addExact(length, update.length), room)];
            System.arraycopy(bytes, 0, buffer, 0, length);
        }
        System.arraycopy(update, 0, buffer, length, update.length);
        return new Whole(buffer, length + update.length, true);
    }

    /** The buffer; behind {@link #length()} stands nothing that belongs to the file. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
