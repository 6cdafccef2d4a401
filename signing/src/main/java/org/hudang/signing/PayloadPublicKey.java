package org.hudang.signing;

import java.util.HexFormat;

/**
 * A public key for payloads as trust lists carry it: the algorithm it is bound to and the uncompressed point.
 *
 * @param algorithm the only algorithm this key may be used with
 * @param point 130 hexadecimal digits: 04‖x‖y on P-256 for {@link PayloadAlgorithm#ES256}, on sm2p256v1 for SM2
 */
public record PayloadPublicKey(PayloadAlgorithm algorithm, String point) {
    public PayloadPublicKey {
        if (!point.matches("04[0-9a-f]{128}")) {
            throw new IllegalArgumentException("a payload key is 04, x and y in 130 lower-case hex digits");
        }
    }

    /** From the 65 bytes of the point. */
    public static PayloadPublicKey of(PayloadAlgorithm algorithm, byte[] point) {
        return new PayloadPublicKey(algorithm, HexFormat.of().formatHex(point));
    }

    /** The 65 bytes of the point. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(point);
    }

    /** The four-byte name of this key. */
    public PayloadKeyId id() {
        return PayloadKeyIds.of(this);
    }
}
