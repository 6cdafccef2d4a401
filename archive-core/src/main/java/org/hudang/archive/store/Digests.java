package org.hudang.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Length and digests of a file, lower-case hexadecimal.
 *
 * @param sha512 for the inventory
 * @param sha256 for readers
 * @param sm3 GB/T 32905-2016
 */
public record Digests(long bytes, String sha512, String sha256, String sm3) {
    private static final int BUFFER = 1 << 16;

    /** A digest of this algorithm; the provider that has SM3 is registered by the caller of the archive. */
    public static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new DigestMissing(name, e);
        }
    }

    static String sha512(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm("SHA-512").digest(bytes));
    }

    /** SHA-256 of bytes, lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm("SHA-256").digest(bytes));
    }

    /** Digest of a file by one algorithm. */
    public static String of(Path file, String algorithm) throws IOException {
        MessageDigest digest = algorithm(algorithm);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Copies to the channel and computes all digests on the way. */
    public static Digests copy(InputStream in, FileChannel out) throws IOException {
        MessageDigest sha512 = algorithm("SHA-512");
        MessageDigest sha256 = algorithm("SHA-256");
        MessageDigest sm3 = algorithm("SM3");
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sha512.update(buffer, 0, n);
            sha256.update(buffer, 0, n);
            sm3.update(buffer, 0, n);
            ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, n);
            while (chunk.hasRemaining()) {
                out.write(chunk);
            }
            bytes += n;
        }
        HexFormat hex = HexFormat.of();
        return new Digests(
                bytes, hex.formatHex(sha512.digest()), hex.formatHex(sha256.digest()), hex.formatHex(sm3.digest()));
    }
}
