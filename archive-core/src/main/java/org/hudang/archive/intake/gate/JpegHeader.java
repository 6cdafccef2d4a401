package org.hudang.archive.intake.gate;

import java.io.IOException;

/** Walks the marker segments of a JPEG (ITU-T T.81, annex B) and reads the EXIF orientation (CIPA DC-008, 4.6.4). */
final class JpegHeader {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP1 = 0xe1;
    private static final int TEM = 0x01;

    private JpegHeader() {}

    static Picture read(Bytes bytes) throws IOException {
        long at = 2;
        int width = 0;
        int height = 0;
        int orientation = 1;
        while (true) {
            int marker = marker(bytes, at);
            while (bytes.u8(at + 1) == 0xff) {
                at++;
            }
            at += 2;
            if (marker == EOI) {
                break;
            }
            if (marker == TEM || (marker >= 0xd0 && marker <= SOI)) {
                continue;
            }
            int size = bytes.u16(at);
            if (size < 2 || at + size > bytes.length()) {
                throw Stop.malformed();
            }
            if (isFrame(marker)) {
                height = bytes.u16(at + 3);
                width = bytes.u16(at + 5);
                Limits.checkPixels(width, height);
            } else if (marker == APP1 && bytes.matches(at + 2, "Exif\0\0")) {
                orientation = TiffHeader.orientation(bytes, at + 8, at + size);
            }
            at += size;
            if (marker == SOS) {
                if (width == 0) {
                    throw Stop.malformed();
                }
                at = afterScan(bytes, at);
            }
        }
        if (width == 0) {
            throw Stop.malformed();
        }
        return new Picture(1, width, height, orientation, at < bytes.length());
    }

    private static int marker(Bytes bytes, long at) throws IOException {
        if (bytes.u8(at) != 0xff) {
            throw Stop.malformed();
        }
        long next = at + 1;
        while (bytes.u8(next) == 0xff) {
            next++;
        }
        return bytes.u8(next);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** The next marker that is not a restart marker or a stuffed byte. */
    private static long afterScan(Bytes bytes, long from) throws IOException {
        long at = from;
        while (true) {
            if (bytes.u8(at) == 0xff) {
                int next = bytes.u8(at + 1);
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    return at;
                }
            }
            at++;
        }
    }
}
