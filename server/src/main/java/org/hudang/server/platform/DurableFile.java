package org.hudang.server.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes files whole: readers see the old one or the new one, never half of either, however many write at once; and what was
 * written is there after a power cut.
 */
public final class DurableFile {
    private DurableFile() {}

    /** Writes a file, in the place of the one that is there. */
    static void write(Path file, byte[] bytes) throws IOException {
        place(
                file,
                bytes,
                fresh -> Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    /**
     * Writes a file where there is none.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one: it stays
     */
    public static void create(Path file, byte[] bytes) throws IOException {
        place(file, bytes, fresh -> Files.createLink(file, fresh));
    }

    @FunctionalInterface
    private interface Placing {
        void place(Path fresh) throws IOException;
    }

    private static void place(Path file, byte[] bytes, Placing placing) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path fresh = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            try (FileChannel channel =
                    FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            placing.place(fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
