package org.hudang.archive.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocfl.core.validation.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.StorageRoot.Committed;
import org.hudang.archive.store.StorageRoot.Survey;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.VolumeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageRootTest {
    private static final Instant NOW = Instant.parse("2026-09-15T02:30:00Z");

    @TempDir
    private Path folder;

    private final SecureRandom random = ArchiveBed.seeded(6);
    private final ObjectName object = new ObjectName(HouseholdNumber.next(random), VolumeId.next(random));
    private Path root;
    private Path work;
    private StorageRoot store;

    @BeforeEach
    void open() {
        root = folder.resolve("archive");
        work = folder.resolve("work");
        store = StorageRoot.open(root, work, StoreSettings.with(Steps.SILENT));
    }

    @Test
    void an_object_lies_in_the_folder_of_its_household() {
        commit(Inventory.empty(object), "one", "a.txt", "a");

        List<String> path = object.path();
        assertThat(path).hasSize(4);
        assertThat(path.get(0)).matches("[0-9a-f]{2}");
        assertThat(path.subList(2, 4))
                .containsExactly(object.household().value(), object.volume().value());
        assertThat(root.resolve(String.join("/", path)).resolve("0=ocfl_object_1.1"))
                .hasContent("ocfl_object_1.1");
    }

    @Test
    void the_layout_is_the_one_its_page_describes() throws Exception {
        String page = Files.readString(root.resolve("extensions/hudang-household-volume/README.md"));
        ObjectName example = new ObjectName(
                new HouseholdNumber("hh_aaaaaaaaaaaaaaaaaaaaaaaaaa"), new VolumeId("vol_bbbbbbbbbbbbbbbbbbbbbbbbbb"));

        assertThat(page).contains(String.join("/", example.path()));
        assertThat(example.id()).isEqualTo("urn:hudang:hh_aaaaaaaaaaaaaaaaaaaaaaaaaa:vol_bbbbbbbbbbbbbbbbbbbbbbbbbb");
        assertThat(root.resolve("0=ocfl_1.1")).hasContent("ocfl_1.1");
        assertThat(root.resolve("ocfl_layout.json")).content().contains("hudang-household-volume");
    }

    @Test
    void versions_of_random_changes_are_valid_and_read_back_as_they_were() throws Exception {
        Random changes = new Random(99);
        Inventory inventory = Inventory.empty(object);
        for (int v = 1; v <= 8; v++) {
            List<String> names = new ArrayList<>();
            Staging staging = store.stage(object, intent(), inventory);
            for (int i = changes.nextInt(4); i >= 0; i--) {
                String name = "d" + changes.nextInt(3) + "/f" + changes.nextInt(5) + ".bin";
                if (!names.contains(name)) {
                    staging.add(
                            name, "content %d".formatted(changes.nextInt(12)).getBytes(UTF_8));
                    names.add(name);
                }
            }
            StagedVersion version =
                    staging.forcing(staging.finish(NOW, "change", "li")).outcome();

            assertThat(store.commit(version, Survey.JUST_WRITTEN)).isEqualTo(Committed.DURABLE);
            store.clear(version.intent());

            inventory = store.inventory(object, v, version.inventory());
            for (String name : names) {
                assertThat(new String(store.readSmall(object, inventory, name), UTF_8))
                        .startsWith("content ");
            }
            var results = Validator.validateObject(place(), true);
            assertThat(results.getErrors()).isEmpty();
            assertThat(results.getWarnings()).isEmpty();
            assertThat(store.fixity().look(object).findings()).isEmpty();
        }
        assertThat(store.unfinished()).isEmpty();
    }

    @Test
    void a_version_number_that_is_taken_is_never_written_over() throws Exception {
        Inventory first = commit(Inventory.empty(object), "one", "a.txt", "a");
        StagedVersion mine = stage(first, "mine", "b.txt", "mine");
        StagedVersion other = stage(first, "other", "b.txt", "other");
        store.commit(other, Survey.JUST_WRITTEN);

        assertThatThrownBy(() -> store.commit(mine, Survey.JUST_WRITTEN))
                .isInstanceOf(StoreFailed.class)
                .hasCauseInstanceOf(FileAlreadyExistsException.class);

        Inventory now = store.inventory(object, 2, other.inventory());
        assertThat(new String(store.readSmall(object, now, "b.txt"), UTF_8)).isEqualTo("other");
        assertThat(Validator.validateObject(place(), true).getErrors()).isEmpty();
    }

    @Test
    void committing_again_changes_nothing() throws Exception {
        StagedVersion version = stage(Inventory.empty(object), "one", "a.txt", "a");
        store.commit(version, Survey.JUST_WRITTEN);
        store.clear(version.intent());
        List<String> before = listing();

        assertThat(store.commit(version, Survey.EVERY_BYTE)).isEqualTo(Committed.DURABLE);

        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void a_process_that_wakes_up_late_does_not_roll_the_inventory_back() throws Exception {
        Inventory first = commit(Inventory.empty(object), "one", "a.txt", "a");
        StagedVersion second = stage(first, "two", "b.txt", "b");

        // given a process that pauses when its version is in place, while others finish it and file the next one
        List<String> later = new ArrayList<>();
        StorageRoot paused = StorageRoot.open(root, work, StoreSettings.with(step -> {
            if (step.equals("sync folder") && later.isEmpty() && Files.exists(place().resolve("v2"))) {
                store.commit(second, Survey.EVERY_BYTE);
                store.clear(second.intent());
                later.add("third");
                StagedVersion third = stage(store.inventory(object, 2, second.inventory()), "three", "c.txt", "c");
                store.commit(third, Survey.JUST_WRITTEN);
                later.add(third.inventory());
            }
        }));

        paused.commit(second, Survey.JUST_WRITTEN);

        assertThat(later).hasSize(2);
        assertThat(Digests.sha512(Files.readAllBytes(place().resolve("inventory.json"))))
                .as("the storage root alone knows the third version")
                .isEqualTo(later.get(1));
        assertThat(Validator.validateObject(place(), true).getErrors()).isEmpty();
    }

    @Test
    void a_crash_between_inventory_and_sidecar_is_rolled_forward() throws Exception {
        Inventory first = commit(Inventory.empty(object), "one", "a.txt", "a");
        String sidecar = Files.readString(place().resolve("inventory.json.sha512"));
        StagedVersion second = stage(first, "two", "b.txt", "b");
        store.commit(second, Survey.JUST_WRITTEN);
        Files.writeString(place().resolve("inventory.json.sha512"), sidecar);
        assertThat(Validator.validateObject(place(), true).getErrors()).isNotEmpty();

        store.commit(second, Survey.EVERY_BYTE);

        assertThat(Validator.validateObject(place(), true).getErrors()).isEmpty();
    }

    @Test
    void a_root_inventory_that_fell_behind_is_repaired_before_the_next_version() throws Exception {
        Inventory first = commit(Inventory.empty(object), "one", "a.txt", "a");
        byte[] old = Files.readAllBytes(place().resolve("inventory.json"));
        StagedVersion second = stage(first, "two", "b.txt", "b");
        store.commit(second, Survey.JUST_WRITTEN);
        store.clear(second.intent());
        Files.write(place().resolve("inventory.json"), old);

        Inventory now = store.inventory(object, 2, second.inventory());

        assertThat(now.head()).isEqualTo(2);
        assertThat(Validator.validateObject(place(), true).getErrors()).isEmpty();
        assertThat(store.unfinished()).isEmpty();
    }

    @Test
    void a_first_version_that_is_lost_leaves_no_folders_behind() throws Exception {
        StagedVersion version = stage(Inventory.empty(object), "one", "a.txt", "a");
        StorageRoot dying = StorageRoot.open(root, work, StoreSettings.with(step -> {
            if (step.equals("rename folder")) {
                throw new IOException("dead");
            }
        }));
        assertThatThrownBy(() -> dying.commit(version, Survey.JUST_WRITTEN)).isInstanceOf(StoreFailed.class);
        assertThat(place().getParent()).isDirectory();
        Files.writeString(work.resolve(version.intent()).resolve("object/v1/content/a.txt"), "torn");

        assertThat(store.commit(version, Survey.EVERY_BYTE)).isEqualTo(Committed.LOST);

        assertThat(root.resolve(object.path().get(0))).doesNotExist();
    }

    @Test
    void a_file_that_the_disk_does_not_give_back_is_named_as_such() throws Exception {
        commit(Inventory.empty(object), "one", "a.txt", "a");
        Path copy = place().resolve("v1/inventory.json");
        Files.delete(copy);
        Files.createDirectory(copy);

        assertThat(store.fixity().look(object).findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.FILE_UNREADABLE);
            assertThat(finding.where()).endsWith("v1/inventory.json");
        });
    }

    @Test
    void an_inventory_that_no_copy_has_is_refused() throws Exception {
        commit(Inventory.empty(object), "one", "a.txt", "a");

        assertThatThrownBy(() -> store.inventory(object, 1, "0".repeat(128))).isInstanceOf(InventoryBroken.class);
    }

    @Test
    void staged_bytes_that_were_torn_are_lost_and_the_object_stays_as_it_was() throws Exception {
        Inventory first = commit(Inventory.empty(object), "one", "a.txt", "a");
        List<String> before = listing();
        StagedVersion second = stage(first, "two", "b.txt", "b");
        Files.writeString(work.resolve(second.intent()).resolve("v2/content/b.txt"), "");

        assertThat(store.commit(second, Survey.EVERY_BYTE)).isEqualTo(Committed.LOST);
        store.clear(second.intent());
        assertThat(store.commit(second, Survey.EVERY_BYTE)).isEqualTo(Committed.LOST);

        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void bytes_that_changed_on_the_disk_are_not_handed_out_as_whole() throws Exception {
        Inventory inventory = commit(Inventory.empty(object), "one", "a.txt", "content");
        String path = pathOf(inventory, "a.txt");
        Path file = place().resolve(path);
        String sha256 = Digests.of(file, "SHA-256");
        try (var in = store.read(object, path, 7, sha256)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("content");
        }
        try (var in = store.read(object, path, 7, sha256)) {
            assertThat(in.skip(4)).isEqualTo(4);
            assertThat(in.readAllBytes()).asString().isEqualTo("ent");
            assertThat(in.read()).isEqualTo(-1);
        }

        Files.writeString(file, "conTent");
        try (var in = store.read(object, path, 7, sha256)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(ContentDamaged.class);
        }
        Files.writeString(file, "conten");
        assertThatThrownBy(() -> store.read(object, path, 7, sha256)).isInstanceOf(ContentDamaged.class);
        Files.delete(file);
        assertThatThrownBy(() -> store.read(object, path, 7, sha256)).isInstanceOf(ContentDamaged.class);
        Files.createSymbolicLink(file, Files.writeString(folder.resolve("elsewhere"), "content"));
        assertThatThrownBy(() -> store.read(object, path, 7, sha256)).isInstanceOf(ContentDamaged.class);
    }

    @Test
    void in_whatever_way_they_are_read_bytes_are_checked() throws Exception {
        String content = "content ".repeat(20_000);
        Inventory inventory = commit(Inventory.empty(object), "one", "a.txt", content);
        String path = pathOf(inventory, "a.txt");
        Path file = place().resolve(path);
        String sha256 = Digests.of(file, "SHA-256");
        Map<String, Way> ways = Map.of(
                "at once",
                in -> in.readAllBytes(),
                "moved",
                in -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    assertThat(in.transferTo(out)).isEqualTo(out.size());
                    return out.toByteArray();
                },
                "some, then the rest",
                in -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    out.write(in.readNBytes(70_001));
                    out.write(in.read());
                    out.write(in.readAllBytes());
                    return out.toByteArray();
                });
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            try (var in = store.read(object, path, content.length(), sha256)) {
                assertThat(way.getValue().read(in)).as(way.getKey()).asString().isEqualTo(content);
            }
            try (var in = store.read(object, path, content.length(), sha256)) {
                Files.writeString(file, content + "more");
                assertThatThrownBy(() -> way.getValue().read(in))
                        .as(way.getKey())
                        .isInstanceOf(ContentDamaged.class);
            }
            Files.writeString(file, content.substring(1) + "X");
            try (var in = store.read(object, path, content.length(), sha256)) {
                assertThatThrownBy(() -> way.getValue().read(in))
                        .as(way.getKey())
                        .isInstanceOf(ContentDamaged.class);
            }
            Files.writeString(file, content);
        }
    }

    private interface Way {
        byte[] read(InputStream in) throws IOException;
    }

    @Test
    void paths_that_lead_out_are_refused() {
        Staging staging = store.stage(object, intent(), Inventory.empty(object));
        for (String path : List.of("../a", "/a", "a/../../b", "a//b", "", "a\\b", ".")) {
            assertThatThrownBy(() -> staging.add(path, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> store.read(object, "../../x", 1, "")).isInstanceOf(InventoryBroken.class);
    }

    @Test
    void every_crime_on_the_disk_is_found_and_named() throws Exception {
        Inventory inventory = commit(Inventory.empty(object), "one", "a.txt", "content");
        String path = pathOf(inventory, "a.txt");
        Path file = place().resolve(path);

        crime(
                Kind.FILE_ALTERED,
                path,
                () -> Files.writeString(file, "conTent"),
                () -> Files.writeString(file, "content"));
        crime(Kind.FILE_MISSING, path, () -> Files.delete(file), () -> Files.writeString(file, "content"));
        Path stray = place().resolve("v1/content/stray");
        crime(Kind.FILE_UNKNOWN, "stray", () -> Files.writeString(stray, ""), () -> Files.delete(stray));
        Path namaste = place().resolve("0=ocfl_object_1.1");
        crime(
                Kind.FILE_MISSING,
                "0=ocfl",
                () -> Files.delete(namaste),
                () -> Files.writeString(namaste, "ocfl_object_1.1\n"));
        Path sidecar = place().resolve("inventory.json.sha512");
        String good = Files.readString(sidecar);
        crime(
                Kind.INVENTORY_BROKEN,
                "",
                () -> Files.writeString(sidecar, "0 x"),
                () -> Files.writeString(sidecar, good));
        Path own = place().resolve("v1/inventory.json");
        byte[] copy = Files.readAllBytes(own);
        crime(Kind.INVENTORY_BROKEN, "v1", () -> Files.writeString(own, "{}"), () -> Files.write(own, copy));
        List<Finding> strays = new ArrayList<>();
        Files.createDirectories(root.resolve("zz/not/ours"));
        assertThat(store.fixity().objects(strays)).containsExactly(object);
        assertThat(strays).extracting(Finding::kind).containsExactly(Kind.FILE_UNKNOWN);
    }

    @Test
    void folders_that_are_no_storage_root_are_refused_and_left_alone() throws Exception {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "mine");
        refused(foreign, work, StorageRootRefused.Rule.NOT_OURS);
        assertThat(foreign).isDirectoryNotContaining("glob:**ocfl**");
        refused(root, root.resolve("work"), StorageRootRefused.Rule.WORK_INSIDE);
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("0=ocfl_1.1"), "ocfl_1.1\n");
        refused(other, work, StorageRootRefused.Rule.OTHER_LAYOUT);
        Files.writeString(other.resolve("0=ocfl_1.1"), "ocfl_1.0\n");
        refused(other, work, StorageRootRefused.Rule.NOT_OURS);
        if (Files.isDirectory(Path.of("/dev/shm"))
                && !Files.getAttribute(Path.of("/dev/shm"), "unix:dev")
                        .equals(Files.getAttribute(folder, "unix:dev"))) {
            Path shared = Files.createTempDirectory(Path.of("/dev/shm"), "hudang-test");
            refused(root, shared, StorageRootRefused.Rule.OTHER_FILE_SYSTEM);
            Files.delete(shared);
        }
        assertThat(StorageRoot.open(root, work, StoreSettings.with(Steps.SILENT))
                        .unfinished())
                .isEmpty();
    }

    @Test
    void making_a_storage_root_may_die_at_any_step() throws Exception {
        for (int i = 1; i < 40; i++) {
            Path fresh = folder.resolve("fresh" + i);
            int[] left = {i};
            boolean died = false;
            try {
                StorageRoot.open(fresh, work, StoreSettings.with(step -> {
                    if (--left[0] <= 0) {
                        throw new IOException("dead");
                    }
                }));
            } catch (StorageRootRefused e) {
                died = true;
            }
            StorageRoot.open(fresh, work, StoreSettings.with(Steps.SILENT));
            try (Stream<Path> all = Files.walk(fresh)) {
                assertThat(all.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
            }
            if (!died) {
                return;
            }
        }
        throw new AssertionError("never came to an end");
    }

    private interface Act {
        void run() throws IOException;
    }

    private void crime(Kind kind, String where, Act crime, Act undo) throws IOException {
        crime.run();
        assertThat(store.fixity().look(object).findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.where()).contains(where);
        });
        undo.run();
        assertThat(store.fixity().look(object).findings()).isEmpty();
    }

    private void refused(Path place, Path workPlace, StorageRootRefused.Rule rule) {
        assertThatThrownBy(() -> StorageRoot.open(place, workPlace, StoreSettings.with(Steps.SILENT)))
                .isInstanceOfSatisfying(
                        StorageRootRefused.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    private Inventory commit(Inventory base, String message, String name, String content) {
        StagedVersion version = stage(base, message, name, content);
        store.commit(version, Survey.JUST_WRITTEN);
        store.clear(version.intent());
        return store.inventory(object, version.version(), version.inventory());
    }

    private StagedVersion stage(Inventory base, String message, String name, String content) {
        Staging staging = store.stage(object, intent(), base);
        staging.add(name, ContentSource.of(content.getBytes(UTF_8)));
        return staging.forcing(staging.finish(NOW, message, "li")).outcome();
    }

    private String intent() {
        return StorageRoot.workName(object.household(), "int" + random.nextInt(1_000_000_000));
    }

    private static String pathOf(Inventory inventory, String logicalPath) {
        String sha512 = inventory.state().getOrDefault(logicalPath, "");
        return inventory.contentPath(sha512).orElseThrow();
    }

    private Path place() {
        return root.resolve(String.join("/", object.path()));
    }

    private List<String> listing() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted().toList()) {
                lines.add(root.relativize(path) + (Files.isRegularFile(path) ? " " + Digests.of(path, "SHA-256") : ""));
            }
        }
        return lines;
    }
}
