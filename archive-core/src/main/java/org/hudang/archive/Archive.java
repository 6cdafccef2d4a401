package org.hudang.archive;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.journal.Viewing;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/**
 * The household archive (一户一档): the one door of this module.
 *
 * <p><b>Guarantee.</b> What {@link #file} has answered for is on the disk and in the catalogue, survives a crash at any
 * moment, and is never changed again. What it has not answered for is either completed or gone after {@link #recover}; a
 * retry with the same key gives the same answer either way.
 *
 * <p><b>Township.</b> Every method that takes an {@link Acting} sees and changes households of that township only; those of
 * others are unknown to it, not forbidden.
 *
 * <p>Made by {@link ArchiveBuilder}; safe for use by many threads and, on one database and one storage root, by many
 * processes.
 */
public interface Archive {
    /**
     * Opens the file of a household with its members.
     *
     * @throws KeyReused when the key came with another request
     * @throws TownshipRefused when the user may not act for the township
     * @throws CommandRefused when something is missing or wrong
     */
    Household open(OpenHousehold command, Acting acting);

    /** A household with its members. */
    Optional<Household> household(HouseholdNumber number, Acting acting);

    /** Households with a member of exactly this resident identity number. */
    List<Household> findByIdNumber(IdNumber number, Acting acting);

    /** Households with a member of exactly this document. */
    List<Household> findByDocument(IdDocument document, Acting acting);

    /** Households with a member whose document number ends with these four characters, at most 100. */
    List<Household> findByLastFour(String lastFour, Acting acting);

    /**
     * Numbers of households in ascending order, a page at a time: for whoever goes through all of them.
     *
     * @param after the last number of the page before; empty for the first page
     * @param max 1 to 1000
     */
    List<HouseholdNumber> numbers(Optional<HouseholdNumber> after, int max, Acting acting);

    /** Those of these households that the caller may see now. */
    Set<HouseholdNumber> visible(Set<HouseholdNumber> numbers, Acting acting);

    /** Those of these items that the caller may see now. */
    Set<ItemId> visibleItems(Set<ItemId> items, Acting acting);

    /**
     * Opens a volume of a household: one per case (审批类) or one per year (日常管理类).
     *
     * @throws HouseholdUnknown when there is no such household for this township
     * @throws KeyReused when the key came with another request
     */
    Volume openVolume(OpenVolume command, Acting acting);

    /**
     * Files the papers of one event as one version of the volume, durably, and runs the continuation in the same
     * transaction as the catalogue. A filed item may get further files that keep it verifiable; nothing is ever written over.
     *
     * @throws InsideTransaction when the caller holds a transaction open
     * @throws VolumeUnknown when there is no such volume for this township
     * @throws HouseholdBusy or {@link TooManyFilings} when others are filing: nothing was changed
     * @throws ContentDamaged when bytes do not have the digest their sender declared: nothing was changed
     * @throws org.hudang.archive.inspection.InspectionFailed when a paper does not pass the inspection before it is filed
     *     (归档检测): nothing was changed
     * @throws NoRoom when the disk is full: nothing was answered; when it was full before the first byte, nothing was changed
     * @throws StoreFailed when the disk refused: nothing was answered; recovery completes or discards it
     * @throws StoreDegraded when the disk did not keep what stands in the storage: nothing is filed by this process any more
     * @throws AnswerUncertain when the database did not answer the last step: retry with the same key
     */
    Filed file(Filing filing, Acting acting);

    /**
     * The household with its volumes and their items.
     *
     * @throws HouseholdUnknown when there is no such household for this township
     */
    HouseholdFile contents(HouseholdNumber number, Acting acting);

    /** An item with its renditions. */
    Optional<ItemView> item(ItemId id, Acting acting);

    /**
     * The bytes of a rendition. Length and digest are checked while reading: the last {@code read} throws {@link
     * ContentDamaged} instead of saying that the end is reached when the bytes are not those that were filed.
     *
     * @throws RenditionUnknown when there is no such rendition for this township
     */
    InputStream read(RenditionId rendition, Acting acting);

    /**
     * Writes into the history of the household that the user is about to see a paper as it is, not masked (查阅). Call it before
     * showing, and show nothing when it throws.
     *
     * @throws RenditionUnknown when there is no such rendition for this township
     * @throws JournalBroken when nothing may be written after the newest entry
     */
    void noteView(RenditionId rendition, Viewing viewing, Acting acting);

    /**
     * The history of a household, oldest first, after its chain was followed.
     *
     * @throws JournalBroken naming the entry when the chain does not hold
     * @throws HouseholdUnknown when there is no such household for this township
     */
    List<JournalEntry> journal(HouseholdNumber number, Acting acting);

    /** Rolls filings without answer forward, or discards them; leaves alone those of living processes. */
    Recovered recover();

    /**
     * Gives up a filing that {@link #recover} names as stuck, so that its volume takes filings again. Nobody was answered for
     * it; what was filed before stays. One that can be completed after all is completed instead. The history of the
     * household says who gave it up and why; when it cannot, nothing is changed.
     *
     * @param reason why, one line of at most 200 characters
     * @throws VolumeUnknown when there is no such volume for this township
     * @throws CommandRefused when there is no reason
     * @throws HouseholdBusy when others are filing: nothing was changed
     * @throws JournalBroken when nothing may be written into the history
     */
    Settled discard(VolumeId volume, String reason, Acting acting);

    /** Compares catalogue, storage and journals, in both directions, reading every byte. */
    CheckReport check();

    /** The keys for personal data at rest. */
    ArchiveKeys keys();

    /** What readers still have to hear. */
    ArchiveOutbox outbox();
}
