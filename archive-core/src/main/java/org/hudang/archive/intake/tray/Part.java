package org.hudang.archive.intake.tray;

/**
 * A part of a file.
 *
 * @param offset of its first byte
 * @param bytes its length, 1 to {@link #LONGEST}
 * @param sha256 of the part, lower-case hexadecimal
 */
public record Part(long offset, int bytes, String sha256) {
    /** Length of the longest part: 8 MiB. */
    public static final int LONGEST = 8 << 20;

    /** Offset behind its last byte. */
    public long end() {
        return offset + bytes;
    }
}
