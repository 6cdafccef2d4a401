package org.hudang.archive.original;

import org.hudang.archive.ArchiveException;

/** There is no such item, or not for this township. */
public final class ItemUnknown extends ArchiveException {
    public ItemUnknown() {
        super("AR-300");
    }
}
