package org.hudang.certificates.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hudang.certificates.LastLists;
import org.hudang.certificates.status.StatusListToken;

/**
 * The status lists of a folder that {@link CheckFiles} reads, as the office that signs them keeps them: {@code status/N.cwt}
 * for list N.
 */
public final class ListFolder implements LastLists {
    private static final Pattern NAME = Pattern.compile("([1-9]\\d{0,8})\\.cwt");
    /** More than any list takes; what is larger is none. */
    private static final long LARGEST = 1024 * 1024;

    private final Path status;

    /** @param folder folder of check material; need not be there yet */
    public ListFolder(Path folder) {
        this.status = folder.resolve(CheckFiles.STATUS);
    }

    @Override
    public List<Integer> numbers() {
        if (!Files.isDirectory(status)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(status)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Integer.parseInt(name.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("published lists could not be read", e);
        }
    }

    @Override
    public Optional<byte[]> token(int list) {
        Path file = file(list);
        try {
            return Files.size(file) > LARGEST ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a published list could not be read", e);
        }
    }

    @Override
    public void keep(int list, StatusListToken token) {
        try {
            Files.createDirectories(status);
            WholeFile.write(file(list), token.token());
        } catch (IOException e) {
            throw new UncheckedIOException("a published list could not be kept", e);
        }
    }

    private Path file(int list) {
        return status.resolve(list + ".cwt");
    }
}
