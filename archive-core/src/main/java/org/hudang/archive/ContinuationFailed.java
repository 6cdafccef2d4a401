package org.hudang.archive;

/** The papers of a filing are safe, but its continuation threw; recovery tries it again. */
public final class ContinuationFailed extends ArchiveException {
    public ContinuationFailed(String name, Throwable cause) {
        super("AR-016", name);
        initCause(cause);
    }
}
