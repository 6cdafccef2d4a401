package org.hudang.archive.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;

/**
 * A volume whose period is over, proposed to be destroyed (到期鉴定).
 *
 * @param code archival code of the volume
 * @param period by which it was counted
 * @param basis on what that rests
 * @param countedFrom day that started the period
 * @param expiredOn first day on which it was over
 * @param said what people said, oldest first; who proposed it is the first
 * @param refusedBecause present when it was refused
 */
public record Proposal(
        ProposalId id,
        HouseholdNumber household,
        VolumeId volume,
        String code,
        String period,
        String basis,
        LocalDate countedFrom,
        LocalDate expiredOn,
        State state,
        List<Word> said,
        Optional<String> refusedBecause) {
    public Proposal {
        said = List.copyOf(said);
    }

    /** How far it is. */
    public enum State {
        PROPOSED,
        APPROVED_ONCE,
        /** Two people have approved: it may be destroyed. */
        APPROVED,
        /** It stands on a list of what is to be destroyed (销毁清册). */
        LISTED,
        /** Its rows are gone; whatever else there is of it is going. */
        DESTROYING,
        /** Nothing is left of its papers. */
        DESTROYED,
        REFUSED
    }

    /**
     * What one person did.
     *
     * @param by account
     */
    public record Word(String by, Instant at) {}
}
