package org.hudang.signing.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.signing.key.DurableFiles;

/**
 * A folder of outputs that wait to be filed. A file is there whole or not at all, is named after its owner and its own
 * digest, and is synced to disk before its name appears.
 */
public final class PaperStage {
    /** Larger documents are not signed here. */
    public static final int MOST_BYTES = 200 * 1024 * 1024;

    private final Path folder;

    /** Opens the folder, making it for its owner only (0700) when it is missing. */
    public PaperStage(Path folder) {
        DurableFiles.secretFolder(folder);
        this.folder = folder;
    }

    /**
     * One staged file.
     *
     * @param file where it lies
     * @param digest SM3, from its name and checked when asked with {@link PaperStage#find}
     */
    public record Staged(Path file, String digest) {}

    /** Reads a document that was handed in, once; what is signed later is what was digested. */
    public static byte[] read(Path document) {
        try (InputStream in = Files.newInputStream(document)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new DocumentTooLarge(MOST_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be read", e);
        }
    }

    /**
     * Stages an output.
     *
     * @param owner identifier of the act or request
     * @param suffix with its dot
     */
    public Staged keep(String owner, String suffix, byte[] content) {
        String digest = CanonicalJson.sm3(content);
        Path file = folder.resolve(owner + "-" + digest + suffix);
        DurableFiles.writeSecret(file, content);
        return new Staged(file, digest);
    }

    /** The staged output of an owner whose content is what its name says; damaged ones do not count. */
    public Optional<Staged> find(String owner, String suffix) {
        return files(owner).stream()
                .filter(file -> file.getFileName().toString().endsWith(suffix))
                .map(file -> new Staged(file, digestInName(file, owner, suffix)))
                .filter(staged -> CanonicalJson.sm3(read(staged.file())).equals(staged.digest()))
                .findFirst();
    }

    /** Identifiers of this kind that have anything staged. */
    public List<String> owners(String prefix) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .map(name -> name.startsWith(".") ? name.substring(1) : name)
                    .filter(name -> name.startsWith(prefix) && name.indexOf('-') > 0)
                    .map(name -> name.substring(0, name.indexOf('-')))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the staging folder cannot be read", e);
        }
    }

    /** Removes everything that is staged for an owner; answers whether there was anything. */
    public boolean clear(String owner) {
        List<Path> files = files(owner);
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("staged files cannot be removed", e);
        }
        return !files.isEmpty();
    }

    private List<Path> files(String owner) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(owner + "-") || name.startsWith("." + owner + "-");
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the staging folder cannot be read", e);
        }
    }

    private static String digestInName(Path file, String owner, String suffix) {
        String name = file.getFileName().toString();
        int from = owner.length() + 1;
        return name.substring(Math.min(from, name.length()), Math.max(from, name.length() - suffix.length()));
    }
}
