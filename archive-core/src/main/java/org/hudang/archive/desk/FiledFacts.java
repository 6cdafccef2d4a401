package org.hudang.archive.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.household.Household;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Volume;

/**
 * Compares the rows of a volume with the files that were written beside its papers when they were filed: {@code volume.json},
 * {@code members.enc} and every {@code item.json}. A finding names the member of the file and never its content, which may be
 * a person's.
 */
final class FiledFacts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StorageRoot store;
    private final VolumeFiles files;

    FiledFacts(StorageRoot store, VolumeFiles files) {
        this.store = store;
        this.files = files;
    }

    /** Act of the history that gives a household to another township. */
    static final String MOVE = "household.move";

    /**
     * The rows of a volume.
     *
     * @param moves of the household to other townships, oldest first
     */
    record Rows(Household household, Volume volume, CaseRow matter, List<ItemView> items, List<JournalEntry> moves) {
        /** Whether the household belongs to where its last move brought it. */
        boolean isWhereItMoved() {
            return moves.isEmpty() || moves.get(moves.size() - 1).after().equals(household.township());
        }

        /**
         * The household as it was when the file was written: where it has moved since, the history says whose it was then, and
         * where it lived stands in the file alone.
         */
        Household then(long anchor, JsonNode home) {
            return moves.stream()
                    .filter(move -> move.number() > anchor)
                    .findFirst()
                    .map(move -> new Household(
                            household.number(),
                            move.before(),
                            home.path("village").asText(),
                            home.path("address").asText(),
                            household.members(),
                            household.openedAt()))
                    .orElse(household);
        }
    }

    List<Finding> compare(Rows rows, Inventory inventory) {
        ObjectName object =
                new ObjectName(rows.volume().household(), rows.volume().id());
        List<Finding> findings = new ArrayList<>();
        Consumer<String> tell =
                where -> findings.add(new Finding(Kind.CATALOGUE_DIFFERS, object.id() + " " + where, "", ""));
        if (rows.volume().items() != rows.items().size()) {
            tell.accept("rows/items");
        }
        read(object, inventory, VolumeFiles.VOLUME, bytes -> volume(rows, bytes, tell));
        read(object, inventory, VolumeFiles.MEMBERS, bytes -> members(rows, bytes, tell));
        for (ItemView item : rows.items()) {
            String name = item.id() + "/" + VolumeFiles.ITEM;
            if (inventory.state().containsKey(name)) {
                read(object, inventory, name, bytes -> item(item, bytes, name, tell));
            } else {
                tell.accept(name);
            }
        }
        return findings;
    }

    private interface Reading {
        void take(byte[] bytes) throws IOException;
    }

    /** What cannot be read is a finding already: of the round over the bytes. */
    private void read(ObjectName object, Inventory inventory, String name, Reading reading) {
        byte[] bytes;
        try {
            bytes = store.readSmall(object, inventory, name);
        } catch (ArchiveException damaged) {
            return;
        }
        try {
            reading.take(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("written here, and its digest is right", e);
        }
    }

    private void volume(Rows rows, byte[] filed, Consumer<String> tell) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        rows.items().forEach(item -> lines.add(VolumeFiles.line(item)));
        JsonNode then = JSON.readTree(filed);
        VolumeFiles.Anchor anchor = VolumeFiles.anchor(then);
        Household home = rows.then(anchor.number(), then.path("household"));
        byte[] now = files.volume(home, rows.volume(), rows.matter(), lines, anchor);
        differences(then, JSON.readTree(now), VolumeFiles.VOLUME, tell);
        if (!rows.isWhereItMoved()) {
            tell.accept("rows/household/township");
        }
    }

    private void members(Rows rows, byte[] filed, Consumer<String> tell) throws IOException {
        JsonNode then;
        try {
            then = JSON.readTree(files.decrypted(rows.volume(), filed));
        } catch (ArchiveException unreadable) {
            tell.accept(VolumeFiles.MEMBERS);
            return;
        }
        byte[] now = files.members(rows.household()).plain().getBytes(StandardCharsets.UTF_8);
        differences(then, JSON.readTree(now), VolumeFiles.MEMBERS, tell);
    }

    private static void item(ItemView item, byte[] filed, String name, Consumer<String> tell) throws IOException {
        Map<String, Object> now = VolumeFiles.line(item);
        List<Map<String, Object>> list = new ArrayList<>();
        for (RenditionView rendition : item.renditions()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", rendition.id().value());
            one.put("role", rendition.role().name());
            one.put("fileName", rendition.fileName());
            one.put("mediaType", rendition.mediaType());
            one.put("bytes", rendition.bytes());
            one.put("sha256", rendition.sha256());
            one.put("sm3", rendition.sm3());
            list.add(one);
        }
        now.put("files", list);
        differences(JSON.readTree(filed), JSON.readTree(JSON.writeValueAsBytes(now)), name, tell);
    }

    /** Members that both have and that are not the same; lists of different length. */
    private static void differences(JsonNode filed, JsonNode now, String at, Consumer<String> tell) {
        if (filed.isObject() && now.isObject()) {
            filed.properties().stream()
                    .filter(member -> now.has(member.getKey()))
                    .forEach(member ->
                            differences(member.getValue(), now.get(member.getKey()), at + "/" + member.getKey(), tell));
        } else if (filed.isArray() && now.isArray() && filed.size() == now.size()) {
            for (int i = 0; i < filed.size(); i++) {
                differences(filed.get(i), now.get(i), at + "/" + i, tell);
            }
        } else if (!filed.equals(now)) {
            tell.accept(at);
        }
    }
}
