package org.hudang.signing;

import java.util.HexFormat;

/**
 * Names a payload key: the first four bytes of the SHA-256 of its 65-byte point, as eight lower-case hexadecimal digits.
 * A name, not a proof: two keys may share it, so a verifier tries every key with that id.
 */
public record PayloadKeyId(String hex) {
    public PayloadKeyId {
        if (!hex.matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("a payload key id is eight lower-case hex digits, not " + hex);
        }
    }

    /** From its four bytes. */
    public static PayloadKeyId of(byte[] four) {
        return new PayloadKeyId(HexFormat.of().formatHex(four));
    }

    /** The four bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
