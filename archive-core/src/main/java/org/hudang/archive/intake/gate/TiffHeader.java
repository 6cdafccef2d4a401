package org.hudang.archive.intake.gate;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.hudang.archive.intake.IntakeCode;

/** Walks the directories of a TIFF (TIFF 6.0, section 2), whole files and the small ones inside EXIF. */
final class TiffHeader {
    private static final int WIDTH = 256;
    private static final int LENGTH = 257;
    private static final int ORIENTATION = 274;
    private static final int MAX_FIELDS = 4096;

    private final Bytes bytes;
    private final long base;
    private final long end;
    private final boolean little;

    private TiffHeader(Bytes bytes, long base, long end) throws IOException {
        this.bytes = bytes;
        this.base = base;
        this.end = end;
        this.little = bytes.matches(base, "II");
        if ((!little && !bytes.matches(base, "MM")) || u16(2) != 42) {
            throw Stop.malformed();
        }
    }

    static Picture whole(Bytes bytes) throws IOException {
        return new TiffHeader(bytes, 0, bytes.length()).pages();
    }

    /** The orientation in an EXIF block; 1 when the block is damaged, because the picture itself can still be shown. */
    static int orientation(Bytes bytes, long base, long end) throws IOException {
        try {
            TiffHeader header = new TiffHeader(bytes, base, end);
            return header.directory(header.u32(4)).orientation;
        } catch (EOFException | Stop damaged) {
            return 1;
        }
    }

    private Picture pages() throws IOException {
        Set<Long> seen = new HashSet<>();
        Directory first = null;
        long next = u32(4);
        while (next != 0) {
            if (!seen.add(next)) {
                throw Stop.malformed();
            }
            if (seen.size() > Limits.PAGES) {
                throw Stop.refuse(IntakeCode.PAGE_LIMIT, Limits.PAGES);
            }
            Directory directory = directory(next);
            Limits.checkPixels(directory.width, directory.height);
            first = first == null ? directory : first;
            next = directory.next;
        }
        if (first == null) {
            throw Stop.malformed();
        }
        return new Picture(seen.size(), (int) first.width, (int) first.height, first.orientation, false);
    }

    private Directory directory(long at) throws IOException {
        int fields = u16(at);
        if (fields == 0 || fields > MAX_FIELDS) {
            throw Stop.malformed();
        }
        long width = 0;
        long height = 0;
        int orientation = 1;
        for (int i = 0; i < fields; i++) {
            long field = at + 2 + 12L * i;
            int tag = u16(field);
            if (tag == WIDTH) {
                width = number(field);
            } else if (tag == LENGTH) {
                height = number(field);
            } else if (tag == ORIENTATION) {
                long value = number(field);
                orientation = value >= 1 && value <= 8 ? (int) value : 1;
            }
        }
        return new Directory(width, height, orientation, u32(at + 2 + 12L * fields));
    }

    /** A field of one SHORT (3) or LONG (4). */
    private long number(long field) throws IOException {
        int type = u16(field + 2);
        if (u32(field + 4) != 1 || (type != 3 && type != 4)) {
            throw Stop.malformed();
        }
        return type == 3 ? u16(field + 8) : u32(field + 8);
    }

    private int u16(long at) throws IOException {
        check(at, 2);
        return little ? bytes.u16le(base + at) : bytes.u16(base + at);
    }

    private long u32(long at) throws IOException {
        check(at, 4);
        return little ? bytes.u32le(base + at) : bytes.u32(base + at);
    }

    private void check(long at, int size) throws IOException {
        if (base + at + size > end) {
            throw new EOFException();
        }
    }

    private record Directory(long width, long height, int orientation, long next) {}
}
