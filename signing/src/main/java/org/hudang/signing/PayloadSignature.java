package org.hudang.signing;

import java.util.HexFormat;

/**
 * A payload signature.
 *
 * @param algorithm how it was made
 * @param keyId the key that made it
 * @param hex 128 hexadecimal digits: r‖s, 32 bytes each, big-endian
 */
public record PayloadSignature(PayloadAlgorithm algorithm, PayloadKeyId keyId, String hex) {
    public PayloadSignature {
        if (!hex.matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("a payload signature is 64 bytes in hex");
        }
    }

    /** From the 64 bytes. */
    public static PayloadSignature of(PayloadAlgorithm algorithm, PayloadKeyId keyId, byte[] rs) {
        return new PayloadSignature(algorithm, keyId, HexFormat.of().formatHex(rs));
    }

    /** The 64 bytes r‖s. */
    public byte[] rs() {
        return HexFormat.of().parseHex(hex);
    }
}
