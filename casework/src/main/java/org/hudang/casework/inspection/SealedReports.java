package org.hudang.casework.inspection;

import java.time.Instant;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.inspection.ReportId;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.VolumeId;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;

/**
 * The newest report of a stage as a sealed paper (检测报告用印归卷).
 *
 * <p><b>Guarantee.</b> The paper says what the kept report says and names its digest. Nobody seals alone: a standing approval
 * covers the template, or somebody else than who asked approves. The seal is used once for a report, also when a process dies
 * in between, and what is sealed is filed into the volume beside the report as data; a closed volume stays closed.
 *
 * <p>All of it may throw what a seal refuses ({@link org.hudang.signing.SigningException}) and
 * {@link org.hudang.archive.VolumeUnknown}.
 */
public interface SealedReports {
    /** How the newest report of a stage stands. */
    sealed interface Standing {
        /** Which report. */
        ReportId report();

        /** Nobody has asked for a seal, or it was refused. */
        record Unasked(ReportId report) implements Standing {}

        /**
         * Waits for the approval of somebody else (待审批).
         *
         * @param seal that was asked for
         * @param by who asked
         */
        record Waiting(ReportId report, SealId seal, String by, Instant since) implements Standing {}

        /** Approved; sealing and filing goes on when it is asked for again, or by itself within minutes. */
        record Approved(ReportId report, SealId seal) implements Standing {}

        /** Lies in the volume. */
        record Filed(ReportId report) implements Standing {}
    }

    /**
     * How it stands.
     *
     * @throws org.hudang.archive.inspection.NoSuchReport when the stage was never inspected
     */
    Standing standing(VolumeId volume, Stage stage, Acting acting);

    /**
     * Asks that the seal be put on it; once asked for, what was asked first holds. When a standing approval covers it, it is
     * sealed and filed at once.
     *
     * @throws org.hudang.archive.inspection.NoSuchReport when the stage was never inspected
     */
    Standing ask(VolumeId volume, Stage stage, SealId seal, Officer archivist);

    /**
     * Approves as somebody else than who asked; it is sealed and filed at once.
     *
     * @throws org.hudang.archive.inspection.NothingWaits when nothing waits
     * @throws org.hudang.signing.seal.SamePerson when this person asked
     */
    Standing approve(VolumeId volume, Stage stage, Officer approver);

    /**
     * Refuses as somebody else than who asked; it may be asked for again.
     *
     * @throws org.hudang.archive.inspection.NothingWaits when nothing waits
     */
    Standing refuse(VolumeId volume, Stage stage, String reason, Officer approver);

    /** The sealed paper of the newest report, if it lies in the volume. */
    Optional<byte[]> pdf(VolumeId volume, Stage stage, Acting acting);

    /** Seals and files what was approved and left by a process that died; how many. */
    int finish();
}
