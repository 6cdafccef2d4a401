package org.hudang.archive.destruction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.ProposalId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;

/**
 * What is to be destroyed together, and what became of it (销毁清册). What it says of volumes was written down when it was drawn up
 * and is never changed.
 *
 * @param filed present once it is filed for ever
 */
public record DestructionList(
        ListNumber number, State state, Instant drawnAt, String drawnBy, List<Line> lines, Optional<Filed> filed) {
    public DestructionList {
        lines = List.copyOf(lines);
    }

    /** How far it is. */
    public enum State {
        /** Drawn up, not filed. */
        DRAWN,
        /** Filed for ever: what stands on it may be destroyed. */
        FILED,
        /** Given up before it was filed. */
        WITHDRAWN
    }

    /**
     * That it was filed.
     *
     * @param sealed whether its sheet carries the seal of the bureau
     */
    public record Filed(Instant at, String by, boolean sealed) {}

    /**
     * A volume on the list.
     *
     * @param state of its proposal now
     * @param said by whom it was proposed and approved
     */
    public record Line(
            ProposalId proposal,
            HouseholdNumber household,
            VolumeId volume,
            Facts facts,
            Held held,
            List<Proposal.Word> said,
            Proposal.State state) {
        public Line {
            said = List.copyOf(said);
        }

        /** The same at another state. */
        Line at(Proposal.State now) {
            return new Line(proposal, household, volume, facts, held, said, now);
        }
    }

    /** What volume it is, and by what its period was counted. */
    public record Facts(
            String code,
            String title,
            VolumeKind kind,
            String programme,
            int year,
            String period,
            String basis,
            LocalDate countedFrom,
            LocalDate expiredOn) {}

    /**
     * What it held.
     *
     * @param version of the volume
     * @param inventory sha512 of the inventory of that version; empty when nothing was filed
     * @param pages that were counted
     * @param bytes of all files
     * @param codes archival codes of its items, which are given to nothing else
     */
    public record Held(int version, String inventory, int pages, long bytes, List<String> codes) {
        public Held {
            codes = List.copyOf(codes);
        }
    }
}
