package org.hudang.archive;

/** Hears at once that the storage takes no more filings, for whoever has to tell people. */
@FunctionalInterface
public interface StoreWatch {
    /** Nobody has to be told. */
    StoreWatch NOBODY = failure -> {};

    /** Told once in the life of an archive; must not throw. */
    void degraded(StoreDegraded failure);
}
