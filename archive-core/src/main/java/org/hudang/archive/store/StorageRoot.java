package org.hudang.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.MalformedId;
import org.hudang.archive.NoRoom;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.household.HouseholdNumber;

/**
 * The storage root: OCFL 1.1, docs/formats/storage-root-v1.md.
 *
 * <p><b>Guarantee.</b> After {@link #commit} has returned {@link Committed#DURABLE} the version is on the disk: every file,
 * every folder name and both copies of the inventory were forced. A crash at any moment leaves the object at the version
 * before, or at the new one, or in a state that the same {@code commit} call finishes. The caller holds the lock of the
 * household.
 */
public final class StorageRoot {
    /** What became of a staged version. */
    public enum Committed {
        /** It is the newest version of its object, durably. */
        DURABLE,
        /** Its bytes are neither in the object nor whole in the work directory; the object is as before. */
        LOST
    }

    private final Path root;
    private final Path work;
    private final Disk disk;
    private final Trust trust;
    private final Room room;
    private final Placing placing;
    private final Executor hands;

    private StorageRoot(Path root, Path work, Disk disk, Trust trust, Room room, Executor hands) {
        this.root = root;
        this.work = work;
        this.disk = disk;
        this.trust = trust;
        this.room = room;
        this.hands = hands;
        this.placing = new Placing(root, work, disk);
    }

    /**
     * Opens a storage root, or makes one in an empty or missing folder.
     *
     * @param work folder for unfinished work, on the same file system, outside the root
     * @throws StorageRootRefused when it is none of ours, or the folders do not fit together
     * @throws DigestMissing when no registered provider has SM3
     */
    public static StorageRoot open(Path root, Path work, StoreSettings settings) {
        Path realRoot = root.toAbsolutePath().normalize();
        Path realWork = work.toAbsolutePath().normalize();
        if (realWork.startsWith(realRoot)) {
            throw new StorageRootRefused(StorageRootRefused.Rule.WORK_INSIDE, realWork.getFileName());
        }
        Digests.algorithm("SM3");
        Trust trust = new Trust(settings.watch());
        Disk disk = new Disk(settings.steps(), trust, new ManyForces(settings.forcesAtOnce()));
        try {
            Files.createDirectories(realWork);
            RootFiles.openOrCreate(realRoot, disk);
            Object there = Files.getAttribute(realRoot, "unix:dev");
            if (!there.equals(Files.getAttribute(realWork, "unix:dev"))) {
                throw new StorageRootRefused(StorageRootRefused.Rule.OTHER_FILE_SYSTEM, realWork.getFileName());
            }
        } catch (IOException e) {
            throw new StorageRootRefused(StorageRootRefused.Rule.UNREADABLE, realRoot.getFileName());
        }
        Executor hands = Underway.hands(settings.forcesAtOnce());
        return new StorageRoot(realRoot, realWork, disk, trust, new Room(realWork, settings.keptFree()), hands);
    }

    /**
     * The inventory of an object at the version the catalogue knows. A root copy that a crash left behind is repaired from
     * the copy in the version's folder.
     *
     * @param version 0 when nothing was filed yet
     * @param sha512 digest of the inventory according to the catalogue
     * @throws InventoryBroken when neither copy has that digest
     */
    public Inventory inventory(ObjectName object, int version, String sha512) {
        if (version == 0) {
            return Inventory.empty(object);
        }
        Path folder = folder(object);
        try {
            Optional<byte[]> bytes = Placing.pair(folder, sha512);
            if (bytes.isEmpty()) {
                Path placed = folder.resolve("v" + version);
                bytes = Placing.pair(placed, sha512);
                if (bytes.isEmpty()) {
                    throw new InventoryBroken(object.id(), "v" + version);
                }
                String repair = workName(object.household(), "repair-" + object.volume());
                placing.replaceRootPair(folder, bytes.get(), sha512, repair);
                disk.removeTree(work.resolve(repair));
            }
            Inventory inventory = Inventory.parse(object, bytes.get());
            if (inventory.head() != version) {
                throw new InventoryBroken(object.id(), "head");
            }
            return inventory;
        } catch (IOException e) {
            throw failed("inventory", e);
        }
    }

    /**
     * The bytes of the inventory at the version the catalogue knows, as they are stored.
     *
     * @throws InventoryBroken when neither copy has that digest
     */
    public byte[] inventoryFile(ObjectName object, int version, String sha512) {
        var unused = inventory(object, version, sha512);
        try {
            return Placing.pair(folder(object), sha512)
                    .orElseThrow(() -> new InventoryBroken(object.id(), "v" + version));
        } catch (IOException e) {
            throw failed("inventory", e);
        }
    }

    /** Name of a folder in the work directory: it tells whose lock its sweeper needs. */
    public static String workName(HouseholdNumber household, String what) {
        return household + "." + what;
    }

    /** The household that a folder of the work directory belongs to; empty when it is none of ours. */
    public static Optional<HouseholdNumber> owner(String workName) {
        int dot = workName.indexOf('.');
        try {
            return dot < 0 ? Optional.empty() : Optional.of(new HouseholdNumber(workName.substring(0, dot)));
        } catch (MalformedId e) {
            return Optional.empty();
        }
    }

    /**
     * Looks whether a filing may begin.
     *
     * @param bytes of its papers, as far as they are known
     * @throws org.hudang.archive.StoreDegraded when this process can no longer be sure of the disk
     * @throws NoRoom when the disk has no room for them
     */
    public void requireReady(long bytes) {
        trust.require();
        try {
            room.require(bytes);
        } catch (IOException e) {
            throw failed("room", e);
        }
    }

    /**
     * Begins the next version of an object.
     *
     * @param intent a fresh {@link #workName}
     */
    public Staging stage(ObjectName object, String intent, Inventory base) {
        try {
            return new Staging(
                    new Staging.Place(disk, work, folder(object), hands, this::failed), object, intent, base);
        } catch (IOException e) {
            throw failed("stage", e);
        }
    }

    /** What a failure of the disk is called: it is full, it can no longer be trusted, or it refused this once. */
    private ArchiveException failed(String step, IOException cause) {
        trust.require();
        if (room.isOut(cause)) {
            NoRoom full = room.refusal(0);
            full.initCause(cause);
            return full;
        }
        return new StoreFailed(step, cause);
    }

    /**
     * Makes a staged version the newest of its object, durably; may be called again after any failure or crash, but not by
     * this process once a force has failed.
     *
     * @param survey whether bytes that a crash may have touched are read and compared first, and names written anew
     * @throws org.hudang.archive.StoreDegraded when this process can no longer be sure of the disk
     */
    public Committed commit(StagedVersion staged, Survey survey) {
        trust.require();
        try {
            Committed committed = placing.commit(staged, survey);
            if (committed == Committed.DURABLE) {
                // a force that failed in another thread may have been told there only
                trust.require();
            }
            return committed;
        } catch (IOException e) {
            throw failed("commit", e);
        }
    }

    /**
     * The same for bytes that this process has just forced, beside whatever the caller does meanwhile. Its outcome is what
     * {@link #commit} gives.
     */
    public Underway<Committed> committing(StagedVersion staged) {
        return Underway.begin(hands, () -> commit(staged, Survey.JUST_WRITTEN));
    }

    /**
     * Takes a version back that nobody was answered for, durably; may be called again after any failure or crash. Its folder
     * goes to the work directory, to be cleared with the intent. One that never became a version stays where it is staged.
     *
     * @param before sha512 of the inventory of the version before; empty when there was none
     * @throws InventoryBroken when the version before is not whole: nothing was taken back
     */
    public void withdraw(StagedVersion staged, String before) {
        trust.require();
        try {
            placing.withdraw(staged, before);
        } catch (IOException e) {
            throw failed("withdraw", e);
        }
    }

    /** How closely a commit looks at staged bytes. */
    public enum Survey {
        /** They were forced to the disk a moment ago by this process. */
        JUST_WRITTEN,
        /** A crash lies between. */
        EVERY_BYTE
    }

    /** Removes the folder of an intent from the work directory. */
    public void clear(String intent) {
        try {
            disk.removeTree(work.resolve(intent));
        } catch (IOException e) {
            throw failed("clear", e);
        }
    }

    /** Names of the folders in the work directory. */
    public List<String> unfinished() {
        try (Stream<Path> names = Files.list(work)) {
            return names.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new StoreFailed("work directory", e);
        }
    }

    /**
     * The bytes of a content file, checked while reading.
     *
     * @param contentPath path below the object, from the catalogue
     * @throws ContentDamaged when the file is missing or has another length; later, at the end of the stream, when the bytes
     *     are others
     */
    public InputStream read(ObjectName object, String contentPath, long bytes, String sha256) {
        Path file = file(object, contentPath);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new ContentDamaged(object.volume() + "/" + contentPath, bytes + " bytes", "no file");
            }
            long found = Files.size(file);
            if (found != bytes) {
                throw new ContentDamaged(object.volume() + "/" + contentPath, bytes + " bytes", found + " bytes");
            }
            return new CheckedContent(Files.newInputStream(file), bytes, sha256, object.volume() + "/" + contentPath);
        } catch (IOException e) {
            throw new StoreFailed("read", e);
        }
    }

    /** The bytes of a small file of ours in the newest version of an object. */
    public byte[] readSmall(ObjectName object, Inventory inventory, String logicalPath) {
        String sha512 = inventory.state().get(logicalPath);
        if (sha512 == null) {
            throw new InventoryBroken(object.id(), logicalPath);
        }
        try {
            byte[] bytes = Files.readAllBytes(
                    file(object, inventory.contentPath(sha512).orElseThrow()));
            String found = Digests.sha512(bytes);
            if (!found.equals(sha512)) {
                throw new ContentDamaged(object.volume() + "/" + logicalPath, sha512, found);
            }
            return bytes;
        } catch (IOException e) {
            throw new StoreFailed("read", e);
        }
    }

    /** Whether a file in the newest version of an object is there with the bytes that the inventory has. */
    public boolean isWhole(ObjectName object, Inventory inventory, String logicalPath) {
        String sha512 = inventory.state().get(logicalPath);
        if (sha512 == null) {
            return false;
        }
        Path file = file(object, inventory.contentPath(sha512).orElseThrow());
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Digests.of(file, "SHA-512").equals(sha512);
        } catch (IOException e) {
            throw new StoreFailed("read", e);
        }
    }

    /** The records of households. */
    public RecordFolder records() {
        return new RecordFolder(root, work, disk, trust);
    }

    /** Lists of what was destroyed. */
    public ListFolder lists() {
        return new ListFolder(root, work, disk, trust);
    }

    /** Takes objects out for ever. */
    public Removal removal() {
        return new Removal(root, work, disk, trust);
    }

    /** Which files the storage root consists of. */
    public ObjectFiles files() {
        return new ObjectFiles(root);
    }

    /** Puts damaged files right. */
    public Restoring restoring() {
        return new Restoring(root, work, disk, trust);
    }

    /** Where the storage root is. */
    public Path place() {
        return root;
    }

    /**
     * The newest inventory of an object as the storage root has it, for those who have no catalogue to ask. A root copy that a
     * crash left between two versions counts as the version whose own copy it equals.
     *
     * @throws InventoryBroken when no inventory can be believed
     */
    public Newest newest(ObjectName object) {
        Path folder = folder(object);
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(Inventory.FILE));
            String sha512 = Digests.sha512(bytes);
            Inventory inventory = Inventory.parse(object, bytes);
            if (Placing.pair(folder, sha512).isEmpty()
                    && Placing.pair(folder.resolve("v" + inventory.head()), sha512)
                            .isEmpty()) {
                throw new InventoryBroken(object.id(), Inventory.SIDECAR);
            }
            return new Newest(inventory, sha512);
        } catch (NoSuchFileException e) {
            throw new InventoryBroken(object.id(), Inventory.FILE);
        } catch (IOException e) {
            throw new StoreFailed("inventory", e);
        }
    }

    /** An inventory and its digest. */
    public record Newest(Inventory inventory, String sha512) {}

    /** Looks at the storage root as it is. */
    public Fixity fixity() {
        return new Fixity(root);
    }

    /** The folder of an object. */
    Path folder(ObjectName object) {
        return ObjectFiles.folder(root, object);
    }

    private Path file(ObjectName object, String contentPath) {
        if (!Inventory.isPlain(contentPath)) {
            throw new InventoryBroken(object.id(), "content path");
        }
        return folder(object).resolve(contentPath);
    }
}
