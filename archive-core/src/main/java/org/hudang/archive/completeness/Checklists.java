package org.hudang.archive.completeness;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.volume.VolumeId;

/**
 * Completeness of cases (完整性核对): what a case needs, what it has, and its end.
 *
 * <p><b>Guarantee.</b> A closed volume had every required material of its table at the version in which it was closed, no item
 * of its inspection (GD) failed, the report is among its files, and it takes no further papers until somebody opens it again with a reason. Both stand in the volume's files and in the history
 * of the household. Copies that keep signatures verifiable are filed into closed volumes too.
 *
 * <p>Every change is one version of the volume, filed in the order of writes and repeatable with its key.
 */
public interface Checklists {
    /** The tables in force. */
    Materials materials();

    /**
     * The checklist of a volume as it is now.
     *
     * @throws org.hudang.archive.VolumeUnknown when there is no such volume for this township
     */
    Checklist of(VolumeId volume, Acting acting);

    /**
     * The same without looking into the papers: presence only, cheap enough for every page.
     *
     * @throws org.hudang.archive.VolumeUnknown when there is no such volume for this township
     */
    Checklist atAGlance(VolumeId volume, Acting acting);

    /**
     * Says what the case is about and which facts hold.
     *
     * @throws VolumeClosed when the volume is closed
     * @throws org.hudang.archive.CommandRefused when a fact is one that is computed
     */
    Checklist declare(String key, VolumeId volume, BusinessType business, Set<Fact> facts, Acting acting);

    /**
     * Closes a volume, or says what it lacks. A retry with the same key gives the same answer.
     *
     * @throws NoMaterials when there is no table for this programme and business
     * @throws VolumeClosed when it is closed already
     * @throws org.hudang.archive.KeyReused when the key came with another request
     */
    Closing close(Close command, Acting acting);

    /**
     * Opens a closed volume again.
     *
     * @param reason one line of at most 200 characters, told in the history
     * @throws org.hudang.archive.CommandRefused when it is open, or there is no reason
     */
    Checklist reopen(String key, VolumeId volume, String reason, Acting acting);

    /**
     * Closes a volume (归档).
     *
     * @param key 1 to 200 printable ASCII characters
     * @param on day of the decision or of the end
     */
    record Close(String key, VolumeId volume, Outcome outcome, LocalDate on) {}

    /** What became of closing. */
    sealed interface Closing {
        /** The checklist with which it was decided; empty when an earlier try with the same key had closed the volume. */
        Optional<Checklist> checklist();

        /**
         * The volume is closed.
         *
         * @param version of the volume that says so
         */
        record Closed(int version, Optional<Checklist> checklist) implements Closing {}

        /** Nothing was changed: required materials are lacking. */
        record Incomplete(Checklist lacks) implements Closing {
            @Override
            public Optional<Checklist> checklist() {
                return Optional.of(lacks);
            }
        }

        /** Nothing was changed: nothing is lacking, but the inspection (四性检测) found faults. */
        record Faulty(Checklist complete, Inspection inspection) implements Closing {
            @Override
            public Optional<Checklist> checklist() {
                return Optional.of(complete);
            }
        }
    }
}
