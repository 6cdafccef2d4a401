package org.hudang.archive.reception;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Fact;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Phone;
import org.hudang.archive.household.Relation;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.transfer.ItemSheet;
import org.hudang.archive.transfer.OpenPackage;
import org.hudang.archive.transfer.PackageSheets;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;

/**
 * A household as a whole package has it, under the sender's numbers.
 *
 * @param sender who handed it over
 * @param at when
 * @param history of the sender, oldest first
 */
record HandedHouse(
        Household household, String sender, Instant at, List<HandedVolume> volumes, List<JournalEntry> history) {
    private static final ObjectMapper JSON = new ObjectMapper();

    HandedHouse {
        volumes = List.copyOf(volumes);
        history = List.copyOf(history);
    }

    /** Its cases, those of approval volumes. */
    List<VolumeCase> cases() {
        return volumes.stream()
                .filter(one -> one.volume().kind() == VolumeKind.APPROVAL)
                .map(HandedVolume::matter)
                .toList();
    }

    /**
     * Reads it.
     *
     * @throws PackageUnfit when it is not what a house hands over
     */
    static HandedHouse read(OpenPackage handed) throws IOException {
        JsonNode list = json(handed, PackageSheets.LIST);
        Household household = household(handed);
        List<HandedVolume> volumes = new ArrayList<>();
        for (JsonNode line : list.path("volumes")) {
            volumes.add(volume(handed, household.number(), line));
        }
        byte[] history = handed.list(PackageSheets.HISTORY);
        return fit(
                PackageSheets.LIST,
                () -> new HandedHouse(
                        household,
                        list.path("sender").asText(),
                        Instant.parse(list.path("at").asText()),
                        volumes,
                        PackageSheets.history(household.number(), new String(history, StandardCharsets.UTF_8))));
    }

    private static Household household(OpenPackage handed) throws IOException {
        JsonNode sheet = json(handed, PackageSheets.HOUSEHOLD);
        return fit(PackageSheets.HOUSEHOLD, () -> {
            List<Member> members = new ArrayList<>();
            for (JsonNode one : sheet.path("members")) {
                String phone = one.path("phone").asText();
                members.add(new Member(
                        new MemberId(one.path("id").asText()),
                        new PersonName(one.path("name").asText()),
                        new IdDocument(
                                DocumentType.valueOf(one.path("documentType").asText()),
                                one.path("document").asText()),
                        Relation.valueOf(one.path("relation").asText()),
                        LocalDate.parse(one.path("birth").asText()),
                        phone.isEmpty() ? Optional.empty() : Optional.of(new Phone(phone)),
                        one.path("livesApart").asBoolean()));
            }
            return new Household(
                    new HouseholdNumber(sheet.path("household").asText()),
                    sheet.path("township").asText(),
                    sheet.path("village").asText(),
                    sheet.path("address").asText(),
                    members,
                    Instant.parse(sheet.path("openedAt").asText()));
        });
    }

    private static HandedVolume volume(OpenPackage handed, HouseholdNumber household, JsonNode line)
            throws IOException {
        String id = line.path("volume").asText();
        String folder = "data/" + id + "/";
        JsonNode volumeJson = json(handed, folder + "volume.json");
        List<ItemSheet> sheets = new ArrayList<>();
        Map<ItemId, JsonNode> itemJson = new HashMap<>();
        for (JsonNode item : line.path("list")) {
            String path = folder + item.path("item").asText() + "/item.json";
            byte[] bytes = handed.list(path);
            sheets.add(fit(path, () -> ItemSheet.read(bytes)));
            itemJson.put(fit(path, () -> new ItemId(item.path("item").asText())), json(handed, path));
        }
        JsonNode inventory = json(handed, PackageSheets.inventory(id));
        Map<String, String> paths = paths(inventory);
        List<Instant> versions = fit(PackageSheets.inventory(id), () -> versions(inventory));
        JsonNode report = json(handed, PackageSheets.inspection(id));
        if (!report.isObject()) {
            throw new PackageUnfit(PackageSheets.inspection(id), new IOException());
        }
        HandedVolume.Declared declared = new HandedVolume.Declared(
                line.path("items").asInt(-1),
                line.path("files").asLong(-1),
                line.path("bytes").asLong(-1));
        return fit(folder + "volume.json", () -> {
            Volume volume = new Volume(
                    new VolumeId(id),
                    household,
                    VolumeKind.valueOf(volumeJson.path("kind").asText()),
                    volumeJson.path("programme").asText(),
                    volumeJson.path("year").asInt(),
                    volumeJson.path("title").asText(),
                    volumeJson.path("code").asText(),
                    line.path("version").asInt(),
                    declared.items(),
                    Instant.parse(volumeJson.path("openedAt").asText()));
            List<ItemView> items = new ArrayList<>();
            for (ItemSheet sheet : sheets) {
                items.add(item(sheet, volume));
            }
            return new HandedVolume(
                    volume,
                    matter(volumeJson.path("case")),
                    items,
                    sheets,
                    volumeJson,
                    itemJson,
                    paths,
                    versions,
                    declared);
        });
    }

    private static ItemView item(ItemSheet sheet, Volume volume) {
        List<RenditionView> renditions = new ArrayList<>();
        for (ItemSheet.StoredFile file : sheet.files()) {
            renditions.add(new RenditionView(
                    new RenditionId(file.id()),
                    RenditionRole.valueOf(file.role()),
                    file.fileName(),
                    file.mediaType(),
                    file.bytes(),
                    file.sha256(),
                    file.sm3()));
        }
        if (renditions.isEmpty()) {
            throw new CommandRefused("renditions", "1-50");
        }
        return new ItemView(
                new ItemId(sheet.id()),
                volume.household(),
                volume.id(),
                sheet.number(),
                sheet.code(),
                new ItemKind(sheet.kind()),
                sheet.title(),
                sheet.member().isEmpty() ? Optional.empty() : Optional.of(new MemberId(sheet.member())),
                LocalDate.parse(sheet.date()),
                sheet.responsible(),
                new Particulars(sheet.documentNumber(), Secrecy.valueOf(sheet.secrecy()), sheet.pages()),
                sheet.event(),
                sheet.version(),
                Instant.parse(sheet.filedAt()),
                renditions);
    }

    private static VolumeCase matter(JsonNode matter) {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        matter.path("facts").forEach(fact -> facts.add(Fact.valueOf(fact.asText())));
        String outcome = matter.path("outcome").asText();
        return new VolumeCase(
                BusinessType.valueOf(matter.path("business").asText("NEW")),
                facts,
                outcome.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new VolumeCase.Ended(
                                Outcome.valueOf(outcome),
                                LocalDate.parse(matter.path("ended").asText()))));
    }

    private static Map<String, String> paths(JsonNode inventory) {
        Map<String, String> paths = new TreeMap<>();
        inventory
                .path("versions")
                .path(inventory.path("head").asText())
                .path("state")
                .properties()
                .forEach(entry -> entry.getValue().forEach(path -> paths.put(path.asText(), entry.getKey())));
        return paths;
    }

    private static List<Instant> versions(JsonNode inventory) {
        List<Instant> made = new ArrayList<>();
        JsonNode versions = inventory.path("versions");
        for (int number = 1; versions.has("v" + number); number++) {
            made.add(Instant.parse(versions.path("v" + number).path("created").asText()));
        }
        return made;
    }

    private static JsonNode json(OpenPackage handed, String path) throws IOException {
        return fit(path, () -> JSON.readTree(handed.list(path)));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T fit(String path, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | DateTimeException | IllegalArgumentException | ArchiveException e) {
            throw new PackageUnfit(path, e);
        }
    }
}
