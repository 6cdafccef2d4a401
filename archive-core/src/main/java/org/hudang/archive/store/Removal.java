package org.hudang.archive.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.hudang.archive.StoreFailed;

/** Takes objects out of the storage root for ever. */
public final class Removal {
    private final Path root;
    private final Path work;
    private final Disk disk;
    private final Trust trust;

    Removal(Path root, Path work, Disk disk, Trust trust) {
        this.root = root;
        this.work = work;
        this.disk = disk;
        this.trust = trust;
    }

    /**
     * Removes an object with every version of it, durably. Its folder leaves the storage root in one step, so that a crash leaves it
     * whole or gone there; what then lies in the work directory is removed by the same call again, or by whoever sweeps it. Damaged
     * files of it that were kept when they were healed go too. The caller holds the lock of the household.
     *
     * @throws org.hudang.archive.StoreDegraded when this process can no longer be sure of the disk
     */
    public void remove(ObjectName object) {
        trust.require();
        Path folder = ObjectFiles.folder(root, object);
        Path household = Objects.requireNonNull(folder.getParent());
        Path aside = work.resolve(StorageRoot.workName(object.household(), "destroyed-" + object.volume()));
        try {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                disk.removeTree(aside);
                disk.renameFolder(folder, aside);
            }
            // a process that died may have taken it out without forcing that
            Path standing = household;
            while (!Files.isDirectory(standing, LinkOption.NOFOLLOW_LINKS)) {
                standing = Objects.requireNonNull(standing.getParent());
            }
            disk.syncFolder(standing);
            disk.removeTree(aside);
            disk.removeTree(
                    work.resolve(Restoring.ASIDE).resolve(object.volume().value()));
            disk.syncFolder(work);
            disk.removeEmpty(household, root);
        } catch (IOException e) {
            throw new StoreFailed("destroy", e);
        }
    }
}
