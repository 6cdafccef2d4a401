package org.hudang.signing.longterm;

import java.time.Instant;
import java.util.List;

/** A file with what keeps it verifiable behind the bytes that were there. */
public final class KeptPdf {
    private final byte[] bytes;
    private final List<Instant> stamps;

    KeptPdf(byte[] bytes, List<Instant> stamps) {
        this.bytes = bytes;
        this.stamps = List.copyOf(stamps);
    }

    /** The whole file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The times of the document timestamps just made, in order; empty when none was wanted. */
    public List<Instant> stamps() {
        return stamps;
    }
}
