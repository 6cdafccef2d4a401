package org.hudang.archive.inspection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.hudang.archive.intake.DocumentType;

/** Watches a file go by, so that what only all of a PDF tells needs no second reading: whether it is encrypted, or signed. */
public final class SeenBytes {
    private static final byte[] LOCK = "/Encrypt".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNED = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
    /** Blanks between a lock and what it leads to. */
    private static final int MOST_BLANKS = 8;
    /** Longer than what is looked for. */
    private static final int OVERLAP = 20;

    private final boolean pdf;
    private byte[] before = new byte[0];
    private boolean locked;
    private boolean signed;

    /** Watches a file of this type. */
    public SeenBytes(String mediaType) {
        pdf = mediaType.equals(DocumentType.PDF.mediaType());
    }

    /** A PDF whose trailer names how it is encrypted. */
    public boolean isLocked() {
        return locked;
    }

    /** A PDF with a place that a signature covers. */
    public boolean isSigned() {
        return signed;
    }

    /** The same stream, watched from its first byte. */
    public InputStream over(InputStream in) {
        before = new byte[0];
        return pdf ? new Watched(in) : in;
    }

    private final class Watched extends FilterInputStream {
        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            int n = super.read(buffer, from, most);
            if (n > 0) {
                look(buffer, from, n);
            }
            return n;
        }
    }

    private void look(byte[] buffer, int from, int n) {
        byte[] window = new byte[before.length + n];
        System.arraycopy(before, 0, window, 0, before.length);
        System.arraycopy(buffer, from, window, before.length, n);
        for (int i = 0; i < window.length; i++) {
            if (window[i] == '/') {
                locked |= isThere(window, i, LOCK) && leadsOn(window, i + LOCK.length);
                signed |= isThere(window, i, SIGNED);
            }
        }
        int kept = Math.min(OVERLAP, window.length);
        before = new byte[kept];
        System.arraycopy(window, window.length - kept, before, 0, kept);
    }

    private static boolean isThere(byte[] window, int at, byte[] word) {
        if (at + word.length > window.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (window[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Blanks, then a number or a dictionary. */
    private static boolean leadsOn(byte[] window, int at) {
        int next = at;
        while (next < window.length && next - at < MOST_BLANKS && isBlank(window[next])) {
            next++;
        }
        if (next == at || next == window.length) {
            return false;
        }
        boolean digit = window[next] >= '0' && window[next] <= '9';
        boolean dictionary = window[next] == '<' && next + 1 < window.length && window[next + 1] == '<';
        return digit || dictionary;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
