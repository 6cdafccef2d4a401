package org.hudang.archive.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.VirusScanner.About;
import org.hudang.archive.inspection.VirusScanner.Scan;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Volume;

/**
 * Everything that is compared, read once: rows of the catalogue, files of the volume and what was found in them.
 *
 * @param rows what the catalogue says
 * @param volumeJson the volume's own list; empty when it cannot be read
 * @param itemJson each item's own file, where it can be read
 * @param paths logical paths of the newest version with their SHA-512
 * @param versions when each version of the volume was made, the first one first
 * @param files every file of a paper as it was read
 * @param fixity what the look at the object found
 * @param journal history of the household, oldest first
 * @param scanner who looked for viruses
 * @param today of the inspection
 */
public record Subject(
        Rows rows,
        Optional<JsonNode> volumeJson,
        Map<ItemId, JsonNode> itemJson,
        Map<String, String> paths,
        List<Instant> versions,
        List<FiledFile> files,
        List<Finding> fixity,
        List<JournalEntry> journal,
        Optional<About> scanner,
        LocalDate today) {
    public Subject {
        itemJson = Map.copyOf(itemJson);
        paths = Map.copyOf(paths);
        versions = List.copyOf(versions);
        files = List.copyOf(files);
        fixity = List.copyOf(fixity);
        journal = List.copyOf(journal);
    }

    /**
     * Rows of the catalogue.
     *
     * @param codes by which rule the codes of the volume are judged
     */
    public record Rows(
            Household household, Volume volume, List<ItemView> items, Checklist checklist, CodeDemand codes) {
        public Rows {
            items = List.copyOf(items);
        }
    }

    /**
     * A file of a paper as it was read.
     *
     * @param item whose it is
     * @param recorded what the catalogue says of it
     * @param read its bytes; empty when they cannot be read or are not those that were filed
     * @param paper signatures on it; empty when nobody reads signatures
     * @param scan what the scanner said
     */
    public record FiledFile(
            ItemView item, RenditionView recorded, Optional<Read> read, Optional<Paper> paper, Scan scan) {
        /** Where it is, for reports: archival code and position, never a name. */
        public String where() {
            return item.code() + "/" + (item.renditions().indexOf(recorded) + 1);
        }
    }

    /**
     * What the bytes say of themselves.
     *
     * @param type by its first bytes; empty when it is none that may be kept
     * @param locked says of itself that it is encrypted
     * @param pages counted by the content; empty when nobody could, or there is nothing to compare them with
     */
    public record Read(
            long bytes, String sha256, String sm3, Optional<DocumentType> type, boolean locked, OptionalInt pages) {}

    /** Formats with fixed pages. */
    private static final Set<String> PAGED =
            Set.of("application/pdf", "application/ofd", "image/jpeg", "image/png", "image/tiff");

    /** Whether its kind is not compared: the house's own formats, and what is kept in quarantine as what it is not. */
    static boolean isUnread(RenditionView file) {
        return file.role().isOfTheHouse() || isQuarantined(file);
    }

    /** Kept as it came and never opened (隔离存放): what it is is for people. */
    static boolean isQuarantined(RenditionView file) {
        return file.mediaType().equals(Quarantine.MEDIA_TYPE);
    }

    /** Whether a file has pages that can be counted. */
    public static boolean isPaged(RenditionView file) {
        return PAGED.contains(file.mediaType());
    }
}
