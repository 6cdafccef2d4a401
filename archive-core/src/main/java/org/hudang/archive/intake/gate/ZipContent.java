package org.hudang.archive.intake.gate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.hudang.archive.intake.IntakeCode;

/**
 * The bytes of one entry of a ZIP, never more than its directory declared; the last {@code read} throws {@link Stop} instead
 * of saying that the end is reached when length or CRC-32 are others.
 */
public final class ZipContent extends FilterInputStream {
    private final ZipDirectory.Entry entry;
    private final Inflater inflater;
    private final CRC32 crc = new CRC32();
    private long size;

    private ZipContent(InputStream in, ZipDirectory.Entry entry, Inflater inflater) {
        super(in);
        this.entry = entry;
        this.inflater = inflater;
    }

    /** Opens an entry that {@link ZipDirectory} has let through. */
    public static InputStream open(Path zip, ZipDirectory.Entry entry) throws IOException {
        InputStream raw = Files.newInputStream(zip);
        try {
            raw.skipNBytes(entry.data());
        } catch (IOException e) {
            raw.close();
            throw e;
        }
        Inflater inflater = new Inflater(true);
        InputStream packed = new Slice(raw, entry.packed());
        InputStream content = entry.method() == 0 ? packed : new InflaterInputStream(packed, inflater);
        return new ZipContent(content, entry, inflater);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n > 0) {
            size += n;
            if (size > entry.size()) {
                throw Limits.tooLarge(Limits.UNPACKED);
            }
            crc.update(buffer, offset, n);
        } else if (n < 0) {
            end();
        }
        return n;
    }

    /** Skipped bytes are read, so that they count. */
    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(8192, Math.max(count, 0))];
        long skipped = 0;
        while (skipped < count) {
            int n = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
            if (n < 0) {
                break;
            }
            skipped += n;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }

    private void end() {
        if (size != entry.size()) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
        if (crc.getValue() != entry.crc()) {
            throw Stop.malformed();
        }
    }

    /** The next bytes of a stream, no more. */
    private static final class Slice extends InputStream {
        private final InputStream in;
        private long left;

        Slice(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                return length == 0 ? 0 : -1;
            }
            int n = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, n);
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
