package org.hudang.forms;

import java.util.BitSet;

/**
 * The modules of a QR code (ISO/IEC 18004) without its quiet zone.
 *
 * @param size modules per side, 21 to 177 in steps of four
 * @param dark bit {@code row * size + column} is set for a dark module; row 0 is on top
 */
public record QrMatrix(int size, BitSet dark) {
    public QrMatrix {
        if (size < 21 || size > 177 || (size - 21) % 4 != 0) {
            throw new PaperDataRefused("qr.size", "21, 25 … 177", String.valueOf(size));
        }
        if (dark.length() > size * size || dark.isEmpty()) {
            throw new PaperDataRefused("qr.dark", "1 to " + size * size + " modules", String.valueOf(dark.length()));
        }
        dark = (BitSet) dark.clone();
    }

    @Override
    public BitSet dark() {
        return (BitSet) dark.clone();
    }

    /** Whether a module is dark; outside the matrix none is. */
    public boolean isDark(int row, int column) {
        return row >= 0 && column >= 0 && row < size && column < size && dark.get(row * size + column);
    }
}
