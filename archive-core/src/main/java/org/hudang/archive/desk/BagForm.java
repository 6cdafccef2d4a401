package org.hudang.archive.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.archive.desk.HandedHousehold.Cover;
import org.hudang.archive.desk.HandedHousehold.Shelf;
import org.hudang.archive.desk.HandedHousehold.ShelfFile;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.transfer.BagWriter;
import org.hudang.archive.transfer.PackageSheets;
import org.hudang.archive.transfer.PackageSheets.Listed;

/** A household as a bag, docs/formats/package-bag-v1.md. */
final class BagForm {
    private BagForm() {}

    static List<Listed> write(OutputStream out, HandedHousehold handed, Cover cover, StorageRoot store)
            throws IOException {
        String number = handed.household().number().value();
        BagWriter bag = new BagWriter(out, number);
        List<Listed> listed = new ArrayList<>();
        for (Shelf shelf : handed.shelves()) {
            int files = bag.files();
            long bytes = bag.bytes();
            for (ShelfFile file : shelf.files(store)) {
                bag.payload(file.below(), file.content());
            }
            listed.add(shelf.listed(bag.files() - files, bag.bytes() - bytes));
        }
        bag.tag(PackageSheets.HOUSEHOLD, PackageSheets.household(handed.household(), handed.head()));
        bag.tag(PackageSheets.HISTORY, PackageSheets.history(handed.history()));
        List<Map.Entry<String, String>> labels = new ArrayList<>();
        labels.add(Map.entry("Source-Organization", cover.sender()));
        labels.add(Map.entry("External-Identifier", number));
        for (Shelf shelf : handed.shelves()) {
            String volume = shelf.volume().id().value();
            bag.tag(PackageSheets.inventory(volume), shelf.inventoryFile(store));
            bag.tag(PackageSheets.inspection(volume), shelf.report());
            labels.add(Map.entry("External-Identifier", shelf.volume().code()));
        }
        bag.tag(PackageSheets.LIST, handed.list(cover, listed));
        labels.add(Map.entry("Bagging-Date", cover.day().toString()));
        labels.add(Map.entry("Bag-Software-Agent", "Hudang"));
        bag.finish(labels);
        return listed;
    }
}
