package org.hudang.archive.inspection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.hudang.archive.intake.DocumentType;

/**
 * Watches a file go by, so that what only all of a PDF tells needs no second reading: whether it is encrypted, or signed. Of an OFD
 * it says that it may be signed.
 */
public final class SeenBytes {
    private static final String LOCK = "/Encrypt";
    private static final String SIGNED = "/ByteRange";
    /** Blanks between a lock and what it leads to. */
    private static final int MOST_BLANKS = 8;
    /** Longer than what is looked for. */
    private static final int OVERLAP = 20;

    private final boolean pdf;
    private final boolean ofd;
    private String before = "";
    private boolean locked;
    private boolean signed;

    /** Watches a file of this type. */
    public SeenBytes(String mediaType) {
        pdf = mediaType.equals(DocumentType.PDF.mediaType());
        ofd = mediaType.equals(DocumentType.OFD.mediaType());
    }

    /** A PDF whose trailer names how it is encrypted. */
    public boolean isLocked() {
        return locked;
    }

    /** A PDF with a place that a signature covers, or an OFD, whose signatures lie packed: whether there are any is to be read. */
    public boolean isSigned() {
        return signed || ofd;
    }

    /** The same stream, watched from its first byte. */
    public InputStream over(InputStream in) {
        before = "";
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
        String window = before + new String(buffer, from, n, StandardCharsets.ISO_8859_1);
        signed |= window.contains(SIGNED);
        for (int at = window.indexOf(LOCK); at >= 0 && !locked; at = window.indexOf(LOCK, at + 1)) {
            locked = leadsOn(window, at + LOCK.length());
        }
        before = window.substring(Math.max(0, window.length() - OVERLAP));
    }

    /** Blanks, then a number or a dictionary. */
    private static boolean leadsOn(String window, int at) {
        int next = at;
        while (next < window.length() && next - at < MOST_BLANKS && isBlank(window.charAt(next))) {
            next++;
        }
        if (next == at || next == window.length()) {
            return false;
        }
        boolean digit = window.charAt(next) >= '0' && window.charAt(next) <= '9';
        boolean dictionary = window.charAt(next) == '<' && next + 1 < window.length() && window.charAt(next + 1) == '<';
        return digit || dictionary;
    }

    private static boolean isBlank(char b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
