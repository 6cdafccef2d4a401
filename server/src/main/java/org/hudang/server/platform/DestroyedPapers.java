package org.hudang.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hudang.archive.destruction.Remains;
import org.hudang.archive.volume.ItemId;
import org.hudang.server.intake.WatchedFolder;

/**
 * What the house keeps of filed papers beside the archive: pictures of their pages, the note to keep them verifiable, and what
 * scanners left of them in the watched folder.
 */
final class DestroyedPapers implements Remains {
    private final House house;

    /** Asks this house when it is told. */
    DestroyedPapers(House house) {
        this.house = house;
    }

    @Override
    public void forget(Gone gone) {
        gone.originals().forEach(house.pictures()::forget);
        house.signing()
                .registers()
                .kept()
                .release(gone.items().stream().map(ItemId::value).toList());
        house.settings().outside().intakeFolder().ifPresent(folder -> {
            try {
                WatchedFolder.forget(folder, gone.household(), gone.originals());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
