package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.hudang.archive.store.Digests;

/**
 * Length and digests of something that was read to its end.
 *
 * @param crc CRC-32
 * @param digests lower-case hexadecimal, by the name of the algorithm
 */
record Sums(long bytes, long crc, Map<String, String> digests) {
    static final String SHA256 = "SHA-256";
    static final String SHA512 = "SHA-512";
    static final String SM3 = "SM3";
    private static final int BUFFER = 1 << 16;

    Sums {
        digests = Map.copyOf(digests);
    }

    static Sums of(InputStream in, Collection<String> algorithms) throws IOException {
        Map<String, MessageDigest> running = new LinkedHashMap<>();
        algorithms.forEach(name -> running.put(name, Digests.algorithm(name)));
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            crc.update(buffer, 0, n);
            for (MessageDigest digest : running.values()) {
                digest.update(buffer, 0, n);
            }
            bytes += n;
        }
        Map<String, String> digests = new LinkedHashMap<>();
        running.forEach((name, digest) -> digests.put(name, HexFormat.of().formatHex(digest.digest())));
        return new Sums(bytes, crc.getValue(), digests);
    }

    /** Digest by this algorithm; it was asked for. */
    String by(String algorithm) {
        String found = digests.get(algorithm);
        if (found == null) {
            throw new IllegalArgumentException(algorithm);
        }
        return found;
    }
}
