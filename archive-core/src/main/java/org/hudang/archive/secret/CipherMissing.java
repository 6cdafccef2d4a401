package org.hudang.archive.secret;

import org.hudang.archive.ArchiveException;

/** The Java runtime has no provider for an algorithm that the settings ask for. */
public final class CipherMissing extends ArchiveException {
    CipherMissing(String algorithm, Throwable cause) {
        super("AR-042", algorithm);
        initCause(cause);
    }
}
