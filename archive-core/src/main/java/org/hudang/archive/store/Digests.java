package org.hudang.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** Length and digests of a file, lower-case hexadecimal. */
public final class Digests {
    static final int BUFFER = 1 << 17;
    private static final byte[] NONE = {};

    private final long bytes;
    private final String sha512;
    private final String sha256;
    private final ForkJoinTask<String> sm3;

    private Digests(long bytes, String sha512, String sha256, ForkJoinTask<String> sm3) {
        this.bytes = bytes;
        this.sha512 = sha512;
        this.sha256 = sha256;
        this.sm3 = sm3;
    }

    /** Length. */
    public long bytes() {
        return bytes;
    }

    /** For the inventory. */
    public String sha512() {
        return sha512;
    }

    /** For readers. */
    public String sha256() {
        return sha256;
    }

    /** GB/T 32905-2016; waits where it is still computed. */
    public String sm3() {
        return sm3.join();
    }

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
        long unused = read(file, digest, new byte[BUFFER]);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The bytes of a file that is no link. */
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readAllBytes();
        }
    }

    /** Reads a file that is no link into a digest; its length. */
    static long of(Path file, MessageDigest digest, byte[] buffer) throws IOException {
        return read(file, digest, buffer, LinkOption.NOFOLLOW_LINKS);
    }

    private static long read(Path file, MessageDigest digest, byte[] buffer, OpenOption... options) throws IOException {
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file, options)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
            }
        }
        return bytes;
    }

    /**
     * Copies to the channel and computes all digests on the way. SM3, which takes longer than all the rest, is computed beside
     * it where a processor is free, its end beside whatever the caller does next.
     */
    public static Digests copy(InputStream in, FileChannel out) throws IOException {
        MessageDigest sha512 = algorithm("SHA-512");
        MessageDigest sha256 = algorithm("SHA-256");
        MessageDigest sm3 = algorithm("SM3");
        byte[] buffer = new byte[BUFFER];
        byte[] other = buffer;
        long bytes = 0;
        @Nullable ForkJoinTask<String> beside = null;
        boolean more;
        do {
            byte[] chunk = buffer;
            int n = in.readNBytes(chunk, 0, BUFFER);
            more = n == BUFFER;
            if (beside != null) {
                beside.join();
            }
            // adapted, so that whoever waits for one that nobody has begun does it (a plain submission waits, from 25
            // on)
            beside = ForkJoinPool.commonPool().submit(ForkJoinTask.adapt(new Part(sm3, chunk, n, !more)));
            sha512.update(chunk, 0, n);
            sha256.update(chunk, 0, n);
            ByteBuffer rest = ByteBuffer.wrap(chunk, 0, n);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            bytes += n;
            buffer = bytes == BUFFER ? new byte[BUFFER] : other;
            other = chunk;
        } while (more);
        HexFormat hex = HexFormat.of();
        return new Digests(bytes, hex.formatHex(sha512.digest()), hex.formatHex(sha256.digest()), beside);
    }

    /** A part of a file on its way into a digest; it is let go once it is in. */
    private static final class Part implements Callable<String> {
        private final MessageDigest digest;
        private final int length;
        private final boolean last;
        private byte[] bytes;

        Part(MessageDigest digest, byte[] bytes, int length, boolean last) {
            this.digest = digest;
            this.bytes = bytes;
            this.length = length;
            this.last = last;
        }

        @Override
        public String call() {
            digest.update(bytes, 0, length);
            bytes = NONE;
            return last ? HexFormat.of().formatHex(digest.digest()) : "";
        }
    }
}
