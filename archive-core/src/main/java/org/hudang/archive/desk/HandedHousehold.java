package org.hudang.archive.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.transfer.PackageSheets;
import org.hudang.archive.transfer.PackageSheets.Listed;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;

/**
 * A household of one moment, as it is handed over.
 *
 * @param shelves volumes with at least one version
 * @param head of the history
 */
record HandedHousehold(Household household, List<Shelf> shelves, List<JournalEntry> history, Journal.Head head) {
    HandedHousehold {
        shelves = List.copyOf(shelves);
        history = List.copyOf(history);
    }

    /**
     * What a package begins with.
     *
     * @param by account that hands over
     */
    record Cover(String sender, String by, Instant at, LocalDate day) {}

    /**
     * A volume with the inspection of the same version.
     *
     * @param stored files of its papers
     */
    record Shelf(Volumes.Row row, List<ItemView> items, List<Items.Stored> stored, Inspection inspection) {
        Shelf {
            items = List.copyOf(items);
            stored = List.copyOf(stored);
        }

        Volume volume() {
            return row.volume();
        }

        ObjectName object() {
            return new ObjectName(volume().household(), volume().id());
        }

        Inventory inventory(StorageRoot store) {
            return store.inventory(object(), volume().version(), row.inventory());
        }

        byte[] inventoryFile(StorageRoot store) {
            return store.inventoryFile(object(), volume().version(), row.inventory());
        }

        byte[] report() {
            return InspectionReport.json(inspection).getBytes(StandardCharsets.UTF_8);
        }

        /** Every file of the newest version in the order of paths, but the members under our key. */
        List<ShelfFile> files(StorageRoot store) {
            Inventory inventory = inventory(store);
            Map<String, Items.Stored> papers = new HashMap<>();
            stored.forEach(one -> papers.put(one.contentPath(), one));
            List<ShelfFile> files = new ArrayList<>();
            inventory.state().forEach((path, sha512) -> {
                Items.Stored paper = papers.get(inventory.contentPath(sha512).orElseThrow());
                if (path.equals(VolumeFiles.MEMBERS)) {
                    return;
                }
                ContentSource content = paper == null
                        ? ContentSource.of(store.readSmall(object(), inventory, path))
                        : () -> store.read(paper.object(), paper.contentPath(), paper.bytes(), paper.sha256());
                files.add(new ShelfFile(path, volume().id() + "/" + path, content));
            });
            return files;
        }

        Listed listed(int files, long bytes) {
            return new Listed(volume(), items, inspection, files, bytes);
        }
    }

    /**
     * A file of a volume.
     *
     * @param path in the volume
     * @param below {@code data/}
     */
    record ShelfFile(String path, String below, ContentSource content) {}

    byte[] list(Cover cover, List<Listed> volumes) {
        return PackageSheets.list(
                new PackageSheets.Cover(cover.sender(), cover.by(), cover.at(), household.number()), volumes);
    }
}
