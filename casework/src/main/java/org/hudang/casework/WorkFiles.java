package org.hudang.casework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Papers on their way to the archive: written durably under the work directory, named in the database by a path relative
 * to it.
 */
public final class WorkFiles {
    private final Path root;

    public WorkFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Writes a file so that it is there whole, also after a power cut, before its name is used anywhere. */
    public Path write(String name, byte[] bytes) {
        Path file = root.resolve(name);
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(name);
        }
        Path fresh = folder.resolve(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder that is not needed any more, with the files in it; one that is not there is fine. */
    public void remove(String folder) {
        Path there = root.resolve(folder);
        if (!Files.isDirectory(there)) {
            return;
        }
        try (Stream<Path> inside = Files.list(there)) {
            for (Path file : inside.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(there);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the folders in a folder; none when it is not there. */
    public List<String> folders(String folder) {
        Path there = root.resolve(folder);
        if (!Files.isDirectory(there)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(there)) {
            return inside.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When a folder or a file in it was last written. */
    public Instant touched(String folder) {
        Path there = root.resolve(folder);
        try (Stream<Path> inside = Files.list(there)) {
            Instant newest = Files.getLastModifiedTime(there).toInstant();
            for (Path file : inside.toList()) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                newest = written.isAfter(newest) ? written : newest;
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of this name. */
    public Path at(String name) {
        return root.resolve(name);
    }

    /** The name under which a file of the work directory stands in the database. */
    public String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
    }

    /** SM3 of a file (GB/T 32905-2016), lower-case hexadecimal. */
    public static String sm3(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SM3");
            try (DigestInputStream through = new DigestInputStream(bytes, digest)) {
                through.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SM3 is not registered", e);
        }
    }
}
