package org.hudang.archive.keeping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;

/**
 * Rounds over all volumes (巡检): whichever was looked at longest ago comes next, so that a round that stops goes on where it
 * was, in this process or another.
 *
 * <p>A look compares storage and catalogue of one volume and reads every byte of it, and of the record of its household, which is
 * written anew from the catalogue when it is damaged. Destruction lists are read once a day. What does not agree is looked at once more
 * with the lock of the household, and put right from another copy where one is whole: the replica, or the other copy of an
 * inventory. Then the replica is read, and what is damaged there is copied anew. The history of the household tells each damage
 * once, and each file that was put right. What was destroyed ({@link org.hudang.archive.replica.Removals}) is looked at no more,
 * and is no damage.
 */
public interface Rounds {
    /**
     * Looks at volumes until the budget is used up or none is due; at least one, when one is due.
     */
    Step step(Budget budget);

    /**
     * What a step may take.
     *
     * @param bytes to read; the last volume may take it beyond
     * @param time after which no further volume is begun
     * @param rest how long a volume that was looked at is not looked at again
     */
    record Budget(long bytes, Duration time, Duration rest) {}

    /**
     * What a step did.
     *
     * @param volumes that were read
     * @param bytes that were read, those of the replica too
     * @param damaged damages that were not known before and stay open
     * @param whole damages that are no more, whoever ended them
     * @param healed what was put right
     * @param failed what could not be looked at, now or within the last hour
     * @param finished whether nothing is due any more but what could not be looked at
     */
    record Step(
            int volumes,
            long bytes,
            int damaged,
            int whole,
            List<Healed> healed,
            List<Failure> failed,
            boolean finished) {
        public Step {
            healed = List.copyOf(healed);
            failed = List.copyOf(failed);
        }
    }

    /**
     * Why something could not be looked at; it comes again after an hour, and keeps no other from being looked at.
     *
     * @param what volume, or {@code destruction lists}
     * @param code stable code of the cause
     */
    record Failure(String what, String code) {}

    /**
     * A file that is whole again.
     *
     * @param code archival code of the volume
     * @param item archival code of the item whose file it is; empty for what belongs to the volume or the household
     * @param place as in {@link Damage}
     */
    record Healed(HouseholdNumber household, VolumeId volume, String code, Optional<String> item, String place) {}

    /** Where the round stands. */
    Standing standing();

    /**
     * Where the round stands.
     *
     * @param volumes with at least one version
     * @param bytes of all their files: as they were read, or, where a volume was not read as it is now, of its papers as the
     *     catalogue has them
     * @param never volumes that no round has read yet
     * @param oldest when the volume that was read longest ago was read; empty when none was
     * @param waiting since when the volume that waits longest has been waiting: it was last read then, or, when it was never read,
     *     its first paper was filed then; empty when there is none
     * @param damages that are open
     * @param healed damages that were put right from another copy
     */
    record Standing(
            long volumes,
            long bytes,
            long never,
            Optional<Instant> oldest,
            Optional<Instant> waiting,
            long damages,
            long healed) {}

    /** Damages that are open, the oldest first, at most 1000. */
    List<Damage> damages();

    /**
     * Something of a volume that is not as it was filed.
     *
     * @param code archival code of the volume
     * @param item archival code of the item whose file it is; empty for what belongs to the volume
     * @param place below the storage root, or what the check names; {@code replica/} stands before what lies in the replica
     * @param expected digest or other word
     * @param found digest, other word, or empty
     */
    record Damage(
            HouseholdNumber household,
            VolumeId volume,
            String code,
            Optional<String> item,
            Kind kind,
            String place,
            String expected,
            String found,
            Instant since) {}
}
