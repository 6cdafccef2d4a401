package org.hudang.archive.inspection;

import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.VolumeId;

/**
 * Inspection of volumes (四性检测, DA/T 70-2018).
 *
 * <p><b>Guarantee.</b> An item passes only when what it compares was read and agrees; what this house cannot find out is for
 * people to decide and never passes. Every byte of the volume is read. Reports are kept for ever and their making stands in
 * the history of the household.
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
}
