package org.hudang.server.platform;

import org.hudang.archive.destruction.Remains;
import org.hudang.archive.volume.ItemId;

/** What the house keeps of filed papers beside the archive: pictures of their pages, and the note to keep them verifiable. */
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
    }
}
