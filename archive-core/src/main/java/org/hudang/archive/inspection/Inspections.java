package org.hudang.archive.inspection;

import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.VolumeId;

/**
 * Inspection of volumes (四性检测, DA/T 70-2018).
 *
 * <p><b>Guarantee.</b> An item passes only when what it compares was read and agrees; what this house cannot find out is for
 * people to decide and never passes. Every byte of the volume is read. Reports are kept for ever and their making stands in
 * the history of the household. What people decide about an item that was left to them stands in a report of its own, beside
 * what the machine found: nothing is written over, and nobody overrules a machine.
 */
public interface Inspections {
    /**
     * Inspects a volume as it is now and keeps the report.
     *
     * @throws org.hudang.archive.VolumeUnknown when there is no such volume for this township
     * @throws org.hudang.archive.CommandRefused when nothing is filed in it
     */
    Inspection inspect(VolumeId volume, Stage stage, Acting acting);

    /**
     * The newest report of a stage.
     *
     * @throws org.hudang.archive.VolumeUnknown when there is no such volume for this township
     */
    Optional<Inspection> newest(VolumeId volume, Stage stage, Acting acting);

    /**
     * Records what somebody decided about items that were left to people (人工判定), and keeps the report that follows. It is
     * about what was inspected, whatever was filed since. Said again by the same person in the same words it is one judgement.
     *
     * @param report the newest of its stage
     * @return the report that follows
     * @throws org.hudang.archive.VolumeUnknown when there is no such volume for this township
     * @throws NoSuchReport when there is no such report
     * @throws ReportOutdated when the volume was inspected or judged meanwhile
     * @throws ReportBeingSealed when somebody has asked for a seal on it
     * @throws NotForPeople when an item is not left to people
     * @throws WordsNamePeople when words name somebody of the household or hold the number of a person
     * @throws org.hudang.archive.CommandRefused when there is no judgement, an item is judged twice, or words are missing
     */
    Inspection judge(ReportId report, List<Judgement> judgements, Acting acting);
}
