package org.hudang.archive.intake.tray;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.MalformedId;
import org.hudang.archive.VisibleText;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.VolumeId;

/** The manifest of a ZIP, read strictly: docs/formats/intake-manifest-v1.md. */
final class Manifest {
    /** Name of its entry. */
    static final String NAME = "manifest.json";

    private static final int LONGEST = 1 << 20;
    private static final int MOST_ITEMS = 200;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LAST_FOUR = Pattern.compile("[0-9A-Z]{4}");
    private static final Set<String> MEMBERS = Set.of("format", "household", "volume", "items");
    private static final Set<String> ITEM_MEMBERS =
            Set.of("file", "sha256", "kind", "title", "member", "date", "responsible");
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final List<Line> lines;

    private Manifest(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /** A file of the ZIP, by its name. */
    record Entry(String name, String sha256) {}

    private record Line(Entry entry, Described described) {}

    /** The ZIP does not hold what its manifest says. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Finding finding;

        Wrong(IntakeCode code, Object fact) {
            super(code.code());
            this.finding = Finding.of(code, fact);
        }

        Finding finding() {
            return finding;
        }
    }

    /** Reads the manifest of a ZIP for this household. */
    static Manifest read(Path file, HouseholdNumber household) throws IOException, Wrong {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        if (bytes.length > LONGEST) {
            throw wrong("size");
        }
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw wrong("JSON");
        }
        only(json, MEMBERS, "");
        if (!text(json, "format", "").equals("hudang-intake-manifest-1")) {
            throw wrong("format");
        }
        if (!text(json, "household", "").equals(household.value())) {
            throw wrong("household");
        }
        Optional<VolumeId> volume = json.has("volume") ? Optional.of(volume(json)) : Optional.empty();
        JsonNode items = json.path("items");
        if (!items.isArray() || items.isEmpty() || items.size() > MOST_ITEMS) {
            throw wrong("items");
        }
        List<Line> lines = new ArrayList<>();
        for (JsonNode item : items) {
            lines.add(line(item, volume, lines.size() + 1));
        }
        return new Manifest(lines);
    }

    /** What is said of each of the files, in their order; refuses unless each is said once, and nothing else. */
    List<Described> of(List<Entry> entries) throws Wrong {
        Set<String> names = new HashSet<>();
        List<Described> described = new ArrayList<>();
        for (Entry entry : entries) {
            Optional<Line> line = lines.stream()
                    .filter(one -> one.entry().name().equals(entry.name()))
                    .findFirst();
            if (line.isEmpty() || !names.add(entry.name())) {
                throw new Wrong(IntakeCode.ENTRY_UNLISTED, described.size() + 1);
            }
            if (!line.get().entry().sha256().equals(entry.sha256())) {
                throw new Wrong(IntakeCode.ENTRY_DIGEST, line.get().described().position());
            }
            described.add(line.get().described());
        }
        Set<String> said = new HashSet<>();
        for (Line line : lines) {
            if (!names.contains(line.entry().name()) || !said.add(line.entry().name())) {
                throw new Wrong(IntakeCode.ENTRY_MISSING, line.described().position());
            }
        }
        return described;
    }

    private static Line line(JsonNode item, Optional<VolumeId> volume, int position) throws Wrong {
        String where = "items[" + position + "].";
        only(item, ITEM_MEMBERS, where);
        String sha256 = text(item, "sha256", where);
        Optional<String> member = item.has("member") ? Optional.of(text(item, "member", where)) : Optional.empty();
        if (!SHA256.matcher(sha256).matches()) {
            throw wrong(where + "sha256");
        }
        if (member.isPresent() && !LAST_FOUR.matcher(member.get()).matches()) {
            throw wrong(where + "member");
        }
        Described described = new Described(
                position,
                volume,
                kind(item, where),
                bounded(item, "title", 200, where),
                member,
                date(item, where),
                bounded(item, "responsible", 100, where));
        return new Line(new Entry(text(item, "file", where), sha256), described);
    }

    private static void only(JsonNode json, Set<String> members, String where) throws Wrong {
        if (!json.isObject()) {
            throw wrong(where.isEmpty() ? "JSON" : where.substring(0, where.length() - 1));
        }
        for (var names = json.fieldNames(); names.hasNext(); ) {
            if (!members.contains(names.next())) {
                throw wrong(where + "…");
            }
        }
    }

    private static String text(JsonNode json, String member, String where) throws Wrong {
        JsonNode value = json.path(member);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw wrong(where + member);
        }
        return value.textValue();
    }

    private static String bounded(JsonNode json, String member, int longest, String where) throws Wrong {
        String text = text(json, member, where);
        if (text.isBlank() || text.length() > longest || !VisibleText.isLine(text)) {
            throw wrong(where + member);
        }
        return text;
    }

    private static VolumeId volume(JsonNode json) throws Wrong {
        try {
            return new VolumeId(text(json, "volume", ""));
        } catch (MalformedId e) {
            throw wrong("volume");
        }
    }

    private static ItemKind kind(JsonNode item, String where) throws Wrong {
        try {
            return new ItemKind(text(item, "kind", where));
        } catch (CommandRefused e) {
            throw wrong(where + "kind");
        }
    }

    private static LocalDate date(JsonNode item, String where) throws Wrong {
        try {
            return LocalDate.parse(text(item, "date", where));
        } catch (DateTimeException e) {
            throw wrong(where + "date");
        }
    }

    private static Wrong wrong(String member) {
        return new Wrong(IntakeCode.MANIFEST, member);
    }

    /** One line as it is kept with its upload. */
    static String json(Described described) {
        ObjectNode json = JSON.createObjectNode();
        json.put("position", described.position());
        described.volume().ifPresent(volume -> json.put("volume", volume.value()));
        json.put("kind", described.kind().code());
        json.put("title", described.title());
        described.lastFour().ifPresent(member -> json.put("member", member));
        json.put("date", described.date().toString());
        json.put("responsible", described.responsible());
        return json.toString();
    }

    /** The same, read again. */
    static Described described(String kept) {
        try {
            JsonNode json = JSON.readTree(kept);
            return new Described(
                    json.required("position").intValue(),
                    Optional.ofNullable(json.path("volume").textValue()).map(VolumeId::new),
                    new ItemKind(json.required("kind").textValue()),
                    json.required("title").textValue(),
                    Optional.ofNullable(json.path("member").textValue()),
                    LocalDate.parse(json.required("date").textValue()),
                    json.required("responsible").textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("description is not the JSON that was stored", e);
        }
    }
}
