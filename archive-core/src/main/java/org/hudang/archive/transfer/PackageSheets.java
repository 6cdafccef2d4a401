package org.hudang.archive.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.Phone;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;

/** The files of a package that describe it, docs/formats/package-bag-v1.md. */
public final class PackageSheets {
    /** The household and its members. */
    public static final String HOUSEHOLD = "metadata/household.json";
    /** The history of the household. */
    public static final String HISTORY = "metadata/history.jsonl";
    /** 移交清单. */
    public static final String LIST = "metadata/transfer-list.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper INDENTED = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private PackageSheets() {}

    /** Where the inventory of a volume lies. */
    public static String inventory(String volume) {
        return "metadata/" + volume + "/inventory.json";
    }

    /** Where the report on a volume lies. */
    public static String inspection(String volume) {
        return "metadata/" + volume + "/inspection-yj.json";
    }

    /** The household with everything that is known of its members. */
    public static byte[] household(Household household, Journal.Head head) {
        ObjectNode sheet = INDENTED.createObjectNode()
                .put("format", "hudang-package-household-1")
                .put("household", household.number().value())
                .put("township", household.township())
                .put("village", household.village())
                .put("address", household.address())
                .put("openedAt", household.openedAt().toString());
        ArrayNode members = sheet.putArray("members");
        for (Member member : household.members()) {
            members.addObject()
                    .put("id", member.id().value())
                    .put("name", member.name().value())
                    .put("documentType", member.document().type().name())
                    .put("document", member.document().reveal())
                    .put("relation", member.relation().name())
                    .put("birth", member.birth().toString())
                    .put("phone", member.phone().map(Phone::reveal).orElse(""))
                    .put("livesApart", member.livesApart());
        }
        sheet.putObject("history").put("number", head.number()).put("hash", head.hash());
        return bytes(INDENTED, sheet);
    }

    /** The history, one entry a line. */
    public static byte[] history(List<JournalEntry> entries) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (JournalEntry entry : entries) {
            lines.writeBytes(bytes(
                    JSON,
                    JSON.createObjectNode()
                            .put("number", entry.number())
                            .put("at", entry.at().toString())
                            .put("who", entry.who())
                            .put("act", entry.act())
                            .put("object", entry.object())
                            .put("before", entry.before())
                            .put("after", entry.after())
                            .put("why", entry.why())
                            .put("hash", entry.hash())));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /**
     * Reads a history back.
     *
     * @throws JsonProcessingException when a line is no entry
     * @throws java.time.DateTimeException when its time is none
     */
    public static List<JournalEntry> history(HouseholdNumber household, String lines) throws JsonProcessingException {
        List<JournalEntry> entries = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            JsonNode one = JSON.readTree(line);
            entries.add(new JournalEntry(
                    household,
                    one.path("number").asLong(),
                    Instant.parse(one.path("at").asText()),
                    one.path("who").asText(),
                    one.path("act").asText(),
                    one.path("object").asText(),
                    one.path("before").asText(),
                    one.path("after").asText(),
                    one.path("why").asText(),
                    one.path("hash").asText()));
        }
        return entries;
    }

    /**
     * A volume in the transfer list.
     *
     * @param files below {@code data/}
     * @param bytes their length
     */
    public record Listed(Volume volume, List<ItemView> items, Inspection inspection, int files, long bytes) {
        public Listed {
            items = List.copyOf(items);
        }

        int pages() {
            return items.stream().mapToInt(item -> item.particulars().pages()).sum();
        }
    }

    /**
     * What the transfer list begins with.
     *
     * @param by account that hands over
     */
    public record Cover(String sender, String by, Instant at, HouseholdNumber household) {}

    /** The transfer list (移交清单). */
    public static byte[] list(Cover cover, List<Listed> volumes) {
        ObjectNode list = INDENTED.createObjectNode()
                .put("format", "hudang-transfer-list-1")
                .put("sender", cover.sender())
                .put("by", cover.by())
                .put("at", cover.at().toString())
                .put("household", cover.household().value())
                .put(
                        "faults",
                        volumes.stream()
                                .anyMatch(
                                        volume -> !volume.inspection().failed().isEmpty()));
        list.putObject("totals")
                .put("volumes", volumes.size())
                .put(
                        "items",
                        volumes.stream().mapToInt(one -> one.items().size()).sum())
                .put("pages", volumes.stream().mapToInt(Listed::pages).sum())
                .put("files", volumes.stream().mapToInt(Listed::files).sum())
                .put("bytes", volumes.stream().mapToLong(Listed::bytes).sum());
        ArrayNode all = list.putArray("volumes");
        volumes.forEach(volume -> listed(all.addObject(), volume));
        return bytes(INDENTED, list);
    }

    private static void listed(ObjectNode line, Listed listed) {
        Volume volume = listed.volume();
        line.put("volume", volume.id().value())
                .put("code", volume.code())
                .put("title", volume.title())
                .put("programme", volume.programme())
                .put("year", volume.year())
                .put("version", volume.version())
                .put("items", listed.items().size())
                .put("pages", listed.pages())
                .put("files", listed.files())
                .put("bytes", listed.bytes());
        line.putObject("inspection")
                .put("at", listed.inspection().at().toString())
                .put("passed", count(listed, "passed"))
                .put("failed", count(listed, "failed"))
                .put("notApplicable", count(listed, "not-applicable"))
                .put("byHand", count(listed, "by-hand"));
        ArrayNode items = line.putArray("list");
        for (ItemView item : listed.items()) {
            items.addObject()
                    .put("number", item.number())
                    .put("item", item.id().value())
                    .put("code", item.code())
                    .put("title", item.title())
                    .put("responsible", item.responsible())
                    .put("documentNumber", item.particulars().documentNumber())
                    .put("date", item.date().toString())
                    .put("secrecy", item.particulars().secrecy().name())
                    .put("pages", item.particulars().pages());
        }
    }

    private static long count(Listed listed, String word) {
        return listed.inspection().lines().stream()
                .filter(line -> line.result().word().equals(word))
                .count();
    }

    private static byte[] bytes(ObjectMapper mapper, JsonNode node) {
        try {
            return mapper.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
