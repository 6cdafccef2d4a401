package org.hudang.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.volume.ContentSource;

/**
 * The next version of one object, being written in the work directory. Nothing of it is in the storage root before {@link
 * StorageRoot#commit}.
 */
public final class Staging {
    /** Files whose last digest is awaited at a time; each keeps some of its bytes in memory. */
    private static final int MOST_DIGESTING = 16;

    static final String NAMASTE = "0=ocfl_object_1.1";

    private final Disk disk;
    private final Path work;
    private final Path folder;
    private final Path version;
    private final Path content;
    private final Set<Path> made = new HashSet<>();
    private final Set<Path> linked = new HashSet<>();
    private final Deque<Digests> digesting = new ArrayDeque<>();
    private final ObjectName object;
    private final String intent;
    private final Inventory base;
    private final SortedMap<String, String> state;
    private final Map<String, String> added = new HashMap<>();
    private final List<Healed> healed = new ArrayList<>();
    private final Path there;
    private final Executor hands;
    private final BiFunction<String, IOException, ArchiveException> failures;

    /**
     * A damaged file of the object that was replaced by the same bytes as the inventory has them.
     *
     * @param contentPath below the object
     * @param sha512 of what it should hold, and holds again
     */
    public record Healed(String contentPath, String sha512) {}

    /**
     * Where a version is written.
     *
     * @param work folder of all unfinished work
     * @param there where the object lies
     * @param hands do what the caller need not wait for at once
     * @param failures what a failure of the disk in this step is called
     */
    record Place(
            Disk disk,
            Path work,
            Path there,
            Executor hands,
            BiFunction<String, IOException, ArchiveException> failures) {}

    Staging(Place place, ObjectName object, String intent, Inventory base) throws IOException {
        this.disk = place.disk();
        this.work = place.work();
        this.there = place.there();
        this.hands = place.hands();
        this.failures = place.failures();
        this.object = object;
        this.intent = intent;
        this.base = base;
        this.state = new TreeMap<>(base.state());
        folder = disk.makeFolders(work, List.of(intent));
        int next = base.head() + 1;
        Path parent = next == 1 ? Files.createDirectory(folder.resolve("object")) : folder;
        version = Files.createDirectory(parent.resolve("v" + next));
        content = Files.createDirectory(version.resolve("content"));
        made.add(content);
    }

    /** Number of the version being written. */
    public int version() {
        return base.head() + 1;
    }

    /**
     * Takes a file under a logical path. Bytes that the object already holds are linked, not stored again; when the file that
     * should hold them is damaged or gone, they take its place.
     *
     * @throws org.hudang.archive.StoreFailed when reading or writing fails
     * @throws org.hudang.archive.NoRoom when the disk is full
     */
    public Digests add(String logicalPath, ContentSource content) {
        try {
            Path file = place(logicalPath);
            Digests digests;
            try (InputStream in = content.open();
                    FileChannel out = disk.create(file)) {
                digests = Digests.copy(in, out);
            }
            keep(logicalPath, file, digests.sha512(), digests.bytes());
            digesting.addLast(digests);
            if (digesting.size() == MOST_DIGESTING) {
                awaitDigests();
            }
            return digests;
        } catch (IOException e) {
            throw failures.apply("stage", e);
        }
    }

    /** Returns when all digests of what was taken are there; from the last, so that what nobody has begun is done meanwhile. */
    public void awaitDigests() {
        while (!digesting.isEmpty()) {
            digesting.removeLast().sm3();
        }
    }

    /** Takes bytes of the house's own making under a logical path. */
    public void add(String logicalPath, byte[] bytes) {
        try {
            Path file = place(logicalPath);
            disk.write(file, bytes);
            keep(logicalPath, file, Digests.sha512(bytes), bytes.length);
        } catch (IOException e) {
            throw failures.apply("stage", e);
        }
    }

    private Path place(String logicalPath) throws IOException {
        if (!Inventory.isPlain(logicalPath)) {
            throw new IllegalArgumentException("not a plain path");
        }
        Path file = content.resolve(logicalPath);
        Path parent = Objects.requireNonNull(file.getParent());
        if (made.add(parent)) {
            Files.createDirectories(parent);
        }
        return file;
    }

    private void keep(String logicalPath, Path file, String sha512, long bytes) throws IOException {
        Optional<String> held = base.contentPath(sha512);
        if (held.isPresent()) {
            linkOrHeal(file, held.get(), sha512, bytes);
            linked.add(Objects.requireNonNull(file.getParent()));
        } else if (added.containsKey(sha512)) {
            Files.delete(file);
            linked.add(Objects.requireNonNull(file.getParent()));
        } else {
            added.put(sha512, "v" + version() + "/content/" + logicalPath);
        }
        state.put(logicalPath, sha512);
    }

    private void linkOrHeal(Path fresh, String contentPath, String sha512, long bytes) throws IOException {
        Path held = there.resolve(contentPath);
        if (Files.isRegularFile(held, LinkOption.NOFOLLOW_LINKS)
                && Files.size(held) == bytes
                && Digests.of(held, "SHA-512").equals(sha512)) {
            Files.delete(fresh);
            return;
        }
        List<String> names = List.of(contentPath.split("/"));
        Path folder = disk.folders(there, names.subList(0, names.size() - 1));
        disk.sync(fresh);
        disk.replaceFile(fresh, held);
        disk.syncFolder(folder);
        healed.add(new Healed(contentPath, sha512));
    }

    /** Files of the object that were damaged and are whole again, durably, whatever becomes of this version. */
    public List<Healed> healed() {
        return List.copyOf(healed);
    }

    /** Where the bytes of this digest lie below the object, once committed. */
    public String contentPath(String sha512) {
        return base.contentPath(sha512)
                .or(() -> Optional.ofNullable(added.get(sha512)))
                .orElseThrow();
    }

    /** Where the bytes of this digest lie now, to be read: in this version, or in the object that had them. */
    public Path file(String sha512) {
        String own = added.get(sha512);
        return own == null
                ? there.resolve(base.contentPath(sha512).orElseThrow())
                : version.resolve(own.substring(own.indexOf('/') + 1));
    }

    /**
     * Writes the inventory; nothing is forced to the disk yet.
     *
     * @param message what happened, without personal data
     */
    public StagedVersion finish(Instant created, String message, String user) {
        try {
            Inventory inventory = base.with(new Inventory.Version(created, message, user, state), added);
            byte[] bytes = inventory.toBytes();
            String sha512 = Digests.sha512(bytes);
            removeEmptyFolders();
            pair(version, bytes, sha512);
            if (version() == 1) {
                Path root = folder.resolve("object");
                disk.write(root.resolve(NAMASTE), ObjectFiles.declaration());
                pair(root, bytes, sha512);
            } else {
                pair(folder, bytes, sha512);
            }
            return new StagedVersion(object, intent, version(), sha512);
        } catch (IOException e) {
            throw failures.apply("stage", e);
        }
    }

    /** Forces everything to the disk beside whatever the caller does meanwhile; the version is safe once this has its outcome. */
    public Underway<StagedVersion> forcing(StagedVersion finished) {
        return Underway.begin(hands, () -> {
            try {
                disk.syncTree(folder);
                disk.syncFolder(work);
                return finished;
            } catch (IOException e) {
                throw failures.apply("stage", e);
            }
        });
    }

    private void pair(Path where, byte[] inventory, String sha512) throws IOException {
        disk.write(where.resolve(Inventory.FILE), inventory);
        disk.write(where.resolve(Inventory.SIDECAR), Inventory.sidecar(sha512));
    }

    /** A linked duplicate may leave its folder empty, and OCFL wants no empty folders. */
    private void removeEmptyFolders() throws IOException {
        for (Path one : linked) {
            disk.removeEmpty(one, version);
        }
        disk.removeEmpty(content, version);
    }
}
