package org.hudang.archive.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.hudang.archive.ContentDamaged;

/** Computes length and digest while reading and refuses to end when they are not those that were recorded. */
final class CheckedContent extends FilterInputStream {
    private static final int AT_A_TIME = 1 << 16;

    private final long bytes;
    private final String sha256;
    private final String where;
    private final MessageDigest digest = Digests.algorithm("SHA-256");
    private long seen;

    CheckedContent(InputStream in, long bytes, String sha256, String where) {
        super(in);
        this.bytes = bytes;
        this.sha256 = sha256;
        this.where = where;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            take(buffer, offset, n);
        } else if (n < 0) {
            end();
        }
        return n;
    }

    /** In one go, as the file gives them. */
    @Override
    public byte[] readAllBytes() throws IOException {
        byte[] rest = in.readAllBytes();
        take(rest, 0, rest.length);
        end();
        return rest;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(AT_A_TIME, bytes + 1)];
        long moved = 0;
        for (int n = read(buffer, 0, buffer.length); n >= 0; n = read(buffer, 0, buffer.length)) {
            out.write(buffer, 0, n);
            moved += n;
        }
        return moved;
    }

    private void take(byte[] buffer, int offset, int n) {
        digest.update(buffer, offset, n);
        seen += n;
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

    private void end() {
        if (seen != bytes) {
            throw new ContentDamaged(where, bytes + " bytes", seen + " bytes");
        }
        MessageDigest copy;
        try {
            copy = (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
        String found = HexFormat.of().formatHex(copy.digest());
        if (!found.equals(sha256)) {
            throw new ContentDamaged(where, sha256, found);
        }
    }
}
