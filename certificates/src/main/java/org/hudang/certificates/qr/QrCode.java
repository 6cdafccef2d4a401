package org.hudang.certificates.qr;

import java.util.BitSet;

/**
 * A QR code as its modules, without the quiet zone.
 *
 * @param version 1–40; side length is {@code 17 + 4 × version}
 * @param modules dark modules, row by row from the top left: bit {@code y × size + x}
 */
public record QrCode(int version, BitSet modules) {
    public QrCode {
        modules = (BitSet) modules.clone();
    }

    /** Modules along one side. */
    public int size() {
        return 17 + 4 * version;
    }

    /** Whether the module in column x, row y is dark. */
    public boolean dark(int x, int y) {
        return modules.get(y * size() + x);
    }

    @Override
    public BitSet modules() {
        return (BitSet) modules.clone();
    }
}
