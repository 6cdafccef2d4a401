package org.hudang.archive.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocfl.api.model.ValidationIssue;
import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.StorageRoot.Survey;
import org.hudang.archive.volume.VolumeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The crimes that the validation codes of OCFL 1.1 name, each committed on an object of three versions: another validator calls
 * it by that code, and the rounds find it.
 */
class OcflCrimesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-09-15T02:30:00Z");

    @TempDir
    private Path folder;

    private final SecureRandom random = ArchiveBed.seeded(111);
    private final ObjectName object = new ObjectName(HouseholdNumber.next(random), VolumeId.next(random));
    private StorageRoot store;
    private Path place;

    @BeforeEach
    void three_versions() {
        store = StorageRoot.open(folder.resolve("archive"), folder.resolve("work"), StoreSettings.with(Steps.SILENT));
        place = folder.resolve("archive").resolve(String.join("/", object.path()));
        Inventory inventory = version(Inventory.empty(object), "a.txt", "one", "b/c.txt", "two");
        inventory = version(inventory, "d.txt", "three");
        version(inventory, "a.txt", "four");
    }

    @Test
    void the_object_is_innocent() {
        assertThat(Validator.validateObject(place, true).getErrors()).isEmpty();
        assertThat(store.fixity().look(object).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void each_crime_has_a_code_and_is_found(Crime crime) throws IOException {
        crime.act.commit(place);

        assertThat(Validator.validateObject(place, true).getErrors())
                .extracting(ValidationIssue::getCode)
                .extracting(Enum::name)
                .as("what the other validator says")
                .contains(crime.code);
        assertThat(store.fixity().look(object).findings()).isNotEmpty();
    }

    /** OCFL has nothing against it, but this house has written nothing of the kind: a version brings its files itself. */
    @ParameterizedTest
    @ValueSource(strings = {"v1/content/d.txt", "v3/content/d.txt", "v2/content/x.txt"})
    void a_file_that_lies_elsewhere_than_the_version_that_brought_it_says_is_found(String path) throws IOException {
        Files.createDirectories(place.resolve("v3/content"));
        Files.move(place.resolve("v2/content/d.txt"), place.resolve(path));
        Crime.inventory(place, json -> Crime.path(json, path));

        assertThat(store.fixity().look(object).findings()).isNotEmpty();
    }

    private interface Act {
        void commit(Path object) throws IOException;
    }

    /** Crimes by their code in the specification's table. */
    @SuppressWarnings("ImmutableEnumChecker") // acts hold nothing
    enum Crime {
        STRAY_FILE("E001", object -> Files.writeString(object.resolve("notes.txt"), "mine")),
        STRAY_FOLDER(
                "E001",
                object -> Files.writeString(
                        Files.createDirectory(object.resolve("extra")).resolve("x"), "mine")),
        NO_DECLARATION("E003", object -> Files.delete(object.resolve(Staging.NAMASTE))),
        DECLARATION_OF_ANOTHER_TEXT(
                "E007", object -> Files.writeString(object.resolve(Staging.NAMASTE), "ocfl_object_9.9\n")),
        A_VERSION_WITHOUT_FOLDER("E010", object -> delete(object.resolve("v2"))),
        STRAY_FILE_IN_A_VERSION("E015", object -> Files.writeString(object.resolve("v1/notes.txt"), "mine")),
        CONTENT_FOLDER_WITH_A_SLASH(
                "E017", object -> inventory(object, json -> json.put("contentDirectory", "con/tent"))),
        CONTENT_FOLDER_OF_DOTS("E018", object -> inventory(object, json -> json.put("contentDirectory", ".."))),
        CONTENT_FOLDER_OF_ANOTHER_NAME_THAN_BEFORE(
                "E019", object -> inventory(object, json -> json.put("contentDirectory", "files"))),
        CONTENT_THAT_NO_MANIFEST_KNOWS(
                "E023", object -> Files.writeString(object.resolve("v1/content/stray.txt"), "mine")),
        CONTENT_THAT_IS_GONE("E092", object -> Files.delete(content(object))),
        WEAK_DIGESTS("E025", object -> inventory(object, json -> json.put("digestAlgorithm", "md5"))),
        NO_JSON("E033", object -> inventory(object, "{not json")),
        NO_OBJECT_OF_JSON("E036", object -> inventory(object, "[]")),
        NO_ID("E036", object -> inventory(object, json -> json.remove("id"))),
        NO_TYPE("E036", object -> inventory(object, json -> json.remove("type"))),
        NO_DIGEST_ALGORITHM("E036", object -> inventory(object, json -> json.remove("digestAlgorithm"))),
        NO_HEAD("E036", object -> inventory(object, json -> json.remove("head"))),
        ANOTHER_ID_THAN_BEFORE("E110", object -> inventory(object, json -> json.put("id", "urn:example:other"))),
        ANOTHER_TYPE("E038", object -> inventory(object, json -> json.put("type", "https://example.org/other"))),
        HEAD_THAT_IS_NOT_THE_NEWEST("E040", object -> inventory(object, json -> json.put("head", "v2"))),
        HEAD_THAT_IS_A_NUMBER("E040", object -> inventory(object, json -> json.put("head", 3))),
        HEAD_THAT_IS_NOWHERE("E040", object -> inventory(object, json -> json.put("head", "v9"))),
        NO_MANIFEST("E041", object -> inventory(object, json -> json.remove("manifest"))),
        NO_VERSIONS("E043", object -> inventory(object, json -> json.remove("versions"))),
        A_FOLDER_WITHOUT_VERSION(
                "E046",
                object -> Files.writeString(
                        Files.createDirectories(object.resolve("v4/content")).resolve("x"), "mine")),
        NO_TIME("E048", object -> inventory(object, json -> newest(json).remove("created"))),
        TIME_WITHOUT_ZONE(
                "E049", object -> inventory(object, json -> newest(json).put("created", "2026-09-15T02:30:00"))),
        TIME_WITHOUT_SECONDS(
                "E049", object -> inventory(object, json -> newest(json).put("created", "2026-09-15T02:30Z"))),
        STATE_OF_UNKNOWN_BYTES(
                "E050",
                object -> inventory(
                        object, json -> state(json).putArray("0".repeat(128)).add("x.txt"))),
        LOGICAL_PATH_WITH_DOTS("E052", object -> inventory(object, json -> logical(json, "../d.txt"))),
        LOGICAL_PATH_THAT_BEGINS_WITH_A_SLASH("E053", object -> inventory(object, json -> logical(json, "/d.txt"))),
        NO_SIDECAR("E058", object -> Files.delete(object.resolve(Inventory.SIDECAR))),
        ANOTHER_DIGEST_IN_THE_SIDECAR(
                "E060",
                object -> Files.writeString(object.resolve(Inventory.SIDECAR), "0".repeat(128) + "  inventory.json\n")),
        SIDECAR_OF_ANOTHER_FORM("E061", object -> Files.writeString(object.resolve(Inventory.SIDECAR), "digest\n")),
        ANOTHER_DIGEST_IN_THE_SIDECAR_OF_A_VERSION(
                "E060",
                object -> Files.write(object.resolve("v2/" + Inventory.SIDECAR), Inventory.sidecar("0".repeat(128)))),
        A_NEWEST_COPY_THAT_IS_NOT_THE_ROOTS("E064", object -> {
            ObjectNode json =
                    (ObjectNode) JSON.readTree(object.resolve(Inventory.FILE).toFile());
            newest(json).put("message", "another");
            byte[] bytes = json.toPrettyString().getBytes(UTF_8);
            Files.write(object.resolve("v3/" + Inventory.FILE), bytes);
            Files.write(object.resolve("v3/" + Inventory.SIDECAR), Inventory.sidecar(Digests.sha512(bytes)));
        }),
        NO_INVENTORY("E063", object -> Files.delete(object.resolve(Inventory.FILE))),
        ROOT_INVENTORY_OF_AN_OLDER_VERSION("E046", object -> {
            for (String name : List.of(Inventory.FILE, Inventory.SIDECAR)) {
                Files.write(object.resolve(name), Files.readAllBytes(object.resolve("v2/" + name)));
            }
        }),
        A_STATE_THAT_WAS_OTHERWISE_BEFORE(
                "E066",
                object -> inventory(object, json -> {
                    ObjectNode first = (ObjectNode) json.at("/versions/v1/state");
                    first.remove(first.fieldNames().next());
                })),
        A_LINK_IN_A_VERSION(
                "E090", object -> Files.createSymbolicLink(object.resolve("v1/link"), object.resolve("nowhere"))),
        ALTERED_CONTENT("E092", object -> Files.writeString(content(object), "altered")),
        FIXITY_OF_OTHER_BYTES(
                "E093",
                object -> inventory(
                        object,
                        json -> json.putObject("fixity")
                                .putObject("md5")
                                .putArray("0".repeat(32))
                                .add("v2/content/d.txt"))),
        MESSAGE_THAT_IS_NO_TEXT(
                "E094", object -> inventory(object, json -> newest(json).put("message", 7))),
        LOGICAL_PATH_TWICE("E095", object -> inventory(object, json -> logical(json, "b/c.txt"))),
        LOGICAL_PATH_INSIDE_ANOTHER("E095", object -> inventory(object, json -> logical(json, "a.txt/d.txt"))),
        A_DIGEST_TWICE_IN_OTHER_LETTERS(
                "E096",
                object -> inventory(object, json -> {
                    ObjectNode manifest = (ObjectNode) json.get("manifest");
                    String digest = manifest.fieldNames().next();
                    manifest.putArray(digest.toUpperCase(Locale.ROOT)).add("v1/content/other.txt");
                })),
        CONTENT_PATH_WITH_DOTS("E099", object -> inventory(object, json -> path(json, "v2/content/../d.txt"))),
        CONTENT_PATH_THAT_BEGINS_WITH_A_SLASH(
                "E100", object -> inventory(object, json -> path(json, "/v2/content/d.txt"))),
        CONTENT_PATH_TWICE(
                "E101",
                object -> inventory(object, json -> {
                    ObjectNode manifest = (ObjectNode) json.get("manifest");
                    String other = manifest.elements().next().get(0).asText();
                    manifest.properties().forEach(entry -> ((ArrayNode) entry.getValue()).set(0, other));
                })),
        MANIFEST_THAT_IS_A_LIST("E106", object -> inventory(object, json -> json.putArray("manifest"))),
        BYTES_THAT_NO_VERSION_USES(
                "E107",
                object -> inventory(
                        object,
                        json -> json.withObject("/manifest")
                                .putArray("f".repeat(128))
                                .add("v3/content/unused.txt"))),
        FIXITY_THAT_IS_TEXT("E111", object -> inventory(object, json -> json.put("fixity", "none")));

        private final String code;
        private final Act act;

        Crime(String code, Act act) {
            this.code = code;
            this.act = act;
        }

        private static void inventory(Path object, Consumer<ObjectNode> change) throws IOException {
            ObjectNode json =
                    (ObjectNode) JSON.readTree(object.resolve(Inventory.FILE).toFile());
            change.accept(json);
            inventory(object, json.toPrettyString());
        }

        /** In the root and in the newest version, with the digests that belong to it. */
        private static void inventory(Path object, String text) throws IOException {
            byte[] bytes = text.getBytes(UTF_8);
            for (Path there : List.of(object, object.resolve("v3"))) {
                Files.write(there.resolve(Inventory.FILE), bytes);
                Files.write(there.resolve(Inventory.SIDECAR), Inventory.sidecar(Digests.sha512(bytes)));
            }
        }

        private static ObjectNode newest(ObjectNode json) {
            return (ObjectNode) json.at("/versions/v3");
        }

        private static ObjectNode state(ObjectNode json) {
            return (ObjectNode) newest(json).get("state");
        }

        /** Gives d.txt another name in the newest version. */
        private static void logical(ObjectNode json, String name) {
            rename(state(json), "d.txt", name);
        }

        private static void path(ObjectNode json, String name) {
            rename((ObjectNode) json.get("manifest"), "v2/content/", name);
        }

        private static void rename(ObjectNode paths, String known, String name) {
            for (Map.Entry<String, JsonNode> entry : paths.properties()) {
                if (entry.getValue().get(0).asText().startsWith(known)) {
                    ((ArrayNode) entry.getValue()).set(0, name);
                    return;
                }
            }
            throw new IllegalStateException("nothing begins with " + known);
        }

        private static Path content(Path object) throws IOException {
            try (Stream<Path> files = Files.walk(object.resolve("v2/content"))) {
                return files.filter(Files::isRegularFile).findFirst().orElseThrow();
            }
        }

        private static void delete(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Inventory version(Inventory base, String... files) {
        String intent = StorageRoot.workName(object.household(), "int" + random.nextInt(1_000_000_000));
        Staging staging = store.stage(object, intent, base);
        for (int i = 0; i < files.length; i += 2) {
            staging.add(files[i], files[i + 1].getBytes(UTF_8));
        }
        StagedVersion staged = staging.forcing(staging.finish(NOW, "change of " + Arrays.toString(files), "li"))
                .outcome();
        store.commit(staged, Survey.JUST_WRITTEN);
        store.clear(staged.intent());
        return store.inventory(object, staged.version(), staged.inventory());
    }
}
