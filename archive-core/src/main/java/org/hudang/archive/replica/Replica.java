package org.hudang.archive.replica;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StoredFile;

/**
 * A place for a second copy of the storage root (副本). It knows nothing of households and versions: it takes files under the paths
 * that they have in the storage root and gives them back. Who asks it compares what comes back with the digests of the archive.
 *
 * <p>Safe for use by many threads, as long as no two put the same path.
 */
public interface Replica {
    /** Tells this place from every other; made when it was first used, and kept there. */
    ReplicaId id();

    /** Where it is, in words for people. */
    String place();

    /**
     * Puts files, each in the place of what was there, in this order; all of them are durable on return. A file is there whole or
     * not at all, and one whose bytes do not have its digest is not put.
     *
     * @throws org.hudang.archive.ContentDamaged when the bytes of a file are not those of its digest; those before it may be there
     * @throws ReplicaFailed when the place did not take one; those before it may be there
     * @throws ReplicaAway when the place is not there now; those before it may be there
     */
    void put(List<StoredFile> files);

    /**
     * The bytes that lie under a path, unchecked; empty when nothing lies there.
     *
     * @throws ReplicaFailed when the place does not give them
     * @throws ReplicaAway when nothing lies there because the place itself is not there now
     */
    Optional<InputStream> open(String path);

    /**
     * Takes away for ever whatever lies in the place of an object, and what is left of files on their way; durable on return. Nothing
     * lies there afterwards, also when a call before this one was cut off. Only for what was destroyed: {@link Removals}.
     *
     * @return how many files lay there
     * @throws ReplicaFailed when the place did not give them away; some may be gone
     * @throws ReplicaAway when the place is not there now
     */
    int remove(ObjectName object);
}
