package org.hudang.archive.replica;

import org.hudang.archive.ArchiveException;

/** The replica is not in its place now: its disk went away, or another one lies there. Nothing can be said of its files. */
public final class ReplicaAway extends ArchiveException {
    ReplicaAway() {
        super("AR-406");
    }
}
