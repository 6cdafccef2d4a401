package org.hudang.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hudang.archive.secret.KeyFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key files under which the database was written. A fresh house makes its keys; a house whose keys are lost must not,
 * because what it wrote from then on would be unreadable beside what it has.
 *
 * <p>Before anything opens, {@link #require} compares the files with what the database knows of them; once everything is
 * open, {@link #note} has the database know those that are new. A kill between the two leaves keys that nothing was
 * written under yet.
 */
final class KeysInUse {
    /** Renewed by their own rules, or made anew without harm. */
    private static final String PRESENT = "present";

    private final DataDirectory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    KeysInUse(DataDirectory directory, JdbcClient jdbc, Clock clock) {
        this.directory = directory;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Compares the key files with those that the database was written under.
     *
     * @throws KeysRefused when one is missing or another one
     */
    void require() {
        for (Map.Entry<String, String> known : known().entrySet()) {
            Path file = directory.root().resolve(known.getKey());
            if (!Files.exists(file)) {
                throw KeysRefused.missing(file);
            }
            if (!known.getValue().equals(PRESENT) && !fingerprint(file).equals(known.getValue())) {
                throw KeysRefused.other(file);
            }
        }
    }

    /**
     * Looks whether the database is the one in which the papers of this directory were registered.
     *
     * @throws DirectoryRefused when it knows of no key although there are papers: it is new
     */
    void requireDatabase() {
        if (holdsPapers() && known().isEmpty()) {
            throw DirectoryRefused.otherDatabase(directory.root());
        }
    }

    /** Has the database know the key files that are there now. */
    void note() {
        Map<String, String> known = known();
        files().forEach((name, fingerprint) -> {
            if (!known.containsKey(name)) {
                jdbc.sql("insert into platform.house_key (file, fingerprint, noted_at) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(name, fingerprint, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .update();
            }
        });
    }

    /** The storage root has folders for households, besides the files that describe it. */
    private boolean holdsPapers() {
        try (Stream<Path> inside = Files.list(directory.archive())) {
            return inside.anyMatch(path -> path.getFileName().toString().matches("[0-9a-f]{2}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        jdbc.sql("select file, fingerprint from platform.house_key").query(row -> {
            known.put(row.getString("file"), row.getString("fingerprint"));
        });
        return known;
    }

    /** Names below the data directory, with their fingerprints. */
    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (Path secret : List.of(
                fields(),
                directory.keys().resolve("vault-passphrase"),
                directory.authority().resolve("passphrase"))) {
            files.put(name(secret), fingerprint(secret));
        }
        for (Path folder :
                List.of(directory.keys().resolve("vault"), directory.authority().resolve("keys"))) {
            lasting(folder).forEach(key -> files.put(name(key), PRESENT));
        }
        if (Files.exists(directory.headsSince())) {
            files.put(name(directory.headsSince()), PRESENT);
        }
        return files;
    }

    private Path fields() {
        return directory.keys().resolve("fields");
    }

    private String name(Path file) {
        return directory.root().relativize(file).toString();
    }

    /** The keys that are never ended on purpose, as a seal's are. */
    private static List<Path> lasting(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> keys = Files.list(folder)) {
            return keys.filter(key -> key.toString().endsWith(".p12"))
                    .filter(key -> !key.getFileName().toString().startsWith("seal-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fingerprint(Path file) {
        if (file.equals(fields())) {
            return KeyFile.open(file).fingerprint();
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
