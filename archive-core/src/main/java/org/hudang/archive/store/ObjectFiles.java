package org.hudang.archive.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.volume.ContentSource;

/**
 * Which files a storage root consists of, for those who keep another copy of it. Needs no lock: what a version brought never
 * changes, and the newest inventory is taken from the version that the catalogue knows.
 */
public final class ObjectFiles {
    private static final byte[] DECLARATION = "ocfl_object_1.1\n".getBytes(StandardCharsets.US_ASCII);

    private final Path root;

    ObjectFiles(Path root) {
        this.root = root;
    }

    /**
     * All files of an object at this version, in the order in which another copy can take them at any crash: whatever an
     * inventory names comes before it, and the object's newest inventory with its sidecar comes last.
     *
     * @param sha512 digest of the inventory of that version according to the catalogue
     * @throws InventoryBroken when an inventory cannot be believed
     */
    public List<StoredFile> of(ObjectName object, int version, String sha512) {
        Path folder = folder(root, object);
        byte[] newest =
                believed(folder, version, sha512).orElseThrow(() -> new InventoryBroken(object.id(), "v" + version));
        Inventory inventory = Inventory.parse(object, newest);
        String below = String.join("/", object.path()) + "/";
        List<StoredFile> files = new ArrayList<>();
        for (Map.Entry<String, String> entry : byPath(inventory).entrySet()) {
            files.add(new StoredFile(
                    below + entry.getKey(),
                    Inventory.versionOf(entry.getKey()),
                    entry.getValue(),
                    ContentSource.of(folder.resolve(entry.getKey()))));
        }
        for (int v = 1; v <= version; v++) {
            int number = v;
            byte[] bytes = v == version
                    ? newest
                    : sound(folder, object, inventory, v)
                            .orElseThrow(() -> new InventoryBroken(object.id(), "v" + number));
            pair(below + "v" + v + "/", v, bytes, files);
        }
        files.add(StoredFile.of(below + Staging.NAMASTE, 0, DECLARATION));
        pair(below, 0, newest, files);
        return files;
    }

    /**
     * What makes the folder a storage root, its declaration last: as it has to be, whatever lies there now. Lists of what was
     * destroyed come before it ({@link ListFolder}).
     */
    public List<StoredFile> ofTheRoot() {
        try {
            List<StoredFile> files = new ArrayList<>();
            for (String path : RootFiles.ALL) {
                if (Files.exists(root.resolve(path))) {
                    files.add(StoredFile.of(path, 0, RootFiles.right(path)));
                }
            }
            return files;
        } catch (IOException e) {
            throw new StoreFailed("root", e);
        }
    }

    /** What the object declares itself to be. */
    static byte[] declaration() {
        return DECLARATION.clone();
    }

    static Path folder(Path root, ObjectName object) {
        Path folder = root;
        for (String name : object.path()) {
            folder = folder.resolve(name);
        }
        return folder;
    }

    /** Content paths with their digests, in the order of the paths. */
    static SortedMap<String, String> byPath(Inventory inventory) {
        SortedMap<String, String> paths = new TreeMap<>();
        inventory.manifest().forEach((digest, path) -> paths.put(path, digest));
        return paths;
    }

    /** The inventory with this digest, from whichever of its two places has it. */
    static Optional<byte[]> believed(Path folder, int version, String sha512) {
        for (Path place : List.of(folder.resolve("v" + version), folder)) {
            Optional<byte[]> bytes = bytes(place.resolve(Inventory.FILE));
            if (bytes.isPresent() && Digests.sha512(bytes.get()).equals(sha512)) {
                return bytes;
            }
        }
        return Optional.empty();
    }

    /** The inventory that an earlier version keeps, when its sidecar fits and it tells the same as the newest one. */
    private static Optional<byte[]> sound(Path folder, ObjectName object, Inventory newest, int version) {
        Path place = folder.resolve("v" + version);
        return bytes(place.resolve(Inventory.FILE))
                .filter(found -> isEarlier(found, object, newest, version))
                .filter(found -> bytes(place.resolve(Inventory.SIDECAR))
                        .filter(sidecar -> Arrays.equals(sidecar, Inventory.sidecar(Digests.sha512(found))))
                        .isPresent());
    }

    /** Whether these bytes are the inventory of an earlier version of the same object. */
    static boolean isEarlier(byte[] bytes, ObjectName object, Inventory newest, int version) {
        try {
            Inventory earlier = Inventory.parse(object, bytes);
            return earlier.versions().equals(newest.versions().subList(0, version))
                    && newest.manifest()
                            .entrySet()
                            .containsAll(earlier.manifest().entrySet());
        } catch (InventoryBroken e) {
            return false;
        }
    }

    /** Empty when there is no such file, or the disk does not give it back. */
    static Optional<byte[]> bytes(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void pair(String below, int version, byte[] inventory, List<StoredFile> files) {
        files.add(StoredFile.of(below + Inventory.FILE, version, inventory));
        files.add(StoredFile.of(below + Inventory.SIDECAR, version, Inventory.sidecar(Digests.sha512(inventory))));
    }
}
