package org.hudang.server.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The data directory (数据目录): everything the house keeps, under one roof, readable by its owner only.
 *
 * <pre>
 * hudang-home        what this directory is for: demo or production, decided once
 * lock               held by the one process that runs the embedded database and index, or by all that share the rest
 * running            where the running process listens, for commands (mode 600)
 * postgres/          the embedded database
 * archive/           the OCFL storage root
 * work/              staging, on the same file system as archive/; work/tmp/ is emptied at each start,
 *                    or has a folder for each process; work/tray/ has papers that came in and are not filed,
 *                    work/packages/ packages of other houses that nobody decided about
 * index/             the search index
 * pictures/          pictures of pages; made anew when they are gone
 * keys/              keys of fields and passphrases (mode 600)
 * authority/         the demo certification authority (demo only)
 * certificates/      trust list and status lists as files
 * journal-roots/     signed roots over all journals
 * office.json        the administration this house works for
 * materials.json     materials tables of a region, where it has its own
 * results/           what the demo leaves for looking at
 * </pre>
 */
public final class DataDirectory {
    private static final String MARK = "hudang-home";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path root;
    private final Path temporary;

    private DataDirectory(Path root, Path temporary) {
        this.root = root;
        this.temporary = temporary;
    }

    private static DataDirectory at(Path root) {
        return new DataDirectory(root, root.resolve("work/tmp"));
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
            DataDirectory directory = at(root);
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
        return Files.isReadable(root.resolve(MARK)) ? Optional.of(at(root)) : Optional.empty();
    }

    /**
     * Takes the lock of the embedded database and index, or refuses. What a killed holder left behind goes: where it
     * listened, everything temporary, and key files and roots that were never finished.
     *
     * @throws DirectoryRefused if another process holds it
     */
    public Hold hold() {
        try {
            DirectoryLock lock = DirectoryLock.alone(root);
            try {
                sweep();
                return new Hold(this, lock::close);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw DirectoryRefused.unusable(root, e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    /**
     * Takes the directory together with other processes that do the same, or refuses: for a house whose database and index
     * lie outside. Temporary files get a folder of this process's own.
     *
     * @throws DirectoryRefused if a process holds it alone
     */
    public Hold share() {
        try {
            DirectoryLock lock = DirectoryLock.together(root);
            try {
                OwnFolder own = OwnFolder.in(temporary);
                return new Hold(new DataDirectory(root, own.path()), () -> {
                    try (lock) {
                        own.close();
                    }
                });
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw DirectoryRefused.unusable(root, e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    /** What several share is not swept: another process may just be writing it. */
    private void sweep() throws IOException {
        Files.deleteIfExists(running());
        DeleteTree.delete(temporary);
        Files.createDirectories(temporary);
        for (Path folder : new Path[] {keys(), journalRoots()}) {
            try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "*.new")) {
                for (Path file : unfinished) {
                    Files.deleteIfExists(file);
                }
            }
        }
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

    /** For files that nobody misses: emptied whenever the lock is taken, or the folder of one process of several. */
    public Path temporary() {
        return temporary;
    }

    public Path index() {
        return root.resolve("index");
    }

    /** Pictures of pages of papers, which are drawn again when they are gone. */
    public Path pictures() {
        return root.resolve("pictures");
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
            // another process may just have made it
            if (inside.anyMatch(path -> !path.getFileName().toString().startsWith(MARK)) && !Files.exists(mark)) {
                throw DirectoryRefused.foreign(root);
            }
        }
        // a name of its own: two that open at once write the same, and the later one wins
        Path written = Files.createTempFile(root, MARK + "-", ".new");
        Files.writeString(written, word + "\n", StandardCharsets.UTF_8);
        Files.move(written, mark, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The data directory as one process uses it, with its lock, held until closed or until the process ends. */
    public static final class Hold implements AutoCloseable {
        private final DataDirectory directory;
        private final Runnable release;

        private Hold(DataDirectory directory, Runnable release) {
            this.directory = directory;
            this.release = release;
        }

        public DataDirectory directory() {
            return directory;
        }

        @Override
        public void close() {
            release.run();
        }
    }
}
