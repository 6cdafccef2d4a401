package org.hudang.archive.retention;

import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;

/**
 * How long volumes are kept (保管期限). When a period is over nothing happens by itself: the volume is proposed, and two people
 * approve, neither of them the one who proposed it and both different. A hold (暂缓处置) keeps everything from going on.
 *
 * <p>How a volume stands is computed whenever somebody asks, from its case, the benefits of its household and the policy of
 * today: a household that receives relief again is in force again, whatever was proposed meanwhile. Safe for use by many threads
 * and processes.
 */
public interface Retention {
    /** What periods are counted by. */
    RetentionPolicies policies();

    /**
     * How a volume stands today.
     *
     * @throws org.hudang.archive.VolumeUnknown when there is no such volume, or not for this township
     */
    Standing of(VolumeId volume, Acting acting);

    /**
     * Proposes every volume whose period is over, that no hold keeps, and that is not proposed already; one that was refused
     * comes again after a year.
     *
     * @return what was proposed now
     */
    List<Proposal> propose(Acting acting);

    /** Proposals that are not at their end, oldest first. */
    List<Proposal> proposals(Acting acting);

    /**
     * Approves a proposal: the first time, or the second.
     *
     * @throws ProposalUnknown when there is no such proposal, or not for this township
     * @throws ProposalClosed when it is approved twice or refused already
     * @throws SamePerson when this person proposed it or has approved it already
     * @throws HeldBack when a hold keeps the volume
     * @throws NotExpired when its period is not over any more
     */
    Proposal approve(ProposalId id, Acting acting);

    /**
     * Refuses a proposal, also one that was approved.
     *
     * @param reason one line
     * @throws ProposalUnknown when there is no such proposal, or not for this township
     * @throws ProposalClosed when it was refused already, or its volume is destroyed
     */
    Proposal refuse(ProposalId id, String reason, Acting acting);

    /**
     * Places a hold. The same key again gives the hold that is there.
     *
     * @throws org.hudang.archive.HouseholdUnknown when there is no such household, or not for this township
     * @throws org.hudang.archive.VolumeUnknown when the volume is not the household's
     * @throws org.hudang.archive.KeyReused when the key came with another hold
     */
    Hold hold(NewHold hold, Acting acting);

    /**
     * A hold to be placed.
     *
     * @param key idempotency key, within the household
     * @param volume what it keeps; empty for the whole household
     * @param reason one line, for example the number of the case
     */
    record NewHold(String key, HouseholdNumber household, Optional<VolumeId> volume, Hold.Kind kind, String reason) {}

    /**
     * Ends a hold.
     *
     * @param reason one line
     * @throws HoldUnknown when there is no such hold, or not for this township
     * @throws HoldReleased when it was ended already
     */
    Hold release(HoldId id, String reason, Acting acting);

    /** The holds of a household, newest first, also those that were ended. */
    List<Hold> holds(HouseholdNumber household, Acting acting);
}
