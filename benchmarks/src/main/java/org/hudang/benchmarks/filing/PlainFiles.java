package org.hudang.benchmarks.filing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The floor of filing: content-addressed files. Each is written beside its place under a temporary name, forced to disk,
 * renamed to its SHA-512 below two folders, and the folders are forced too. No catalogue, no versions, no journal.
 */
final class PlainFiles {
    private final Path root;

    PlainFiles(Path root) {
        this.root = root;
    }

    static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps one file; gives its place. */
    Path keep(byte[] content) {
        String name = HexFormat.of().formatHex(sha512(content));
        Path outer = root.resolve(name.substring(0, 2));
        Path inner = outer.resolve(name.substring(2, 4));
        try {
            boolean newOuter = !Files.exists(outer);
            boolean newInner = !Files.exists(inner);
            Files.createDirectories(inner);
            Path temporary = inner.resolve(name + ".tmp");
            try (FileChannel file =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Path place = inner.resolve(name);
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
            force(inner);
            if (newInner) {
                force(outer);
            }
            if (newOuter) {
                force(root);
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
