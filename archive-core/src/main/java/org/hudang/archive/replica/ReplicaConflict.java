package org.hudang.archive.replica;

import org.hudang.archive.ArchiveException;

/** Where a file of a version belongs lies another one, whole. It is left there: whoever put it has to be found. */
public final class ReplicaConflict extends ArchiveException {
    /**
     * @param path below the storage root
     * @param expected sha512 of the file that belongs there
     * @param found sha512 of the one that lies there
     */
    public ReplicaConflict(String path, String expected, String found) {
        super("AR-144", path, expected, found);
    }
}
