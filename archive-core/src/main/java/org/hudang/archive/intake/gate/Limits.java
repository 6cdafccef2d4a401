package org.hudang.archive.intake.gate;

import org.hudang.archive.intake.IntakeCode;

/** The limits of the gate. */
public final class Limits {
    /** Pixels of one picture: 50 million. */
    public static final long PIXELS = 50_000_000L;
    /** Longest side of a picture in pixels. */
    public static final int SIDE = 30_000;
    /** Pages of one file. */
    public static final int PAGES = 2_000;
    /** Longest side of a PDF page in points (ISO 32000-1, annex C). */
    public static final int BOX = 14_400;
    /** Bytes of one PDF stream at any step of its filters. */
    public static final long STREAM = 64L << 20;
    /** Bytes of all PDF streams after their filters. */
    public static final long STREAMS = 256L << 20;
    /** Levels of nested arrays and dictionaries. */
    public static final int NESTING = 100;
    /** Levels of nested XML elements. */
    public static final int XML_NESTING = 200;
    /** Objects of one PDF. */
    public static final int OBJECTS = 300_000;
    /** Entries of one ZIP. */
    public static final int ENTRIES = 2_000;
    /** Bytes of all entries of one ZIP, unpacked. */
    public static final long UNPACKED = 200L << 20;
    /** Above this size an entry may be at most {@link #RATIO} times its packed size. */
    public static final long RATIO_FREE = 50L << 20;
    /** Unpacked to packed size of a large entry. */
    public static final long RATIO = 100;
    /** Rows of all sheets of one workbook. */
    public static final int ROWS = 100_000;
    /** Characters of text taken from one file. */
    public static final int TEXT = 4_000_000;
    /** Bytes of a plain text file. */
    public static final int TEXT_BYTES = 16 << 20;

    private static final long TEN_THOUSAND = 10_000;

    private Limits() {}

    /** Checks the size of a picture. */
    public static void checkPixels(long width, long height) {
        if (width <= 0 || height <= 0) {
            throw Stop.malformed();
        }
        if (width > SIDE || height > SIDE || width * height > PIXELS) {
            long found = Math.multiplyHigh(width, height) != 0 ? Long.MAX_VALUE : width * height;
            throw Stop.refuse(IntakeCode.PIXEL_LIMIT, found / TEN_THOUSAND, PIXELS / TEN_THOUSAND);
        }
    }

    /** The finding that unpacked content is too large. */
    public static Stop tooLarge(long limit) {
        return Stop.refuse(IntakeCode.DECOMPRESSION_LIMIT, limit >> 20);
    }
}
