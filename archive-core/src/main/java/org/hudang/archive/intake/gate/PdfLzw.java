package org.hudang.archive.intake.gate;

import java.io.IOException;
import java.io.InputStream;

/** The LZW filter of PDF (ISO 32000-1, 7.4.4) with early change, the default. */
final class PdfLzw extends PdfFilters.ByteByByte {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MAX = 4096;

    private final int[] prefix = new int[MAX];
    private final byte[] last = new byte[MAX];
    private final byte[] pending = new byte[MAX + 1];
    private int waiting;
    private int free = END + 1;
    private int width = 9;
    private int before = -1;
    private int first;
    private int bits;
    private int bitCount;

    PdfLzw(InputStream in) {
        super(in);
    }

    @Override
    int next() throws IOException {
        while (waiting == 0) {
            int code = code();
            if (code < 0 || code == END) {
                return -1;
            }
            if (code == CLEAR) {
                free = END + 1;
                width = 9;
                before = -1;
            } else if (!unfold(code)) {
                return -1;
            }
        }
        return pending[--waiting] & 0xff;
    }

    private boolean unfold(int code) {
        int at = code;
        if (code >= free) {
            if (before < 0) {
                return false;
            }
            pending[waiting++] = (byte) first;
            at = before;
        }
        while (at > END) {
            pending[waiting++] = last[at];
            at = prefix[at];
        }
        first = at;
        pending[waiting++] = (byte) first;
        if (before >= 0 && free < MAX) {
            prefix[free] = before;
            last[free] = (byte) first;
            free++;
            if (free + 1 >= 1 << width && width < 12) {
                width++;
            }
        }
        before = code;
        return true;
    }

    private int code() throws IOException {
        while (bitCount < width) {
            int b = in.read();
            if (b < 0) {
                return -1;
            }
            bits = (bits << 8 | b) & 0xffffff;
            bitCount += 8;
        }
        bitCount -= width;
        return bits >> bitCount & (1 << width) - 1;
    }
}
