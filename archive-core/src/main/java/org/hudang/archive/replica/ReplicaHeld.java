package org.hudang.archive.replica;

import java.time.Instant;
import org.hudang.archive.ArchiveException;

/** The place has promised to keep a file until a moment and gives it away to nobody before. */
public final class ReplicaHeld extends ArchiveException {
    private final Instant until;

    /** @param until from when on it can be taken away */
    public ReplicaHeld(Instant until) {
        super("AR-143", until);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
