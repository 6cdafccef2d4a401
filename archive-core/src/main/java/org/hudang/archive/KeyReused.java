package org.hudang.archive;

/** The same idempotency key came with another request. */
public final class KeyReused extends ArchiveException {
    public KeyReused(String operation) {
        super("AR-006", operation);
    }
}
