package org.hudang.search.lucene;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.search.IndexInUse;

/**
 * The directory of the index: one folder for each generation, and the file {@code current} that names the one in use. Only its owner may
 * look into it, and only one process at a time.
 */
final class Shelf implements AutoCloseable {

    private static final String CURRENT = "current";

    private final Path root;
    private final FileChannel lockFile;

    private Shelf(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static Shelf open(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new IndexInUse("a lock of another process", new IOException("locked"));
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IndexInUse("a lock of this process", e);
        } catch (IndexInUse e) {
            channel.close();
            throw e;
        }
        return new Shelf(root, channel);
    }

    /** The folder in use, if there ever was one. */
    Optional<Path> current() throws IOException {
        Path pointer = root.resolve(CURRENT);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        String name = Files.readString(pointer, StandardCharsets.UTF_8).strip();
        return Optional.of(root.resolve(name.matches("g-\\d{6,}") ? name : "g-unreadable"));
    }

    /** A folder for the next generation. */
    Path next() throws IOException {
        long highest = 0;
        for (Path folder : generations()) {
            highest = Math.max(
                    highest, Long.parseLong(folder.getFileName().toString().substring(2)));
        }
        return Files.createDirectory(root.resolve(String.format(java.util.Locale.ROOT, "g-%06d", highest + 1)));
    }

    /** Names a folder as the one in use, durably and in one step. */
    void switchTo(Path folder) throws IOException {
        Path written = root.resolve(CURRENT + ".new");
        try (FileChannel out = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(StandardCharsets.UTF_8.encode(folder.getFileName() + "\n"));
            out.force(true);
        }
        Files.move(written, root.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(root, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Deletes every generation but one. */
    void keepOnly(Path kept) throws IOException {
        for (Path folder : generations()) {
            if (!folder.equals(kept)) {
                delete(folder);
            }
        }
    }

    void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(f -> f.getFileName().toString().matches("g-\\d{6,}"))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
