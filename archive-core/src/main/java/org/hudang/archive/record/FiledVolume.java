package org.hudang.archive.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Phone;
import org.hudang.archive.household.Relation;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.secret.Place;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.InventoryBroken;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StorageRoot;

/** Rows as the files beside the papers tell them, docs/formats/volume-files-v1.md. */
final class FiledVolume {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REPORT = Pattern.compile("inspection-(?:gd|yj|cq)-([1-9]\\d{0,8})\\.json");

    private final StorageRoot store;
    private final ObjectName object;
    private final Inventory inventory;
    private final JsonNode volume;

    FiledVolume(StorageRoot store, ObjectName object, Inventory inventory) {
        this.store = store;
        this.object = object;
        this.inventory = inventory;
        this.volume = json("volume.json");
    }

    private JsonNode json(String path) {
        try {
            return JSON.readTree(store.readSmall(object, inventory, path));
        } catch (IOException e) {
            throw new InventoryBroken(object.id(), path);
        }
    }

    /** When its newest version was made. */
    Instant newest() {
        return inventory.versions().get(inventory.head() - 1).created();
    }

    /** The household as it was when the newest version was made. */
    Household household(FieldCipher cipher) {
        JsonNode home = volume.path("household");
        String plain = cipher.decryptText(
                new Place("archive.volume", "members.enc", object.volume().value()),
                store.readSmall(object, inventory, "members.enc"));
        List<Member> members = new ArrayList<>();
        try {
            for (JsonNode one : JSON.readTree(plain).path("members")) {
                members.add(member(one));
            }
        } catch (IOException e) {
            throw new InventoryBroken(object.id(), "members.enc");
        }
        return new Household(
                new HouseholdNumber(home.path("number").asText()),
                home.path("township").asText(),
                home.path("village").asText(),
                home.path("address").asText(),
                members,
                Instant.parse(home.path("openedAt").asText()));
    }

    private static Member member(JsonNode one) {
        String phone = one.path("phone").asText();
        return new Member(
                new MemberId(one.path("id").asText()),
                new PersonName(one.path("name").asText()),
                new IdDocument(
                        DocumentType.valueOf(one.path("documentType").asText()),
                        one.path("document").asText()),
                Relation.valueOf(one.path("relation").asText()),
                LocalDate.parse(one.path("birth").asText()),
                phone.isEmpty() ? Optional.empty() : Optional.of(new Phone(phone)),
                one.path("livesApart").asBoolean());
    }

    /** The row of the volume; who opened it stands in records only. */
    ObjectNode row() {
        JsonNode home = volume.path("household");
        ObjectNode row = JSON.createObjectNode();
        row.put("id", object.volume().value());
        row.put("household", object.household().value());
        row.put("township", home.path("township").asText());
        for (String same : List.of("kind", "programme", "title", "code")) {
            row.put(same, volume.path(same).asText());
        }
        row.put("year", volume.path("year").asInt());
        row.put("opened_at", volume.path("openedAt").asText());
        row.put("opened_by", "");
        JsonNode matter = volume.path("case");
        if (matter.isObject()) {
            for (String same : List.of("business", "outcome", "ended")) {
                row.put(same, matter.path(same).asText());
            }
            List<String> facts = new ArrayList<>();
            matter.path("facts").forEach(fact -> facts.add(fact.asText()));
            row.put("facts", String.join(" ", facts));
        }
        return row;
    }

    /** Numbers of the items in the list of the volume. */
    List<String> items() {
        List<String> ids = new ArrayList<>();
        volume.path("items").forEach(line -> ids.add(line.path("id").asText()));
        return ids;
    }

    /** The row of an item. */
    ObjectNode item(String id, String township) {
        JsonNode filed = json(id + "/item.json");
        ObjectNode row = JSON.createObjectNode();
        row.put("id", id);
        row.put("household", object.household().value());
        row.put("township", township);
        row.put("volume", object.volume().value());
        for (String same : List.of("code", "kind", "title", "responsible", "event")) {
            row.put(same, filed.path(same).asText());
        }
        row.put("number", filed.path("number").asInt());
        row.put("version", filed.path("version").asInt());
        row.put("dated", filed.path("date").asText());
        row.put("filed_at", filed.path("filedAt").asText());
        row.put("filed_by", filed.path("filedBy").asText());
        if (filed.has("secrecy")) {
            row.put("document_number", filed.path("documentNumber").asText());
            row.put("secrecy", filed.path("secrecy").asText());
            row.put("pages", filed.path("pages").asInt());
        }
        String member = filed.path("member").asText();
        if (!member.isEmpty()) {
            row.put("member", member);
        }
        return row;
    }

    /** The rows of the reports on inspections that lie in it. */
    List<ObjectNode> reports(String township) {
        List<ObjectNode> rows = new ArrayList<>();
        for (String path : inventory.state().keySet()) {
            Matcher name = REPORT.matcher(path);
            if (!name.matches()) {
                continue;
            }
            String text = new String(store.readSmall(object, inventory, path), StandardCharsets.UTF_8);
            Inspection report = InspectionReport.parse(text);
            ObjectNode row = JSON.createObjectNode();
            row.put("volume", object.volume().value());
            row.put("stage", report.stage().name());
            row.put("number", Integer.parseInt(name.group(1)));
            row.put("household", object.household().value());
            row.put("township", township);
            row.put("version", report.version());
            row.put("at", report.at().toString());
            row.put("who", report.by());
            row.put("failed", report.failed().size());
            row.put("by_hand", report.byHand().size());
            row.put("report", text);
            row.put("follows", report.follows().orElse(0));
            rows.add(row);
        }
        return rows;
    }

    /** The rows of an item's files. */
    List<ObjectNode> renditions(String id, String township) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode file : json(id + "/item.json").path("files")) {
            ObjectNode row = JSON.createObjectNode();
            row.put("id", file.path("id").asText());
            row.put("household", object.household().value());
            row.put("township", township);
            row.put("item", id);
            row.put("position", rows.size() + 1);
            row.put("role", file.path("role").asText());
            row.put("file_name", file.path("fileName").asText());
            row.put("media_type", file.path("mediaType").asText());
            row.put("bytes", file.path("bytes").asLong());
            for (String same : List.of("sha512", "sha256", "sm3")) {
                row.put(same, file.path(same).asText());
            }
            String digest = inventory.state().getOrDefault(file.path("path").asText(), "");
            row.put(
                    "content_path",
                    inventory
                            .contentPath(digest)
                            .orElseThrow(() -> new InventoryBroken(object.id(), id + "/item.json")));
            rows.add(row);
        }
        return rows;
    }
}
