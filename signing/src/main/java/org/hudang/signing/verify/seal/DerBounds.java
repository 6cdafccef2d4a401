package org.hudang.signing.verify.seal;

import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * Walks over a value before anything is built from it: one value of definite lengths, each inside the one around it, and
 * nothing behind it; neither deeper nor of more parts than a seal needs.
 */
final class DerBounds {
    /** A seal signature with extensions is 9 deep. */
    private static final int DEEPEST = 32;

    private static final int MOST_VALUES = 20_000;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1f;
    private static final int LONG_LENGTH = 0x80;

    private final byte[] der;
    private final String where;
    private int at;

    private DerBounds(byte[] der, String where) {
        this.der = der;
        this.where = where;
    }

    /** Ends in {@link Unjudged} when the bytes are no such value. */
    static void require(byte[] der, String where) {
        new DerBounds(der, where).walk();
    }

    private void walk() {
        int[] ends = new int[DEEPEST + 1];
        ends[0] = der.length;
        int level = 0;
        int values = 0;
        do {
            if (++values > MOST_VALUES) {
                throw new Unjudged(Finding.of(Code.LIMIT_REACHED, where, "size"));
            }
            int tag = next(ends[level]);
            int length = length(ends[level]);
            if ((tag & CONSTRUCTED) == 0) {
                at += length;
            } else if (level == DEEPEST) {
                throw new Unjudged(Finding.of(Code.LIMIT_REACHED, where, "depth"));
            } else {
                ends[++level] = at + length;
            }
            while (level > 0 && at == ends[level]) {
                level--;
            }
        } while (level > 0);
        if (at != der.length) {
            throw malformed();
        }
    }

    /** The first byte of a tag; numbers above 30 are in no seal. */
    private int next(int end) {
        if (at >= end) {
            throw malformed();
        }
        int tag = der[at++] & 0xff;
        if ((tag & LONG_TAG) == LONG_TAG) {
            throw malformed();
        }
        return tag;
    }

    private int length(int end) {
        if (at >= end) {
            throw malformed();
        }
        int first = der[at++] & 0xff;
        long length = first;
        if (first >= LONG_LENGTH) {
            int bytes = first - LONG_LENGTH;
            if (bytes == 0 || bytes > 4 || at + bytes > end) {
                throw malformed();
            }
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = (length << 8) | (der[at++] & 0xff);
            }
        }
        if (length > end - at) {
            throw malformed();
        }
        return (int) length;
    }

    private Unjudged malformed() {
        return new Unjudged(Finding.of(Code.CMS_UNREADABLE, where));
    }
}
