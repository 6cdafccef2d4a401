package org.hudang.server.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The data directory (数据目录): everything the house keeps, under one roof, readable by its owner only.
 *
 * <pre>
 * hudang-home        what this directory is for: demo or production, decided once
 * lock               held by the one process that runs the embedded database and index
 * running            where the running process listens, for commands (mode 600)
 * postgres/          the embedded database
 * archive/           the OCFL storage root
 * work/              staging, on the same file system as archive/; work/tmp/ is emptied at each start
 * index/             the search index
 * keys/              keys of fields and passphrases (mode 600)
 * authority/         the demo certification authority (demo only)
 * certificates/      trust list and status lists as files
 * journal-roots/     signed roots over all journals
 * office.json        the administration this house works for
 * results/           what the demo leaves for looking at
 * </pre>
 */
public final class DataDirectory {
    private static final String MARK = "hudang-home";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * Directories that this process holds. The system's lock belongs to the process: closing any other handle of the lock
     * file would give it up, so a second holder must be turned away before it opens one.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;

    private DataDirectory(Path root) {
        this.root = root;
    }

    /**
     * Opens the data directory, creating it on first use.
     *
     * @throws DirectoryRefused if it belongs to another user, was created for another kind, or holds foreign files
     */
    public static DataDirectory open(Path root, Settings.Kind kind) {
        try {
            if (!Files.exists(root)) {
                Files.createDirectories(root, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            requireOwner(root);
            requireKind(root, kind);
            if (!Files.getPosixFilePermissions(root).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(root, OWNER_ONLY);
            }
            DataDirectory directory = new DataDirectory(root);
            for (String part :
                    new String[] {"archive", "work/tmp", "index", "keys", "certificates", "journal-roots", "results"}) {
                Files.createDirectories(root.resolve(part));
            }
            return directory;
        } catch (IOException e) {
            throw DirectoryRefused.unusable(root, e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    /** The directory if it exists and is one of ours, without creating anything: for commands that only look. */
    public static Optional<DataDirectory> existing(Path root) {
        return Files.isReadable(root.resolve(MARK)) ? Optional.of(new DataDirectory(root)) : Optional.empty();
    }

    /**
     * Takes the lock of the embedded database and index, or refuses. What a killed holder left behind goes: where it
     * listened, everything temporary, and key files and roots that were never finished.
     *
     * @throws DirectoryRefused if another process holds it
     */
    public Hold hold() {
        try {
            Path real = root.toRealPath();
            if (!HELD.add(real)) {
                throw DirectoryRefused.inUse(root);
            }
            try {
                return swept(lock(), real);
            } catch (IOException | RuntimeException e) {
                HELD.remove(real);
                throw e;
            }
        } catch (IOException e) {
            throw DirectoryRefused.unusable(root, e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private Hold swept(FileChannel lock, Path real) throws IOException {
        try {
            sweep();
            return new Hold(lock, real);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void sweep() throws IOException {
        Files.deleteIfExists(running());
        DeleteTree.delete(temporary());
        Files.createDirectories(temporary());
        for (Path folder : new Path[] {keys(), journalRoots()}) {
            try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "*.new")) {
                for (Path file : unfinished) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw DirectoryRefused.inUse(root);
        }
        return channel;
    }

    /** What this directory was created for. */
    public Settings.Kind kind() throws IOException {
        String word = Files.readString(root.resolve(MARK)).strip();
        return Settings.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    public Path root() {
        return root;
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path archive() {
        return root.resolve("archive");
    }

    public Path work() {
        return root.resolve("work");
    }

    /** For files that nobody misses: emptied whenever the lock is taken. */
    public Path temporary() {
        return work().resolve("tmp");
    }

    public Path index() {
        return root.resolve("index");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path authority() {
        return root.resolve("authority");
    }

    public Path results() {
        return root.resolve("results");
    }

    /** Trust list and status lists of certificates, for checks without the database. */
    public Path certificates() {
        return root.resolve("certificates");
    }

    /** Signed roots over all journals; a copy of the newest one belongs elsewhere. */
    public Path journalRoots() {
        return root.resolve("journal-roots");
    }

    /** Says that every journal's chains have had their heads since then. */
    Path headsSince() {
        return keys().resolve("heads-since");
    }

    public Path running() {
        return root.resolve("running");
    }

    private static void requireOwner(Path root) throws IOException {
        UserPrincipal owner = Files.getOwner(root);
        String me = System.getProperty("user.name");
        if (!owner.getName().equals(me)) {
            throw DirectoryRefused.owner(root, owner.getName(), me);
        }
    }

    private static void requireKind(Path root, Settings.Kind kind) throws IOException {
        String word = kind.name().toLowerCase(Locale.ROOT);
        Path mark = root.resolve(MARK);
        if (Files.exists(mark)) {
            String is = Files.readString(mark).strip();
            if (!is.equals(word)) {
                throw DirectoryRefused.kind(root, is, word);
            }
            return;
        }
        try (Stream<Path> inside = Files.list(root)) {
            if (inside.anyMatch(path -> !path.getFileName().toString().startsWith(MARK))) {
                throw DirectoryRefused.foreign(root);
            }
        }
        Path written = Files.writeString(root.resolve(MARK + ".new"), word + "\n", StandardCharsets.UTF_8);
        Files.move(written, mark, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The lock on the data directory, held until closed or until the process ends. */
    public static final class Hold implements AutoCloseable {
        private final FileChannel channel;
        private final Path real;

        private Hold(FileChannel channel, Path real) {
            this.channel = channel;
            this.real = real;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                HELD.remove(real);
            }
        }
    }
}
