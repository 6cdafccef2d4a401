package org.hudang.archive.reception;

import org.hudang.archive.ArchiveException;

/** A whole package holds something that this house cannot hold; nothing was kept. */
public final class PackageUnfit extends ArchiveException {
    /**
     * @param path of the file in the package
     * @param cause what is wrong with it
     */
    PackageUnfit(String path, Exception cause) {
        super(
                "AR-403",
                path,
                cause instanceof ArchiveException coded
                        ? coded.code()
                        : cause.getClass().getSimpleName());
        initCause(cause);
    }
}
