package org.hudang.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.StoreDegraded;

/**
 * Puts damaged or missing files of the storage root right from another copy, durably. What lay there before is kept in the work
 * directory under {@code damaged/}. The caller holds the lock of the household.
 *
 * <p><b>Guarantee.</b> A file takes its place only when its bytes have the digest that the inventory has, and the inventory only
 * when it has the digest that the catalogue has: a damaged copy damages nothing.
 */
public final class Restoring {
    /** Folder of the work directory that keeps damaged bytes. */
    static final String ASIDE = "damaged";

    private final Path root;
    private final Path work;
    private final Disk disk;
    private final Trust trust;

    Restoring(Path root, Path work, Disk disk, Trust trust) {
        this.root = root;
        this.work = work;
        this.disk = disk;
        this.trust = trust;
    }

    /** Another copy of the storage root. */
    @FunctionalInterface
    public interface Source {
        /** There is none; inventories can be put right from each other all the same. */
        Source NONE = path -> Optional.empty();

        /** The bytes of a file as that copy has them; empty when it has none. */
        Optional<InputStream> open(String path);
    }

    /**
     * A file that is whole again.
     *
     * @param path below the storage root
     * @param sha512 of its bytes
     */
    public record Restored(String path, String sha512) {}

    private record Task(ObjectName object, Path folder, Path fresh, Source other, List<Restored> restored) {}

    /**
     * Reads every byte of an object and puts right what is not as it has to be. What no copy has whole stays as it is. An object
     * that has a version behind this one is left alone. A disk that fails at it ends it; what is whole by then is told.
     *
     * @param sha512 digest of the inventory of that version according to the catalogue
     * @throws StoreDegraded when this process can no longer be sure of the disk
     */
    public List<Restored> restore(ObjectName object, int version, String sha512, Source other) {
        trust.require();
        Path folder = ObjectFiles.folder(root, object);
        if (Files.exists(folder.resolve("v" + (version + 1)), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<Restored> restored = new ArrayList<>();
        try {
            String unfinished = StorageRoot.workName(object.household(), "restore-" + object.volume());
            Path fresh = disk.makeFolders(work, List.of(unfinished));
            Task task = new Task(object, folder, fresh.resolve("file"), other, restored);
            newest(task, version, sha512).ifPresent(bytes -> all(task, version, bytes));
            disk.removeTree(fresh);
        } catch (IOException | StoreDegraded e) {
            // what is whole by now is told, the rest is as damaged as before
            return List.copyOf(restored);
        }
        return List.copyOf(restored);
    }

    private void all(Task task, int version, byte[] newest) {
        Inventory inventory = Inventory.parse(task.object(), newest);
        for (Map.Entry<String, String> file : ObjectFiles.byPath(inventory).entrySet()) {
            restore(task, file.getKey(), file.getValue());
        }
        for (int v = 1; v < version; v++) {
            int number = v;
            earlier(task, inventory, v).ifPresent(bytes -> pair(task, "v" + number + "/", bytes));
        }
        pair(task, "v" + version + "/", newest);
        restore(task, Staging.NAMASTE, ObjectFiles.declaration());
        pair(task, "", newest);
    }

    /** The inventory that the catalogue names, from whoever has it. */
    private static Optional<byte[]> newest(Task task, int version, String sha512) {
        Optional<byte[]> here = ObjectFiles.believed(task.folder(), version, sha512);
        for (String place : List.of("v" + version + "/", "")) {
            if (here.isEmpty()) {
                here = there(task, place + Inventory.FILE)
                        .filter(bytes -> Digests.sha512(bytes).equals(sha512));
            }
        }
        return here;
    }

    /** The inventory of an earlier version from whoever has it: one that a sidecar bears out, else one that fits the newest. */
    private static Optional<byte[]> earlier(Task task, Inventory newest, int version) {
        String place = "v" + version + "/";
        List<byte[]> found = copies(task, place + Inventory.FILE).stream()
                .filter(bytes -> ObjectFiles.isEarlier(bytes, task.object(), newest, version))
                .toList();
        List<byte[]> sidecars = copies(task, place + Inventory.SIDECAR);
        return found.stream()
                .filter(bytes -> sidecars.stream()
                        .anyMatch(sidecar -> Arrays.equals(sidecar, Inventory.sidecar(Digests.sha512(bytes)))))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** What lies under a path here, and there. */
    private static List<byte[]> copies(Task task, String path) {
        List<byte[]> copies = new ArrayList<>();
        ObjectFiles.bytes(task.folder().resolve(path)).ifPresent(copies::add);
        there(task, path).ifPresent(copies::add);
        return copies;
    }

    private void pair(Task task, String place, byte[] inventory) {
        restore(task, place + Inventory.FILE, inventory);
        restore(task, place + Inventory.SIDECAR, Inventory.sidecar(Digests.sha512(inventory)));
    }

    private void restore(Task task, String path, byte[] bytes) {
        String sha512 = Digests.sha512(bytes);
        if (!isWhole(task.folder().resolve(path), sha512)) {
            placed(task, path, sha512, () -> {
                Files.deleteIfExists(task.fresh());
                disk.write(task.fresh(), bytes);
                return true;
            });
        }
    }

    private void restore(Task task, String path, String sha512) {
        if (!isWhole(task.folder().resolve(path), sha512)) {
            placed(task, path, sha512, () -> fetched(task, path, sha512));
        }
    }

    private interface Fetching {
        boolean done() throws IOException;
    }

    /** What fails at one file keeps no other from being put right; what the disk did not keep ends everything. */
    private void placed(Task task, String path, String sha512, Fetching fetching) {
        try {
            if (fetching.done()) {
                place(task, path);
                task.restored().add(new Restored(String.join("/", task.object().path()) + "/" + path, sha512));
            }
        } catch (IOException e) {
            trust.require();
        }
    }

    private boolean fetched(Task task, String path, String sha512) throws IOException {
        Optional<InputStream> other = open(task, path);
        if (other.isEmpty()) {
            return false;
        }
        Files.deleteIfExists(task.fresh());
        try (InputStream in = other.get();
                FileChannel out = disk.create(task.fresh())) {
            return Digests.copy(in, out).sha512().equals(sha512);
        }
    }

    private static Optional<byte[]> there(Task task, String path) {
        Optional<InputStream> other = open(task, path);
        if (other.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = other.get()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A copy that cannot be asked is a copy that has nothing. */
    private static Optional<InputStream> open(Task task, String path) {
        try {
            return task.other().open(String.join("/", task.object().path()) + "/" + path);
        } catch (ArchiveException e) {
            return Optional.empty();
        }
    }

    private void place(Task task, String path) throws IOException {
        Path file = task.folder().resolve(path);
        List<String> names = new ArrayList<>(task.object().path());
        names.addAll(List.of(path.split("/")));
        Path parent = disk.folders(root, names.subList(0, names.size() - 1));
        disk.sync(task.fresh());
        aside(task.object(), path, file);
        disk.replaceFile(task.fresh(), file);
        disk.syncFolder(parent);
    }

    /** The damaged bytes may tell an expert what happened to the disk; nothing of ours reads them. */
    private void aside(ObjectName object, String path, Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path folder = disk.makeFolders(work, List.of(ASIDE, object.volume().value()));
        String name = path.replace('/', '_');
        int number = 1;
        while (Files.exists(folder.resolve(number + "-" + name), LinkOption.NOFOLLOW_LINKS)) {
            number++;
        }
        Path kept = folder.resolve(number + "-" + name);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            disk.renameFolder(file, kept);
        } else {
            Files.createLink(kept, file);
        }
        disk.syncFolder(Objects.requireNonNull(kept.getParent()));
    }

    private static boolean isWhole(Path file, String sha512) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Digests.of(file, "SHA-512").equals(sha512);
        } catch (IOException e) {
            return false;
        }
    }
}
