package org.hudang.archive.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.archive.desk.HandedHousehold.Cover;
import org.hudang.archive.desk.HandedHousehold.Shelf;
import org.hudang.archive.desk.HandedHousehold.ShelfFile;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.transfer.EepWriter;
import org.hudang.archive.transfer.EepWriter.Document;
import org.hudang.archive.transfer.EepWriter.Entity;
import org.hudang.archive.transfer.ItemSheet;
import org.hudang.archive.transfer.PackageSheets;
import org.hudang.archive.transfer.PackageSheets.Listed;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;

/** A household as one XML file, docs/formats/package-eep-v1.md. */
final class EepForm {
    private final EepWriter xml;
    private final StorageRoot store;

    private EepForm(EepWriter xml, StorageRoot store) {
        this.xml = xml;
        this.store = store;
    }

    static List<Listed> write(OutputStream out, HandedHousehold handed, Cover cover, StorageRoot store)
            throws IOException {
        EepForm form = new EepForm(new EepWriter(out, new EepWriter.Cover(cover.sender(), cover.at())), store);
        List<Listed> listed = new ArrayList<>();
        for (Shelf shelf : handed.shelves()) {
            listed.add(form.volume(shelf));
        }
        form.household(handed, cover, listed);
        form.xml.finish(handed.history());
        return listed;
    }

    private Listed volume(Shelf shelf) throws IOException {
        Map<String, List<ShelfFile>> byFolder = new LinkedHashMap<>();
        for (ShelfFile file : shelf.files(store)) {
            String folder = file.path().substring(0, Math.max(file.path().indexOf('/'), 0));
            byFolder.computeIfAbsent(folder, id -> new ArrayList<>()).add(file);
        }
        int files = 0;
        long bytes = 0;
        for (ItemView item : shelf.items()) {
            List<ShelfFile> own = byFolder.getOrDefault(item.id().value(), List.of());
            ItemSheet sheet = sheet(item, own);
            xml.entity(entity(item));
            for (ShelfFile file : own) {
                bytes += xml.document(sheet.document("data/" + file.below()), file.content());
            }
            files += own.size();
            xml.endEntity();
        }
        xml.entity(entity(shelf.volume()));
        List<ShelfFile> beside = byFolder.getOrDefault("", List.of());
        for (ShelfFile file : beside) {
            bytes += xml.document(Document.beside("data/" + file.below()), file.content());
        }
        files += beside.size();
        String volume = shelf.volume().id().value();
        put(PackageSheets.inventory(volume), shelf.inventoryFile(store));
        put(PackageSheets.inspection(volume), shelf.report());
        xml.endEntity();
        return shelf.listed(files, bytes);
    }

    private void household(HandedHousehold handed, Cover cover, List<Listed> listed) throws IOException {
        xml.entity(new Entity(handed.household().number().value(), EepWriter.HOUSEHOLD, "", Map.of()));
        put(PackageSheets.HOUSEHOLD, PackageSheets.household(handed.household(), handed.head()));
        put(PackageSheets.HISTORY, PackageSheets.history(handed.history()));
        put(PackageSheets.LIST, handed.list(cover, listed));
        xml.endEntity();
    }

    private void put(String path, byte[] bytes) throws IOException {
        var unused = xml.document(Document.beside(path), ContentSource.of(bytes));
    }

    /** The names of its files as they came stand in the item's own file. */
    private static ItemSheet sheet(ItemView item, List<ShelfFile> own) throws IOException {
        String path = item.id() + "/" + VolumeFiles.ITEM;
        for (ShelfFile file : own) {
            if (file.path().equals(path)) {
                try (InputStream in = file.content().open()) {
                    return ItemSheet.read(in.readAllBytes());
                }
            }
        }
        throw new NoSuchFileException(path);
    }

    private static Entity entity(ItemView item) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("题名", item.title());
        about.put("责任者", item.responsible());
        about.put("日期", item.date().toString());
        about.put("文号", item.particulars().documentNumber());
        about.put("密级", item.particulars().secrecy().name());
        about.put("页数", Integer.toString(item.particulars().pages()));
        return new Entity(item.id().value(), EepWriter.ITEM, item.code(), about);
    }

    private static Entity entity(Volume volume) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("题名", volume.title());
        about.put("年度", Integer.toString(volume.year()));
        return new Entity(volume.id().value(), EepWriter.VOLUME, volume.code(), about);
    }
}
