package org.hudang.archive.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the replica (副本) as new as the archive. What it lacks is no list that could be forgotten: the version of each volume in the
 * catalogue, written with the filing itself, is compared with the version that was copied last; records of households likewise.
 * What was destroyed ({@link Removals}) is taken away there, too.
 *
 * <p>Made by {@link org.hudang.archive.ArchiveBuilder#rooms()}; safe for use by many threads and processes.
 */
public interface Replication {
    /** Whether there is to be a replica at all. */
    boolean wanted();

    /**
     * Takes away what was destroyed, and copies what the replica lacks, version by version, each file with force and compared with
     * its digest, inventories last.
     *
     * @param longest after which no further volume is begun
     * @throws ReplicaRefused when the place cannot be used
     * @throws ReplicaFailed when it does not answer, or goes away meanwhile; what was done by then is done
     */
    Copied copy(Duration longest);

    /**
     * What a call did.
     *
     * @param versions of volumes
     * @param records of households
     * @param removed volumes that were destroyed and do not lie there any more
     * @param failed what could not be copied, taken away, or locked for longer; it is tried again
     */
    record Copied(long versions, long records, long removed, List<Failure> failed) {
        /** Nothing was there to be done. */
        public static final Copied NOTHING = new Copied(0, 0, 0, List.of());

        public Copied {
            failed = List.copyOf(failed);
        }
    }

    /**
     * Why something could not be copied, taken away, or locked for longer.
     *
     * @param what volume or household, the path of a file of a destruction list, or {@code ocfl_layout.json} for the files that make
     *     it a storage root
     * @param code stable code of the cause
     */
    record Failure(String what, String code) {}

    /** How far the replica is behind, which is all the archive when it cannot be opened; empty when there is none. */
    Optional<Lag> lag();

    /**
     * How far the replica is behind.
     *
     * @param place where it is; empty when it cannot be opened
     * @param volumes of which a version is lacking
     * @param versions that are lacking
     * @param records of households that are older there
     * @param removals volumes that were destroyed and may lie there still
     * @param since when the oldest version that is lacking was filed, or the oldest of these volumes destroyed
     */
    record Lag(String place, long volumes, long versions, long records, long removals, Optional<Instant> since) {
        /** Whether nothing is lacking, and nothing is there that must not be. */
        public boolean none() {
            return volumes == 0 && records == 0 && removals == 0;
        }
    }
}
