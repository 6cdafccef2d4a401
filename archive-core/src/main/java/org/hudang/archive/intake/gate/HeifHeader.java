package org.hudang.archive.intake.gate;

import java.io.IOException;

/** Finds the picture sizes ({@code ispe}) and whether pictures lie on their side ({@code irot}) in the boxes of a HEIC file (ISO/IEC 14496-12 and 23008-12). */
final class HeifHeader {
    private static final int MAX_BOXES = 4096;
    private static final int MAX_DEPTH = 16;

    /** As TIFF calls it: which side is up does not matter for the size. */
    private static final int ON_ITS_SIDE = 6;

    private final Bytes bytes;
    private int boxes;
    private int depth;
    private long width;
    private long height;
    private boolean turned;

    private HeifHeader(Bytes bytes) {
        this.bytes = bytes;
    }

    static Picture read(Bytes bytes) throws IOException {
        HeifHeader header = new HeifHeader(bytes);
        header.walk(0, bytes.length());
        Limits.checkPixels(header.width, header.height);
        return new Picture(1, (int) header.width, (int) header.height, header.turned ? ON_ITS_SIDE : 1, false);
    }

    private void walk(long from, long end) throws IOException {
        if (++depth > MAX_DEPTH) {
            throw Stop.malformed();
        }
        long at = from;
        while (at < end) {
            if (++boxes > MAX_BOXES) {
                throw Stop.malformed();
            }
            long size = bytes.u32(at);
            long body = at + 8;
            if (size == 1) {
                if (bytes.u32(at + 8) != 0) {
                    throw Stop.malformed();
                }
                size = bytes.u32(at + 12);
                body = at + 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (at + size < body || at + size > end) {
                throw Stop.malformed();
            }
            enter(at + 4, body, at + size);
            at += size;
        }
        depth--;
    }

    private void enter(long type, long body, long end) throws IOException {
        if (bytes.matches(type, "meta")) {
            walk(body + 4, end);
        } else if (bytes.matches(type, "iprp") || bytes.matches(type, "ipco")) {
            walk(body, end);
        } else if (bytes.matches(type, "irot") && end > body) {
            turned |= (bytes.u8(body) & 1) == 1;
        } else if (bytes.matches(type, "ispe") && end - body >= 12) {
            long across = bytes.u32(body + 4);
            long down = bytes.u32(body + 8);
            Limits.checkPixels(across, down);
            if (across * down > width * height) {
                width = across;
                height = down;
            }
        }
    }
}
