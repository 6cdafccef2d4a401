package org.hudang.archive.retention;

import java.time.Instant;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;

/**
 * What keeps papers from being destroyed (暂缓处置).
 *
 * @param volume what it keeps; empty for the whole household
 * @param released present when it has ended
 */
public record Hold(
        HoldId id,
        HouseholdNumber household,
        Optional<VolumeId> volume,
        Kind kind,
        String reason,
        Instant since,
        String placedBy,
        Optional<Release> released) {

    /** Why. */
    public enum Kind {
        /** An administrative reconsideration is going on (复议). */
        RECONSIDERATION,
        /** A lawsuit is going on (诉讼). */
        LITIGATION,
        /** A petition is being looked into (信访). */
        PETITION,
        /** Another reason, said in words. */
        OTHER
    }

    /** Its end. */
    public record Release(Instant at, String by, String reason) {}

    /** Whether it keeps this volume now. */
    public boolean keeps(VolumeId one) {
        return released.isEmpty() && volume.map(one::equals).orElse(true);
    }
}
