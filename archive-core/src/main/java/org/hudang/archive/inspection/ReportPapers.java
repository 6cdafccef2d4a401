package org.hudang.archive.inspection;

import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.VolumeId;

/**
 * Reports as sealed papers (检测报告的用印归卷): what waits for its seal, and what lies in the volume. Who composes and seals
 * them is another's.
 *
 * <p><b>Guarantee.</b> A report has one paper: the first that is kept is the one that is sealed, and once its sealed form is
 * filed no other is. It lies in the volume beside the report as data, as files of the volume and no items; a closed volume
 * stays closed. Whether it is sealed is read from the storage, so that it is known after the catalogue was made anew.
 */
public interface ReportPapers {
    /**
     * The newest report of a stage.
     *
     * @throws org.hudang.archive.VolumeUnknown when there is no such volume for this township
     */
    Optional<KeptReport> newest(VolumeId volume, Stage stage, Acting acting);

    /** What waits for its seal; nothing when nobody has asked, or it lies in the volume. */
    Optional<WaitingPaper> waiting(ReportId report, Acting acting);

    /** Everything that waits and this township may see, the oldest first; no more than so many. */
    List<ReportId> allWaiting(int most, Acting acting);

    /**
     * Keeps a paper until it is sealed.
     *
     * @return what waits now: this, or what another kept before
     * @throws ReportOutdated when the volume was inspected or judged since
     * @throws org.hudang.archive.VolumeUnknown when there is no such volume for this township
     */
    WaitingPaper keep(WaitingPaper paper, Acting acting);

    /** Forgets a paper that will not be sealed; another may be asked for. */
    void drop(ReportId report, Acting acting);

    /**
     * Files the sealed paper with its report into the volume and forgets what waited. The same report twice is filed once.
     *
     * @param next what becomes true with it
     * @throws NoSuchReport when there is no such report for this township
     */
    Filed file(ReportId report, byte[] sealed, Continuation next, Acting acting);

    /** The sealed paper, if it lies in the volume. */
    Optional<byte[]> sealed(ReportId report, Acting acting);
}
