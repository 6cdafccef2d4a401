package org.hudang.archive.intake.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The coded data of a JPEG without its metadata: comments, application segments and what follows the end are left out. It is
 * read and written piece by piece, however long it is (ISO/IEC 10918-1, annex B).
 */
final class BareJpeg {
    private static final int SOI = 0xd8;
    private static final int SOS = 0xda;
    private static final int EOI = 0xd9;
    private static final int COM = 0xfe;
    private static final int ADOBE = 0xee;
    private static final int PIECE = 1 << 16;

    private BareJpeg() {}

    /** What the first frame says. */
    record Frame(int bits, int height, int width, int components) {}

    /** Reads the first frame. */
    static Frame frame(Path jpeg) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(jpeg), PIECE)) {
            start(in);
            while (true) {
                int marker = marker(in, in.read());
                if (marker == EOI || marker == SOS) {
                    throw new IOException("no frame");
                }
                byte[] segment = segment(in);
                boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
                if (frame && segment.length >= 6) {
                    return new Frame(segment[0] & 0xff, u16(segment, 1), u16(segment, 3), segment[5] & 0xff);
                }
            }
        }
    }

    /** Copies it. */
    static void copy(Path jpeg, OutputStream target) throws IOException {
        OutputStream out = new BufferedOutputStream(target, PIECE);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(jpeg), PIECE)) {
            start(in);
            out.write(0xff);
            out.write(SOI);
            int next = in.read();
            while (next >= 0) {
                int marker = marker(in, next);
                if (marker == EOI) {
                    break;
                }
                byte[] segment = segment(in);
                boolean meta = marker == COM || (marker >= 0xe0 && marker <= 0xef && marker != ADOBE);
                if (!meta) {
                    out.write(0xff);
                    out.write(marker);
                    out.write((segment.length + 2) >> 8);
                    out.write(segment.length + 2);
                    out.write(segment);
                }
                next = in.read();
                if (marker == SOS) {
                    next = scan(in, out, next);
                }
            }
        }
        out.write(0xff);
        out.write(EOI);
        out.flush();
    }

    private static void start(InputStream in) throws IOException {
        if (in.read() != 0xff || in.read() != SOI) {
            throw new IOException("not a JPEG");
        }
    }

    /** The marker whose first byte was read; any number of fill bytes may stand before its second one. */
    private static int marker(InputStream in, int first) throws IOException {
        if (first != 0xff) {
            throw new IOException("not a marker");
        }
        int marker = in.read();
        while (marker == 0xff) {
            marker = in.read();
        }
        if (marker < 0) {
            throw new IOException("cut");
        }
        return marker;
    }

    private static byte[] segment(InputStream in) throws IOException {
        byte[] length = in.readNBytes(2);
        int rest = length.length == 2 ? u16(length, 0) - 2 : -1;
        if (rest < 0) {
            throw new IOException("cut");
        }
        byte[] segment = in.readNBytes(rest);
        if (segment.length != rest) {
            throw new IOException("cut");
        }
        return segment;
    }

    /** Copies coded data up to the next marker; returns that marker's first byte, or the end. */
    private static int scan(InputStream in, OutputStream out, int first) throws IOException {
        int one = first;
        while (one >= 0) {
            if (one != 0xff) {
                out.write(one);
                one = in.read();
                continue;
            }
            in.mark(2);
            int two = in.read();
            boolean data = two == 0 || (two >= 0xd0 && two <= 0xd7);
            if (two >= 0 && two != 0xff && !data) {
                in.reset();
                return one;
            }
            if (two >= 0) {
                out.write(one);
            }
            if (data) {
                out.write(two);
                two = in.read();
            }
            one = two;
        }
        return one;
    }

    private static int u16(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
