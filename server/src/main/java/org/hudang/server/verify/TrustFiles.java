package org.hudang.server.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.hudang.signing.verify.TrustData;
import org.jspecify.annotations.Nullable;

/**
 * Anchors and revocation lists in the folders {@code trust} and {@code crl}. The bytes are looked at each time, so that a
 * new list counts at once; they are only parsed again when one of them is another.
 */
public final class TrustFiles {
    private static final long LARGEST = 64L << 20;

    private final Path folder;
    private final AtomicReference<@Nullable Parsed> last = new AtomicReference<>();

    /** The files of an authority's folder. */
    public TrustFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * One file as it was seen.
     *
     * @param digest of its bytes; empty where they cannot be read
     */
    private record Seen(Path file, Optional<String> digest) {}

    private record Parsed(List<Seen> seen, TrustData data) {}

    /** What the files say now; the same object as before while no byte of them has changed. */
    public TrustData now() throws IOException {
        List<Path> anchors = pems(folder.resolve("trust"));
        List<Path> lists = pems(folder.resolve("crl"));
        List<Seen> seen = new ArrayList<>();
        TrustTexts texts = new TrustTexts();
        for (Path file : anchors) {
            seen.add(texts.read(file));
        }
        for (Path file : lists) {
            seen.add(texts.read(file));
        }
        Parsed before = last.get();
        if (before != null && before.seen().equals(seen)) {
            return before.data();
        }
        TrustData data = TrustData.none();
        for (int i = 0; i < seen.size(); i++) {
            String name = seen.get(i).file().toString();
            data = i < anchors.size() ? data.plusAnchors(name, texts.at(i)) : data.plusCrls(name, texts.at(i));
        }
        last.set(new Parsed(List.copyOf(seen), data));
        return data;
    }

    /** The bytes that were digested are the bytes that are parsed, whatever happens to the files meanwhile. */
    private static final class TrustTexts {
        private final List<String> texts = new ArrayList<>();

        /** What cannot be read is nothing that can be parsed either, and is told so by its name. */
        Seen read(Path file) {
            try {
                if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                    byte[] bytes = Files.readAllBytes(file);
                    texts.add(new String(bytes, StandardCharsets.ISO_8859_1));
                    return new Seen(file, Optional.of(digest(bytes)));
                }
            } catch (IOException e) {
                texts.add("");
                return new Seen(file, Optional.empty());
            }
            texts.add("");
            return new Seen(file, Optional.empty());
        }

        String at(int index) {
            return texts.get(index);
        }

        private static String digest(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<Path> pems(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
        }
    }
}
