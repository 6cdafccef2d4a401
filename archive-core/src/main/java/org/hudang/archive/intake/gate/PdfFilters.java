package org.hudang.archive.intake.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the filters of PDF streams (ISO 32000-1, 7.4) as streams, counting at every step. Picture codecs (DCT, JPX, CCITT,
 * JBIG2) end the chain: their sizes stand in the dictionary.
 */
final class PdfFilters {
    private long total;

    /** What became of a stream. */
    enum End {
        /** Decoded to the end. */
        WHOLE,
        /** A picture codec or an unknown filter remains. */
        CODEC
    }

    /**
     * Decodes and counts a stream; a stream that breaks off counts as far as it goes.
     *
     * @param out receives the decoded bytes, or null to count only
     * @throws Stop DECOMPRESSION_LIMIT
     */
    End decode(InputStream packed, List<String> filters, @Nullable ByteArrayOutputStream out) throws IOException {
        List<Inflater> inflaters = new ArrayList<>();
        try {
            return decode(packed, filters, out, inflaters);
        } finally {
            inflaters.forEach(Inflater::end); // a file may have a hundred thousand streams
        }
    }

    private End decode(
            InputStream packed, List<String> filters, @Nullable ByteArrayOutputStream out, List<Inflater> inflaters)
            throws IOException {
        InputStream in = packed;
        End end = End.WHOLE;
        for (String filter : filters) {
            InputStream next = step(in, filter, inflaters);
            if (next == null) {
                end = End.CODEC;
                break;
            }
            in = new Counted(next);
        }
        if (in == packed) {
            return end;
        }
        byte[] buffer = new byte[16384];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out != null) {
                    out.write(buffer, 0, n);
                }
            }
        } catch (ZipException | EOFException broken) {
            return end;
        }
        return end;
    }

    private static @Nullable InputStream step(InputStream in, String filter, List<Inflater> inflaters) {
        return switch (filter) {
            case "FlateDecode", "Fl" -> {
                Inflater inflater = new Inflater();
                inflaters.add(inflater);
                yield new InflaterInputStream(in, inflater, 8192);
            }
            case "LZWDecode", "LZW" -> new PdfLzw(in);
            case "ASCIIHexDecode", "AHx" -> new AsciiHex(in);
            case "ASCII85Decode", "A85" -> new Ascii85(in);
            case "RunLengthDecode", "RL" -> new RunLength(in);
            default -> null;
        };
    }

    /** Undoes the PNG predictors (10 to 15) of an object stream. */
    static byte[] unpredict(byte[] data, int columns) {
        int row = columns + 1;
        byte[] above = new byte[columns];
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
        for (int start = 0; start + 1 < data.length; start += row) {
            byte[] line = new byte[columns];
            int length = Math.min(columns, data.length - start - 1);
            for (int i = 0; i < length; i++) {
                int left = i > 0 ? line[i - 1] & 0xff : 0;
                int up = above[i] & 0xff;
                int corner = i > 0 ? above[i - 1] & 0xff : 0;
                int guess = switch (data[start]) {
                    case 1 -> left;
                    case 2 -> up;
                    case 3 -> (left + up) / 2;
                    case 4 -> paeth(left, up, corner);
                    default -> 0;
                };
                line[i] = (byte) (data[start + 1 + i] + guess);
            }
            out.write(line, 0, length);
            above = line;
        }
        return out.toByteArray();
    }

    private static int paeth(int left, int up, int corner) {
        int p = left + up - corner;
        int a = Math.abs(p - left);
        int b = Math.abs(p - up);
        int c = Math.abs(p - corner);
        if (a <= b && a <= c) {
            return left;
        }
        return b <= c ? up : corner;
    }

    /** Counts one step of one stream against both limits. */
    private final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                count += n;
                total += n;
                if (count > Limits.STREAM) {
                    throw Limits.tooLarge(Limits.STREAM);
                }
                if (total > Limits.STREAMS) {
                    throw Limits.tooLarge(Limits.STREAMS);
                }
            }
            return n;
        }
    }

    /** A decoder that yields bytes one by one. */
    abstract static class ByteByByte extends InputStream {
        final InputStream in;

        ByteByByte(InputStream in) {
            this.in = in;
        }

        /** The next decoded byte, or -1. */
        abstract int next() throws IOException;

        @Override
        public final int read() throws IOException {
            return next();
        }

        @Override
        public final int read(byte[] buffer, int offset, int length) throws IOException {
            int n = 0;
            while (n < length) {
                int b = next();
                if (b < 0) {
                    return n == 0 && length > 0 ? -1 : n;
                }
                buffer[offset + n++] = (byte) b;
            }
            return n;
        }
    }

    /** 7.4.2. */
    private static final class AsciiHex extends ByteByByte {
        AsciiHex(InputStream in) {
            super(in);
        }

        @Override
        int next() throws IOException {
            int high = digit();
            if (high < 0) {
                return -1;
            }
            return high << 4 | Math.max(0, digit());
        }

        private int digit() throws IOException {
            int c = in.read();
            while (c >= 0 && c != '>') {
                int digit = Character.digit(c, 16);
                if (digit >= 0) {
                    return digit;
                }
                c = in.read();
            }
            return -1;
        }
    }

    /** 7.4.3. */
    private static final class Ascii85 extends ByteByByte {
        private ByteArrayInputStream group = new ByteArrayInputStream(new byte[0]);
        private boolean done;

        Ascii85(InputStream in) {
            super(in);
        }

        @Override
        int next() throws IOException {
            int b = group.read();
            while (b < 0 && !done) {
                fill();
                b = group.read();
            }
            return b;
        }

        private void fill() throws IOException {
            long value = 0;
            int digits = 0;
            while (digits < 5) {
                int c = in.read();
                if (c < 0 || c == '~') {
                    done = true;
                    break;
                }
                if (c == 'z' && digits == 0) {
                    group = new ByteArrayInputStream(new byte[4]);
                    return;
                }
                if (c >= '!' && c <= 'u') {
                    value = value * 85 + (c - '!');
                    digits++;
                }
            }
            int length = Math.max(0, digits - 1);
            for (int i = digits; i < 5; i++) {
                value = value * 85 + 84;
            }
            byte[] bytes = {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
            group = new ByteArrayInputStream(bytes, 0, length);
        }
    }

    /** 7.4.5. */
    private static final class RunLength extends ByteByByte {
        private int left;
        private int repeated = -1;

        RunLength(InputStream in) {
            super(in);
        }

        @Override
        int next() throws IOException {
            if (left == 0) {
                int length = in.read();
                if (length < 0 || length == 128) {
                    return -1;
                }
                left = length < 128 ? length + 1 : 257 - length;
                repeated = length < 128 ? -1 : in.read();
            }
            left--;
            return repeated >= 0 ? repeated : in.read();
        }
    }
}
