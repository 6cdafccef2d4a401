package org.hudang.archive.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hudang.archive.desk.HandedHousehold.Cover;
import org.hudang.archive.desk.HandedHousehold.Shelf;
import org.hudang.archive.desk.HandedHousehold.ShelfFile;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.transfer.EepWriter;
import org.hudang.archive.transfer.EepWriter.Document;
import org.hudang.archive.transfer.EepWriter.Entity;
import org.hudang.archive.transfer.PackageSheets;
import org.hudang.archive.transfer.PackageSheets.Listed;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Volume;

/** A household as one XML file, docs/formats/package-eep-v1.md. */
final class EepForm {
    private static final String JSON = "application/json";
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String MAIN = "主文档";
    private static final String ATTACHED = "附属文档";

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
        Map<String, String> people = new TreeMap<>();
        for (JournalEntry entry : handed.history()) {
            people.put(entry.who(), "个人");
        }
        form.xml.finish(handed.history(), people);
        return listed;
    }

    private Listed volume(Shelf shelf) throws IOException {
        Map<String, List<ShelfFile>> byItem = new LinkedHashMap<>();
        List<ShelfFile> own = new ArrayList<>();
        for (ShelfFile file : shelf.files(store)) {
            int slash = file.path().indexOf('/');
            (slash < 0 ? own : byItem.computeIfAbsent(file.path().substring(0, slash), id -> new ArrayList<>()))
                    .add(file);
        }
        int files = 0;
        long bytes = 0;
        for (ItemView item : shelf.items()) {
            xml.entity(entity(item));
            for (ShelfFile file : byItem.getOrDefault(item.id().value(), List.of())) {
                bytes += xml.document(document(item, file), file.content());
                files++;
            }
            xml.endEntity();
        }
        xml.entity(entity(shelf.volume()));
        for (ShelfFile file : own) {
            bytes += xml.document(beside("data/" + file.below(), type(file.path())), file.content());
            files++;
        }
        String volume = shelf.volume().id().value();
        sheet(PackageSheets.inventory(volume), JSON, shelf.inventoryFile(store));
        sheet(PackageSheets.inspection(volume), JSON, shelf.report());
        xml.endEntity();
        return shelf.listed(files, bytes);
    }

    private void household(HandedHousehold handed, Cover cover, List<Listed> listed) throws IOException {
        xml.entity(new Entity(handed.household().number().value(), EepWriter.HOUSEHOLD, "", Map.of()));
        sheet(PackageSheets.HOUSEHOLD, JSON, PackageSheets.household(handed.household(), handed.head()));
        sheet(PackageSheets.HISTORY, JSON_LINES, PackageSheets.history(handed.history()));
        sheet(PackageSheets.LIST, JSON, handed.list(cover, listed));
        xml.endEntity();
    }

    private void sheet(String path, String mediaType, byte[] bytes) throws IOException {
        var unused = xml.document(beside(path, mediaType), ContentSource.of(bytes));
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

    /** Stored files are called by their position: the first of an item is its original. */
    private static Document document(ItemView item, ShelfFile file) {
        String name = file.path().substring(file.path().indexOf('/') + 1);
        int dash = name.indexOf('-');
        if (!name.matches("\\d{1,6}-.*") || Integer.parseInt(name.substring(0, dash)) > item.renditions().size()) {
            return beside("data/" + file.below(), type(name));
        }
        int position = Integer.parseInt(name.substring(0, dash));
        RenditionView rendition = item.renditions().get(position - 1);
        return new Document(
                "data/" + file.below(), rendition.fileName(), rendition.mediaType(), position == 1 ? MAIN : ATTACHED);
    }

    private static Document beside(String path, String mediaType) {
        return new Document(path, path.substring(path.lastIndexOf('/') + 1), mediaType, ATTACHED);
    }

    private static String type(String path) {
        return path.endsWith(".json") ? JSON : path.endsWith(".pdf") ? "application/pdf" : "application/octet-stream";
    }
}
