package org.hudang.archive;

/** The storage refused a write or read; nothing was acknowledged. */
public final class StoreFailed extends ArchiveException {
    public StoreFailed(String step, Throwable cause) {
        super("AR-012", step);
        initCause(cause);
    }
}
