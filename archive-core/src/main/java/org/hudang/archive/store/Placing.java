package org.hudang.archive.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hudang.archive.store.StorageRoot.Committed;
import org.hudang.archive.store.StorageRoot.Survey;

/**
 * Puts a staged version into its place in the storage root and takes it back, by steps each of which may be the last before a
 * crash and may be done again (docs/formats/storage-root-v1.md). Whether the disk may still be trusted is for the caller to ask.
 */
final class Placing {
    private final Path root;
    private final Path work;
    private final Disk disk;

    Placing(Path root, Path work, Disk disk) {
        this.root = root;
        this.work = work;
        this.disk = disk;
    }

    /** Makes a staged version the newest of its object; {@link StorageRoot#commit}. */
    Committed commit(StagedVersion staged, Survey survey) throws IOException {
        Path folder = ObjectFiles.folder(root, staged.object());
        Path unfinished = work.resolve(staged.intent());
        String name = "v" + staged.version();
        Path placed = folder.resolve(name);
        boolean first = staged.version() == 1;
        if (!isThere(placed, staged, survey)) {
            Path from = unfinished.resolve(first ? "object" : name);
            Path version = first ? from.resolve(name) : from;
            if (!isThere(version, staged, survey) || (survey == Survey.EVERY_BYTE && !isWhole(version, staged))) {
                if (first) {
                    disk.removeEmpty(Objects.requireNonNull(folder.getParent()), root);
                }
                return Committed.LOST;
            }
            if (first) {
                disk.makeFolders(root, staged.object().path().subList(0, 3));
            }
            disk.renameFolder(from, first ? folder : placed);
        }
        // the name may be another process's work, not yet forced
        syncNames(staged.object(), folder, first);
        finishRootPair(staged, folder, survey);
        return Committed.DURABLE;
    }

    /** Takes a version back that nobody was answered for; {@link StorageRoot#withdraw}. */
    void withdraw(StagedVersion staged, String before) throws IOException {
        Path folder = ObjectFiles.folder(root, staged.object());
        Path placed = folder.resolve("v" + staged.version());
        if (pair(placed, staged.inventory()).isEmpty()) {
            // it may have been taken back by a process that could not force that
            syncStanding(staged.version() == 1 ? Objects.requireNonNull(folder.getParent()) : folder);
            return;
        }
        Path aside = disk.folders(work, List.of(staged.intent())).resolve("withdrawn");
        if (staged.version() == 1) {
            disk.renameFolder(folder, aside);
            Path household = Objects.requireNonNull(folder.getParent());
            disk.syncFolder(household);
            disk.removeEmpty(household, root);
            return;
        }
        if (pair(folder, before).isEmpty()) {
            String earlier = "v" + (staged.version() - 1);
            byte[] inventory = pair(folder.resolve(earlier), before)
                    .orElseThrow(() -> new InventoryBroken(staged.object().id(), earlier));
            replaceRootPair(folder, inventory, before, staged.intent());
        }
        disk.renameFolder(placed, aside);
        disk.syncFolder(folder);
    }

    /** What this process has forced a moment ago is known by its sidecar. */
    private static boolean isThere(Path folder, StagedVersion staged, Survey survey) throws IOException {
        return survey == Survey.JUST_WRITTEN
                ? sidecarTells(folder, staged.inventory())
                : pair(folder, staged.inventory()).isPresent();
    }

    private static boolean sidecarTells(Path folder, String sha512) throws IOException {
        try {
            return Files.readString(folder.resolve(Inventory.SIDECAR), StandardCharsets.ISO_8859_1)
                    .startsWith(sha512 + " ");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The inventory in a folder, when its digest and its sidecar are the expected ones. */
    static Optional<byte[]> pair(Path folder, String sha512) throws IOException {
        try {
            if (!sidecarTells(folder, sha512)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(folder.resolve(Inventory.FILE));
            return Digests.sha512(bytes).equals(sha512) ? Optional.of(bytes) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(Path version, StagedVersion staged) throws IOException {
        byte[] bytes = Files.readAllBytes(version.resolve(Inventory.FILE));
        Inventory inventory = Inventory.parse(staged.object(), bytes);
        String own = "v" + staged.version() + "/";
        for (var entry : inventory.manifest().entrySet()) {
            if (entry.getValue().startsWith(own)) {
                Path file = version.resolve(entry.getValue().substring(own.length()));
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        || !Digests.of(file, "SHA-512").equals(entry.getKey())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Forces the newest name: a version in its object, or a first object in its household. */
    private void syncNames(ObjectName object, Path folder, boolean first) throws IOException {
        if (first) {
            disk.syncFolders(Disk.above(root, object.path()));
        } else {
            disk.syncFolder(folder);
        }
    }

    /** Forces a folder of the storage, or what of the folders above it is there. */
    private void syncStanding(Path folder) throws IOException {
        Path there = folder;
        while (!Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)) {
            there = Objects.requireNonNull(there.getParent());
        }
        disk.syncFolder(there);
    }

    /**
     * After a crash both copies are written anew even when they are as they should be: a process may have died of a disk that
     * did not keep the names in this folder and that does not say so again.
     */
    private void finishRootPair(StagedVersion staged, Path folder, Survey survey) throws IOException {
        if (survey == Survey.JUST_WRITTEN && sidecarTells(folder, staged.inventory())) {
            if (staged.version() > 1) {
                disk.syncFolder(folder);
            }
            return;
        }
        Path unfinished = work.resolve(staged.intent());
        if (Files.exists(folder.resolve("v" + (staged.version() + 1)), LinkOption.NOFOLLOW_LINKS)) {
            return; // a later version was filed meanwhile, and the root copy is its
        }
        if (isThere(unfinished, staged, survey)) {
            disk.replaceFile(unfinished.resolve(Inventory.FILE), folder.resolve(Inventory.FILE));
            disk.replaceFile(unfinished.resolve(Inventory.SIDECAR), folder.resolve(Inventory.SIDECAR));
            disk.syncFolder(folder);
        } else {
            byte[] bytes =
                    Files.readAllBytes(folder.resolve("v" + staged.version()).resolve(Inventory.FILE));
            replaceRootPair(folder, bytes, staged.inventory(), staged.intent());
        }
    }

    /** Puts an inventory over the one of an object, in two steps each of which leaves a whole file. */
    void replaceRootPair(Path folder, byte[] inventory, String sha512, String intent) throws IOException {
        Path place = disk.folders(work, List.of(intent));
        Path newInventory = place.resolve("root-" + Inventory.FILE);
        Path newSidecar = place.resolve("root-" + Inventory.SIDECAR);
        Files.deleteIfExists(newInventory);
        Files.deleteIfExists(newSidecar);
        disk.write(newInventory, inventory);
        disk.write(newSidecar, Inventory.sidecar(sha512));
        disk.sync(newInventory);
        disk.sync(newSidecar);
        disk.replaceFile(newInventory, folder.resolve(Inventory.FILE));
        disk.replaceFile(newSidecar, folder.resolve(Inventory.SIDECAR));
        disk.syncFolder(folder);
    }
}
