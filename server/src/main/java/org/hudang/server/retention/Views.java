package org.hudang.server.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hudang.archive.household.Household;
import org.hudang.archive.retention.Hold;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.RetentionPolicy;
import org.hudang.archive.retention.Standing;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.household.MaskedText;
import org.jspecify.annotations.Nullable;

/** Periods, holds and proposals as pages and programs get them; what people wrote is masked. */
final class Views {
    private Views() {}

    /**
     * How a volume stands.
     *
     * @param state {@code OPEN IN_FORCE FOREVER RUNS OVER}
     * @param period of the policy that counts; null while the case is open
     * @param from day that started the period; null while it does not run
     * @param until first day on which it is over; null while it does not run
     */
    record StandingView(
            String volume,
            String state,
            @Nullable String period,
            @Nullable String trigger,
            @Nullable String basis,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        static StandingView of(VolumeId volume, Standing standing, LocalDate today) {
            if (standing instanceof Standing.Runs runs) {
                String state = runs.isOverOn(today) ? "OVER" : "RUNS";
                return of(volume, state, runs.policy(), runs.from(), runs.until());
            }
            if (standing instanceof Standing.InForce inForce) {
                return of(volume, "IN_FORCE", inForce.policy(), null, null);
            }
            if (standing instanceof Standing.Forever forever) {
                return of(volume, "FOREVER", forever.policy(), null, null);
            }
            return new StandingView(volume.value(), "OPEN", null, null, null, null, null);
        }

        private static StandingView of(
                VolumeId volume,
                String state,
                RetentionPolicy policy,
                @Nullable LocalDate from,
                @Nullable LocalDate until) {
            return new StandingView(
                    volume.value(), state, policy.period(), policy.trigger().name(), policy.basis(), from, until);
        }
    }

    /**
     * A hold.
     *
     * @param volume null for the whole household
     * @param released when it ended; null while it holds
     */
    record HoldView(
            String id,
            String household,
            @Nullable String volume,
            String kind,
            String reason,
            Instant since,
            String placedBy,
            @Nullable Instant released,
            @Nullable String releasedBecause) {

        static HoldView of(Hold hold, Household household) {
            return new HoldView(
                    hold.id().value(),
                    hold.household().value(),
                    hold.volume().map(VolumeId::value).orElse(null),
                    hold.kind().name(),
                    MaskedText.of(hold.reason(), household),
                    hold.since(),
                    hold.placedBy(),
                    hold.released().map(Hold.Release::at).orElse(null),
                    hold.released()
                            .map(release -> MaskedText.of(release.reason(), household))
                            .orElse(null));
        }
    }

    /** What one person said to a proposal; who proposed it is the first. */
    record WordView(String by, Instant at) {}

    /** A proposal. */
    record ProposalView(
            String id,
            String household,
            String volume,
            String code,
            String period,
            String basis,
            LocalDate countedFrom,
            LocalDate expiredOn,
            String state,
            List<WordView> said,
            @Nullable String refusedBecause) {

        static ProposalView of(Proposal proposal, Household household) {
            return new ProposalView(
                    proposal.id().value(),
                    proposal.household().value(),
                    proposal.volume().value(),
                    proposal.code(),
                    proposal.period(),
                    proposal.basis(),
                    proposal.countedFrom(),
                    proposal.expiredOn(),
                    proposal.state().name(),
                    proposal.said().stream()
                            .map(word -> new WordView(word.by(), word.at()))
                            .toList(),
                    proposal.refusedBecause()
                            .map(why -> MaskedText.of(why, household))
                            .orElse(null));
        }
    }
}
