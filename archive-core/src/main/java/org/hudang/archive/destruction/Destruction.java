package org.hudang.archive.destruction;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;

/**
 * Destroys volumes whose proposals two people approved (销毁). First a list of them is drawn up and filed for ever; then each volume
 * goes, one after the other: its rows in one transaction, then whatever else there is of it. Number, title, codes, history and list stay;
 * a number is never given again.
 *
 * <p><b>Guarantee.</b> Nothing is destroyed that does not stand on a filed list, whose period is not over at that moment, or that a hold
 * keeps, however late it was placed. What was begun is brought to its end by {@link #resume}, whatever the process died of.
 *
 * <p><b>Warning.</b> Copies that were handed out, and backups that others made, are out of reach.
 *
 * <p>For the bureau only; everything but {@link #destroyed} throws {@link org.hudang.archive.TownshipRefused} for others. Made by
 * {@link org.hudang.archive.ArchiveBuilder#life}; safe for use by many threads and processes.
 */
public interface Destruction {
    /** How many volumes stand on one list at most; the others wait for the next. */
    int MOST = 500;

    /**
     * Draws up a list of what is approved and no hold keeps.
     *
     * @throws NothingApproved when there is nothing
     */
    DestructionList draw(ListSheet sheet, Acting acting);

    /** All lists, newest first. */
    List<DestructionList> lists(Acting acting);

    /**
     * A list as it is now.
     *
     * @throws ListUnknown when there is none of this number
     */
    DestructionList list(ListNumber number, Acting acting);

    /**
     * The sheet of a list: as it was filed, or as it was drawn up while it is not.
     *
     * @throws ListUnknown when there is none of this number
     * @throws ListDamaged when the filed one is not there any more as it was filed
     */
    byte[] sheet(ListNumber number, Acting acting);

    /**
     * The sheet as it was drawn up, before it was sealed; empty for a list that was made anew from the storage root.
     *
     * @throws ListUnknown when there is none of this number
     */
    Optional<byte[]> unsealed(ListNumber number, Acting acting);

    /**
     * Gives up a list that is not filed; its proposals are approved as before.
     *
     * @throws ListUnknown when there is none of this number
     * @throws ListClosed when it is filed or withdrawn already
     */
    DestructionList withdraw(ListNumber number, Acting acting);

    /**
     * Files a list for ever, durably. Filed once more it stays as it is.
     *
     * @param sheet with the seal of the bureau when {@code sealed}
     * @throws ListUnknown when there is none of this number
     * @throws ListClosed when it is withdrawn
     * @throws ListOutdated when something on it was refused, is kept by a hold or has changed: withdraw it and draw another
     */
    DestructionList file(ListNumber number, Sheet sheet, Acting acting);

    /** The sheet that is filed. */
    @SuppressWarnings("ArrayRecordComponent") // the bytes of a file, handed over by the caller
    record Sheet(byte[] pdf, Seal seal) {
        /** Whether it carries a seal. */
        public enum Seal {
            SEALED,
            UNSEALED
        }
    }

    /**
     * Destroys what stands on a filed list and is not destroyed yet; may be called again for what was kept.
     *
     * @return what became of each volume, in the order of the list
     * @throws ListUnknown when there is none of this number
     * @throws ListNotFiled when it is not filed
     * @throws ListDamaged when what is kept of it is not what was filed: nothing was destroyed
     */
    List<Done> carryOut(ListNumber number, Acting acting);

    /**
     * What became of one volume.
     *
     * @param code archival code
     * @param because code of the reason, for {@link What#BEGUN} and {@link What#FAILED}
     */
    record Done(VolumeId volume, String code, What what, Optional<String> because) {}

    /** What became of a volume. */
    enum What {
        /** Nothing is left of it but number, codes, history and list. */
        DESTROYED,
        /** It was destroyed before. */
        BEFORE,
        /** Its rows are gone; something is still in the way of the rest, which is tried again. */
        BEGUN,
        /** A hold keeps it. */
        HELD,
        /** Its period is not over any more. */
        IN_FORCE,
        /** Its proposal was refused after the list was filed. */
        REFUSED,
        /** Papers were filed in it after the list was drawn up. */
        CHANGED,
        /** Somebody works on its household: ask again. */
        BUSY,
        /** It could not be begun, and nothing of it is gone; ask again when the reason is. */
        FAILED
    }

    /** Brings to its end what was begun; households that others hold wait for the next call. */
    Resumed resume();

    /**
     * What a call did.
     *
     * @param finished volumes
     * @param waiting volumes, with the code of what is in the way
     */
    record Resumed(int finished, Map<VolumeId, String> waiting) {
        public Resumed {
            waiting = Map.copyOf(waiting);
        }
    }

    /**
     * The volumes of a household that were destroyed.
     *
     * @throws org.hudang.archive.HouseholdUnknown when there is no such household for this township
     */
    Map<VolumeId, Destroyed> destroyed(HouseholdNumber household, Acting acting);

    /** That a volume was destroyed, and by which list. */
    record Destroyed(Instant at, ListNumber list) {}
}
