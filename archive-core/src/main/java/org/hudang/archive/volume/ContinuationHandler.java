package org.hudang.archive.volume;

/** A use case that completes a filing inside its transaction; registered when the archive is built. */
public interface ContinuationHandler {
    /** Stable name, stored with the intent. */
    String name();

    /**
     * Applies the payload. Runs in the catalogue transaction, with the township of the household set, and may run again in
     * another process after a crash, but its changes are committed once. What it throws undoes the catalogue change; the
     * intent stays and is tried again by recovery.
     */
    void apply(String json, Filed filed);
}
