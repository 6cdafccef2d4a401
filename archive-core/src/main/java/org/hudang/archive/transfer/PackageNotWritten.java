package org.hudang.archive.transfer;

import java.io.IOException;
import org.hudang.archive.ArchiveException;

/** The package could not be written; nothing of it is left. */
public final class PackageNotWritten extends ArchiveException {
    /** @param name of the file, without its folder */
    public PackageNotWritten(String name, IOException cause) {
        super("AR-402", name, cause.getClass().getSimpleName());
        initCause(cause);
    }
}
