package org.hudang.server.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hudang.server.platform.DurableFile;

/** The files of the roots; never changed once written. */
final class RootFolder {
    private static final Pattern NAME = Pattern.compile("\\d{12}\\.root");
    private static final long LARGEST = 256L << 20;

    private final Path folder;

    RootFolder(Path folder) {
        this.folder = folder;
    }

    /** Numbers of the roots that are there. */
    NavigableSet<Long> numbers() {
        NavigableSet<Long> numbers = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> NAME.matcher(name).matches())
                        .forEach(name -> numbers.add(Long.parseLong(name.substring(0, 12))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return numbers;
    }

    /** The bytes of a root; empty when it is not there, or too large to be one. */
    Optional<byte[]> read(long number) {
        Path file = file(number);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a root; false when another process has written one under this number. */
    boolean write(long number, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            DurableFile.create(file(number), bytes);
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(long number) {
        return folder.resolve(String.format(Locale.ROOT, "%012d.root", number));
    }
}
