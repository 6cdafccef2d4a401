package org.hudang.archive.store;

import org.hudang.archive.ArchiveException;

/** The Java runtime has no provider for a digest. */
public final class DigestMissing extends ArchiveException {
    DigestMissing(String algorithm, Throwable cause) {
        super("AR-050", algorithm);
        initCause(cause);
    }
}
