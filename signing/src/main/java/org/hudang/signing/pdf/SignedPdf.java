package org.hudang.signing.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.hudang.signing.key.KeyAlgorithm;

/** A file with one or two new signatures: the bytes that were there, untouched, and the updates behind them. */
public final class SignedPdf {
    private final byte[] base;
    private final byte[] update;
    private final List<Made> made;

    /**
     * A signature just made.
     *
     * @param field full name of its field
     * @param algorithm kind of its key
     * @param time what proves its time
     */
    public record Made(String field, KeyAlgorithm algorithm, ProofOfTime time) {}

    SignedPdf(byte[] base, byte[] update, List<Made> made) {
        this.base = base;
        this.update = update;
        this.made = List.copyOf(made);
    }

    /** The signatures made, in order. */
    public List<Made> made() {
        return made;
    }

    /** Whether a timestamp that was wanted is missing: the document is pending. */
    public ProofOfTime time() {
        return made.stream()
                .map(Made::time)
                .filter(ProofOfTime.Pending.class::isInstance)
                .findFirst()
                .orElse(made.get(made.size() - 1).time());
    }

    /** The whole file. */
    public byte[] bytes() {
        byte[] whole = new byte[base.length + update.length];
        System.arraycopy(base, 0, whole, 0, base.length);
        System.arraycopy(update, 0, whole, base.length, update.length);
        return whole;
    }

    /** The length of the whole file in bytes. */
    public long length() {
        return (long) base.length + update.length;
    }

    /** Writes the whole file without copying it first. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(base);
        out.write(update);
    }
}
