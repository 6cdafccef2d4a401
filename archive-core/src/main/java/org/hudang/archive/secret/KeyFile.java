package org.hudang.archive.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys for personal data at rest: one file of mode 600, form in docs/formats/key-file-v1.md.
 *
 * <p>Whoever loses this file loses the numbers and telephones it encrypted; whoever has it and the database can read them.
 * Keep it apart from the database's backups.
 */
public final class KeyFile {
    private static final String HEADER = "hudang-keys 1";
    private static final int ID_BYTES = 4;
    private static final int INDEX_BYTES = 32;
    private static final Set<PosixFilePermission> MODE_600 = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> MODE = PosixFilePermissions.asFileAttribute(MODE_600);

    private final Path file;
    private final Map<String, DataKey> dataKeys = new LinkedHashMap<>();
    private final SecretKey indexKey;
    private final String indexMac;
    private final String active;

    private KeyFile(Path file, List<String> lines) {
        this.file = file;
        SecretKey index = null;
        String mac = "";
        String last = "";
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new KeyFileRefused(KeyFileRefused.Rule.FORM, 1);
        }
        for (int i = 1; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", -1);
            if (words.length != 4 || !words[1].matches("[0-9a-f]{8}")) {
                throw new KeyFileRefused(KeyFileRefused.Rule.FORM, i + 1);
            }
            CipherAlgorithm algorithm = algorithm(words[2], i + 1);
            byte[] key = bytes(words[3], i + 1);
            if (words[0].equals("data") && key.length == algorithm.keyBytes() && !dataKeys.containsKey(words[1])) {
                dataKeys.put(words[1], new DataKey(algorithm, new SecretKeySpec(key, algorithm.key())));
                last = words[1];
            } else if (words[0].equals("index") && key.length == INDEX_BYTES && index == null) {
                index = new SecretKeySpec(key, algorithm.mac());
                mac = algorithm.mac();
            } else {
                throw new KeyFileRefused(KeyFileRefused.Rule.FORM, i + 1);
            }
        }
        if (index == null || last.isEmpty()) {
            throw new KeyFileRefused(KeyFileRefused.Rule.FORM, lines.size());
        }
        indexKey = index;
        indexMac = mac;
        active = last;
    }

    /**
     * Opens the file, or creates it with fresh keys when there is none.
     *
     * @param algorithm cipher for new values; must be that of the active key
     * @throws KeyFileRefused when the file is open to others, damaged or of another cipher
     */
    public static KeyFile openOrCreate(Path file, CipherAlgorithm algorithm, SecureRandom random) {
        if (Files.notExists(file)) {
            List<String> lines = List.of(
                    HEADER,
                    line("data", algorithm, algorithm.keyBytes(), random),
                    line("index", algorithm, INDEX_BYTES, random));
            try {
                write(file, lines, false);
            } catch (FileAlreadyExistsException e) {
                return open(file, algorithm);
            } catch (IOException e) {
                throw new KeyFileRefused(KeyFileRefused.Rule.UNREADABLE, file.getFileName());
            }
        }
        return open(file, algorithm);
    }

    /** Opens the file; its active key decides the cipher for new values. */
    public static KeyFile open(Path file) {
        return new KeyFile(file, read(file));
    }

    /**
     * A data key as it may be shown.
     *
     * @param id 8 hexadecimal digits, stands in every value encrypted under the key
     * @param cipher of the key
     * @param active whether new values are encrypted under it
     */
    public record Named(String id, CipherAlgorithm cipher, boolean active) {}

    /** The data keys, oldest first. */
    public List<Named> named() {
        List<Named> named = new ArrayList<>();
        dataKeys.forEach((id, key) -> named.add(new Named(id, key.algorithm(), id.equals(active))));
        return named;
    }

    /**
     * Adds a fresh data key to the file, which becomes the active one; values of the earlier keys still open. When this returns
     * the key is on the disk. One process at a time adds; what another has added meanwhile stays.
     */
    KeyFile rotated(CipherAlgorithm algorithm, SecureRandom random) {
        Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
        try (FileChannel channel =
                FileChannel.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), MODE)) {
            var unused = channel.lock(); // given back when the channel closes
            List<String> lines = new ArrayList<>(read(file));
            lines.add(line("data", algorithm, algorithm.keyBytes(), random));
            KeyFile rotated = new KeyFile(file, lines);
            write(file, lines, true);
            return rotated;
        } catch (IOException e) {
            throw new KeyFileRefused(KeyFileRefused.Rule.UNREADABLE, file.getFileName());
        }
    }

    /** The file as it is now, with the keys that another process may have added. */
    KeyFile again() {
        KeyFile again = open(file);
        if (!again.fingerprint().equals(fingerprint())) {
            throw new KeyFileRefused(KeyFileRefused.Rule.UNREADABLE, file.getFileName());
        }
        return again;
    }

    /** Tells this file from any other without telling a key; stays the same when data keys are added. */
    public String fingerprint() {
        try {
            Mac mac = Mac.getInstance(indexMac);
            mac.init(indexKey);
            byte[] full = mac.doFinal("hudang key file".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(full, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new CipherMissing(indexMac, e);
        }
    }

    String active() {
        return active;
    }

    Optional<DataKey> dataKey(String id) {
        return Optional.ofNullable(dataKeys.get(id));
    }

    SecretKey indexKey() {
        return indexKey;
    }

    String indexMac() {
        return indexMac;
    }

    @Override
    public String toString() {
        return "KeyFile(" + dataKeys.size() + " data keys, active " + active + ")";
    }

    private static KeyFile open(Path file, CipherAlgorithm algorithm) {
        KeyFile keys = open(file);
        CipherAlgorithm found = keys.dataKey(keys.active).orElseThrow().algorithm();
        if (found != algorithm) {
            throw new KeyFileRefused(KeyFileRefused.Rule.OTHER_CIPHER, found);
        }
        return keys;
    }

    private static List<String> read(Path file) {
        try {
            if (!Files.getPosixFilePermissions(file).equals(MODE_600)) {
                throw new KeyFileRefused(KeyFileRefused.Rule.OPEN_TO_OTHERS, file.getFileName());
            }
            return Files.readAllLines(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new KeyFileRefused(KeyFileRefused.Rule.UNREADABLE, file.getFileName());
        }
    }

    /** Temporary file of mode 600, fsync, then link or rename, then fsync of the folder. */
    private static void write(Path file, List<String> lines, boolean replace) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder");
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, ".keys", ".new", MODE);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer text = StandardCharsets.US_ASCII.encode(String.join("\n", lines) + "\n");
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            if (replace) {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.createLink(file, temporary);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String line(String use, CipherAlgorithm algorithm, int bytes, SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] key = new byte[bytes];
        random.nextBytes(id);
        random.nextBytes(key);
        return String.join(
                " ",
                use,
                HexFormat.of().formatHex(id),
                algorithm.name(),
                Base64.getEncoder().encodeToString(key));
    }

    private static CipherAlgorithm algorithm(String name, int line) {
        for (CipherAlgorithm algorithm : CipherAlgorithm.values()) {
            if (algorithm.name().equals(name)) {
                return algorithm;
            }
        }
        throw new KeyFileRefused(KeyFileRefused.Rule.FORM, line);
    }

    private static byte[] bytes(String base64, int line) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new KeyFileRefused(KeyFileRefused.Rule.FORM, line);
        }
    }

    record DataKey(CipherAlgorithm algorithm, SecretKey key) {}
}
