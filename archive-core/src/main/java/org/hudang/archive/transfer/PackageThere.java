package org.hudang.archive.transfer;

import org.hudang.archive.ArchiveException;

/** A file of that name is there already; it was left as it is. */
public final class PackageThere extends ArchiveException {
    /** @param name of the file, without its folder */
    public PackageThere(String name) {
        super("AR-401", name);
    }
}
