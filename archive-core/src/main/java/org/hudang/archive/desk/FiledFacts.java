package org.hudang.archive.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.household.Household;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.store.ObjectName;
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

    private final VolumeFiles files;

    FiledFacts(VolumeFiles files) {
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

    /**
     * Compares one volume.
     *
     * @param state logical paths of its newest version
     * @param small its files by their logical path; what cannot be read is not among them, and a finding already of those who read
     *     the bytes
     */
    List<Finding> compare(Rows rows, Set<String> state, Map<String, byte[]> small) {
        ObjectName object =
                new ObjectName(rows.volume().household(), rows.volume().id());
        List<Finding> findings = new ArrayList<>();
        Consumer<String> tell =
                where -> findings.add(new Finding(Kind.CATALOGUE_DIFFERS, object.id() + " " + where, "", ""));
        if (rows.volume().items() != rows.items().size()) {
            tell.accept("rows/items");
        }
        read(small, VolumeFiles.VOLUME, tell, bytes -> volume(rows, bytes, tell));
        read(small, VolumeFiles.MEMBERS, tell, bytes -> members(rows, bytes, tell));
        for (ItemView item : rows.items()) {
            String name = item.id() + "/" + VolumeFiles.ITEM;
            if (state.contains(name)) {
                read(small, name, tell, bytes -> item(item, bytes, name, tell));
            } else {
                tell.accept(name);
            }
        }
        return findings;
    }

    private interface Reading {
        void take(byte[] bytes) throws IOException;
    }

    private static void read(Map<String, byte[]> small, String name, Consumer<String> tell, Reading reading) {
        byte[] bytes = small.get(name);
        if (bytes == null) {
            return;
        }
        try {
            reading.take(bytes);
        } catch (IOException noJson) {
            tell.accept(name);
        }
    }

    private void volume(Rows rows, byte[] filed, Consumer<String> tell) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        rows.items().forEach(item -> lines.add(VolumeFiles.line(item)));
        JsonNode then = JSON.readTree(filed);
        VolumeFiles.Anchor anchor = VolumeFiles.anchor(then);
        Household home = rows.then(anchor.number(), then.path("household"));
        differences(then, files.sheet(home, rows.volume(), rows.matter(), lines, anchor), VolumeFiles.VOLUME, tell);
        if (!rows.isWhereItMoved()) {
            tell.accept("rows/household/township");
        }
    }

    private void members(Rows rows, byte[] filed, Consumer<String> tell) throws IOException {
        String now = files.members(rows.household()).plain();
        String then;
        try {
            then = files.decrypted(rows.volume(), filed);
        } catch (ArchiveException unreadable) {
            tell.accept(VolumeFiles.MEMBERS);
            return;
        }
        if (!then.equals(now)) {
            differences(
                    JSON.readTree(then), JSON.convertValue(JSON.readTree(now), Map.class), VolumeFiles.MEMBERS, tell);
        }
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
        differences(JSON.readTree(filed), now, name, tell);
    }

    /** Members that both have and that are not the same; lists of different length. */
    private static void differences(JsonNode filed, Object now, String at, Consumer<String> tell) {
        if (filed.isObject() && now instanceof Map<?, ?> members) {
            filed.properties().forEach(member -> {
                Object beside = members.get(member.getKey());
                if (beside != null) {
                    differences(member.getValue(), beside, at + "/" + member.getKey(), tell);
                }
            });
        } else if (filed.isArray() && now instanceof List<?> list && filed.size() == list.size()) {
            for (int i = 0; i < filed.size(); i++) {
                differences(filed.get(i), Objects.requireNonNull(list.get(i)), at + "/" + i, tell);
            }
        } else if (!isSame(filed, now)) {
            tell.accept(at);
        }
    }

    /** Whether a value is what would be written of it. */
    private static boolean isSame(JsonNode filed, Object now) {
        if (now instanceof Number number) {
            return filed.isIntegralNumber() && filed.canConvertToLong() && filed.longValue() == number.longValue();
        }
        if (now instanceof Boolean flag) {
            return filed.isBoolean() && filed.booleanValue() == flag;
        }
        return now instanceof String text
                && filed.isTextual()
                && filed.textValue().equals(text);
    }
}
