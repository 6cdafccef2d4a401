package org.hudang.archive.intake.tray;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.Filed;

/**
 * The tray (收件盘) in which papers lie until they are filed.
 *
 * <p><b>Guarantee.</b> A range that {@link Upload#received} names is on the disk and survives a crash at any moment; a file
 * that is {@link Standing.Ready} or {@link Standing.Quarantined} is whole, has the digest that its sender announced, and stays
 * until somebody files or drops it. Room for all of it was there before its first byte was taken.
 *
 * <p><b>Warning.</b> What lies in the tray is not archived: it is in no volume, no history and no search.
 *
 * <p>Foreign bytes are looked at by {@link #examineNext} alone, never on the thread of a sender. Everything else shows and
 * changes uploads of the caller's township only; those of others are unknown to it.
 *
 * <pre>{@code
 * Upload upload = tray.begin(new NewUpload(key, household, "申请书.pdf", bytes, sha256), acting);
 * for (Part part : missing(upload.received())) {
 *     tray.put(upload.id(), part, open(part), acting);
 * }
 * tray.complete(upload.id(), acting);
 * // … once it is Ready:
 * tray.file(new TrayFiling(filingKey, volume, "application", List.of(paper)), acting);
 * }</pre>
 */
public interface IntakeTray {
    /** A tray over these parts; makes its folder when there is none. */
    static IntakeTray open(TrayParts parts) {
        return new TrayDesk(parts);
    }

    /**
     * Announces a file and reserves its room. The same key gives the same upload, however far it has come.
     *
     * @throws org.hudang.archive.HouseholdUnknown when there is no such household for this township
     * @throws org.hudang.archive.KeyReused when the key came with another file
     * @throws org.hudang.archive.CommandRefused when length, digest or name are not allowed
     * @throws NoRoomForUpload when the disk cannot hold it; nothing was taken
     * @throws TrayFull when the household has too many open uploads
     */
    Upload begin(NewUpload wanted, Acting acting);

    /**
     * Takes a part. It is durable when this returns; one that is there already is taken again without harm.
     *
     * @param bytes read to the end of the part, not closed
     * @throws UploadUnknown when there is no such upload for this township
     * @throws UploadClosed when the upload takes no parts any more
     * @throws PartMisplaced when the part is longer than allowed or reaches beyond the file
     * @throws PartOverlaps when other bytes are there already
     * @throws PartIncomplete when fewer or more bytes came than announced: nothing was changed
     * @throws org.hudang.archive.ContentDamaged when the part has another digest than announced: nothing was changed
     * @throws org.hudang.archive.StoreFailed when the disk refused: nothing was changed
     */
    Upload put(UploadId id, Part part, InputStream bytes, Acting acting);

    /**
     * Says that all parts are there; the file then waits for its examination. Said again, it changes nothing.
     *
     * @throws UploadUnknown when there is no such upload for this township
     * @throws UploadIncomplete when bytes are missing
     */
    Upload complete(UploadId id, Acting acting);

    /** An upload as it stands. */
    Optional<Upload> find(UploadId id, Acting acting);

    /** The uploads of a household, oldest first. */
    List<Upload> of(HouseholdNumber household, Acting acting);

    /**
     * Takes an upload out of the tray, with its bytes. One that had come whole leaves an entry in the history of the household.
     *
     * @throws UploadUnknown when there is no such upload for this township
     * @throws UploadClosed when it is filed, or being filed
     */
    void drop(UploadId id, Acting acting);

    /**
     * Files uploads as items of a volume, all of them or none; the same key gives the same answer. The uploads become {@link
     * Standing.Filed} in the transaction that writes the catalogue.
     *
     * @throws UploadUnknown when one is unknown to this township or belongs to another household than the volume
     * @throws UploadClosed when one cannot be filed as it stands, or another filing has it
     * @throws PaperThere when the same bytes are filed in this household already and the command does not say that this is meant
     * @see org.hudang.archive.Archive#file for everything else that it throws
     */
    Filed file(TrayFiling filing, Acting acting);

    /**
     * Examines the upload that has waited longest and that nobody else is examining.
     *
     * @return false when none waits
     * @throws org.hudang.archive.intake.ChildUnavailable when the fault is ours; it waits on
     */
    boolean examineNext();

    /** Removes what is over and has not changed since then, and folders of nobody; returns how many went. */
    int sweep(Instant unchangedSince);
}
