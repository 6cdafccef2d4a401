package org.hudang.archive.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.Phone;
import org.hudang.archive.inspection.FiledPapers;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.secret.Place;
import org.hudang.archive.store.InventoryBroken;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;

/**
 * The files that make a volume readable without this software, docs/formats/volume-files-v1.md: {@code volume.json}, {@code
 * members.enc} and one {@code item.json} per item.
 */
final class VolumeFiles {
    static final String VOLUME = "volume.json";
    static final String MEMBERS = "members.enc";
    static final String ITEM = "item.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final FieldCipher cipher;

    VolumeFiles(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** What stands behind the encrypted file, and its fingerprint, by which a change is seen without opening it. */
    record Members(String plain, String fingerprint) {}

    /** Where the journal stood when the version was made: lets the storage root witness the history. */
    record Anchor(long number, String hash, String membersFingerprint) {}

    Members members(Household household) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Member member : household.members()) {
            Map<String, Object> one = named(member);
            one.put("document", member.document().reveal());
            one.put("birth", member.birth().toString());
            one.put("phone", member.phone().map(Phone::reveal).orElse(""));
            list.add(one);
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", "hudang-members-1");
        file.put("household", household.number().value());
        file.put("members", list);
        String plain = new String(bytes(file), StandardCharsets.UTF_8);
        String fingerprint = HexFormat.of().formatHex(cipher.index("archive.members", plain));
        return new Members(plain, fingerprint);
    }

    byte[] encrypted(Volume volume, Members members) {
        return cipher.encrypt(place(volume), members.plain());
    }

    /** Reads back the encrypted file of a volume. */
    String decrypted(Volume volume, byte[] sealed) {
        return cipher.decryptText(place(volume), sealed);
    }

    byte[] volume(Household household, Volume volume, CaseRow matter, List<Map<String, Object>> items, Anchor anchor) {
        return bytes(sheet(household, volume, matter, items, anchor));
    }

    /** What stands in {@code volume.json}: texts, whole numbers, truth values, lists and maps of these. */
    Map<String, Object> sheet(
            Household household, Volume volume, CaseRow matter, List<Map<String, Object>> items, Anchor anchor) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", "hudang-volume-1");
        file.put("volume", volume.id().value());
        file.put("code", volume.code());
        file.put("kind", volume.kind().name());
        file.put("programme", volume.programme());
        file.put("year", volume.year());
        file.put("title", volume.title());
        file.put("openedAt", volume.openedAt().toString());
        file.put("case", matter.json());
        Map<String, Object> home = new LinkedHashMap<>();
        home.put("number", household.number().value());
        home.put("township", household.township());
        home.put("village", household.village());
        home.put("address", household.address());
        home.put("openedAt", household.openedAt().toString());
        List<Map<String, Object>> people = new ArrayList<>();
        for (Member member : household.members()) {
            Map<String, Object> one = named(member);
            one.put("lastFour", member.document().lastFour());
            people.add(one);
        }
        home.put("members", people);
        file.put("household", home);
        file.put("membersFile", Map.of("path", MEMBERS, "fingerprint", anchor.membersFingerprint()));
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put("number", anchor.number());
        journal.put("hash", anchor.hash());
        file.put("journalBefore", journal);
        file.put("items", items);
        return file;
    }

    /** A line of the list of items (卷内目录) for an item that was filed before. */
    static Map<String, Object> line(ItemView item) {
        return line(
                new Plan.Item(
                        item.id().value(),
                        item.number(),
                        item.code(),
                        item.kind().code(),
                        item.title(),
                        item.member().map(Object::toString).orElse(null),
                        item.date().toString(),
                        item.responsible(),
                        List.of(),
                        Plan.About.of(item.particulars())),
                item.event(),
                item.version(),
                item.filedAt().toString());
    }

    /** A line for an item of this event. */
    static Map<String, Object> line(Plan.Item item, String event, int version, String at) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("number", item.number());
        line.put("id", item.id());
        line.put("code", item.code());
        line.put("kind", item.kind());
        line.put("title", item.title());
        line.put("member", Optional.ofNullable(item.member()).orElse(""));
        line.put("date", item.date());
        line.put("responsible", item.responsible());
        line.put("documentNumber", item.particulars().documentNumber());
        line.put("secrecy", item.particulars().secrecy().name());
        line.put("pages", item.particulars().pages());
        line.put("event", event);
        line.put("version", version);
        line.put("filedAt", at);
        return line;
    }

    static byte[] item(
            Plan.Item item, Map<String, Object> line, String user, List<String> paths, Optional<JsonNode> inspected) {
        return bytes(sheet(item, line, user, paths, inspected));
    }

    static Map<String, Object> sheet(
            Plan.Item item, Map<String, Object> line, String user, List<String> paths, Optional<JsonNode> inspected) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", "hudang-item-1");
        file.putAll(line);
        file.put("filedBy", user);
        inspected.ifPresent(found -> file.put(FiledPapers.MEMBER, found));
        List<Map<String, Object>> files = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            files.add(file(item.renditions().get(i), paths.get(i)));
        }
        file.put("files", files);
        return file;
    }

    private static Map<String, Object> file(Plan.Rendition rendition, String path) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", rendition.id());
        one.put("role", rendition.role());
        one.put("path", path);
        one.put("fileName", rendition.fileName());
        one.put("mediaType", rendition.mediaType());
        one.put("bytes", rendition.bytes());
        one.put("sha512", rendition.sha512());
        one.put("sha256", rendition.sha256());
        one.put("sm3", rendition.sm3());
        return one;
    }

    /** An {@code item.json} with one file more; what stood in it stands in it as before. */
    static byte[] withFile(byte[] itemJson, Plan.Rendition rendition, String path, Optional<JsonNode> inspected) {
        try {
            JsonNode root = JSON.readTree(itemJson);
            if (!(root instanceof ObjectNode item) || !(root.path("files") instanceof ArrayNode files)) {
                throw new InventoryBroken(path, ITEM);
            }
            Map<String, Object> entry = file(rendition, path);
            inspected.ifPresent(found -> entry.put(FiledPapers.MEMBER, found));
            files.add(JSON.valueToTree(entry));
            return JSON.writeValueAsBytes(item);
        } catch (IOException e) {
            throw new InventoryBroken(path, ITEM);
        }
    }

    /** What a stored {@code volume.json} says about journal and members. */
    static Anchor anchor(byte[] volumeJson) {
        try {
            return anchor(JSON.readTree(volumeJson));
        } catch (IOException e) {
            return new Anchor(0, "", "");
        }
    }

    static Anchor anchor(JsonNode volumeJson) {
        JsonNode journal = volumeJson.path("journalBefore");
        return new Anchor(
                journal.path("number").asLong(),
                journal.path("hash").asText(),
                volumeJson.path("membersFile").path("fingerprint").asText());
    }

    static Anchor anchor(Journal.Head head, Members members) {
        return new Anchor(head.number(), head.hash(), members.fingerprint());
    }

    private static Place place(Volume volume) {
        return new Place("archive.volume", MEMBERS, volume.id().value());
    }

    private static Map<String, Object> named(Member member) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", member.id().value());
        one.put("name", member.name().value());
        one.put("documentType", member.document().type().name());
        one.put("relation", member.relation().name());
        one.put("livesApart", member.livesApart());
        return one;
    }

    private static byte[] bytes(Map<String, Object> file) {
        try {
            return JSON.writeValueAsBytes(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
