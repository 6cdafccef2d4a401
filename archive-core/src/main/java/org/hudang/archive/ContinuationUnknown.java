package org.hudang.archive;

/** A filing names a continuation that nobody registered. */
public final class ContinuationUnknown extends ArchiveException {
    public ContinuationUnknown(String name) {
        super("AR-011", name);
    }
}
