package org.hudang.signing.pdf;

import org.hudang.signing.key.KeyAlgorithm;

/** A signature in a message of its own, beside what it signs (CAdES, EN 319 122-1, detached). */
public final class SignedMessage {
    private final byte[] der;
    private final KeyAlgorithm algorithm;
    private final ProofOfTime time;

    SignedMessage(byte[] der, KeyAlgorithm algorithm, ProofOfTime time) {
        this.der = der;
        this.algorithm = algorithm;
        this.time = time;
    }

    /** The message, DER. */
    public byte[] bytes() {
        return der.clone();
    }

    /** Kind of the key. */
    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    /** What proves its time. */
    public ProofOfTime time() {
        return time;
    }
}
