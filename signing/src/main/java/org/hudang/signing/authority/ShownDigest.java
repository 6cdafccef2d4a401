package org.hudang.signing.authority;

import java.util.HexFormat;
import org.hudang.signing.key.DigestAlgorithm;

/**
 * The digest of the document as it was shown to the person who signs.
 *
 * @param algorithm how it was made
 * @param hex 64 lower-case hexadecimal digits
 */
public record ShownDigest(DigestAlgorithm algorithm, String hex) {
    public ShownDigest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a digest is 64 lower-case hex digits");
        }
    }

    /** The digest of these bytes. */
    public static ShownDigest of(DigestAlgorithm algorithm, byte[] document) {
        return new ShownDigest(algorithm, HexFormat.of().formatHex(algorithm.digest(document)));
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
