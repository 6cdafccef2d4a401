package org.hudang.archive;

/** An earlier filing in the volume is neither complete nor discarded, and completing it failed again. */
public final class VolumeBlocked extends ArchiveException {
    public VolumeBlocked(String failure, Throwable cause) {
        super("AR-017", failure);
        initCause(cause);
    }
}
