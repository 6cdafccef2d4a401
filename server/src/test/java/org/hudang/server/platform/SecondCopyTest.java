package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.keeping.Rounds.Step;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house that is told where to keep a second copy of its papers. */
class SecondCopyTest {
    private static final Acting CLERK = new Acting("clerk", "999001101");

    @TempDir
    private Path folder;

    @Test
    void it_follows_the_archive_and_cures_it() throws IOException {
        Path place = Files.createDirectory(folder.resolve("second"));
        try (House house = house("any", place)) {
            file(house);
            house.records().attend();

            house.rounds().replica().attend();

            assertThat(house.upkeep().troubles()).isEmpty();
            assertThat(house.rounds()
                            .replica()
                            .replication()
                            .lag()
                            .orElseThrow()
                            .none())
                    .isTrue();
            Path paper = paper(house.directory().archive());
            Path copy = paper(place.resolve("archive"));
            assertThat(copy).hasSameBinaryContentAs(paper);

            Files.delete(paper);
            Step step = house.rounds().now(true);

            assertThat(step.healed()).hasSize(1);
            assertThat(paper).hasSameBinaryContentAs(copy);
            assertThat(house.upkeep().troubles()).isEmpty();
            assertThat(house.archive().check().findings()).isEmpty();
        }
    }

    @Test
    void a_place_that_is_away_is_a_trouble_and_closes_no_house() throws IOException {
        Path place = folder.resolve("not-mounted-yet");
        try (House house = house("any", place)) {
            file(house);

            house.rounds().replica().attend();
            assertThat(house.upkeep().troubles()).containsEntry("replica", "AR-140-UNREADABLE");
            assertThat(house.rounds().now(true).volumes()).isEqualTo(1);

            Files.createDirectory(place);
            house.rounds().replica().attend();
            assertThat(house.upkeep().troubles()).isEmpty();
            assertThat(Figures.of(house).lag().orElseThrow().versions()).isZero();
        }
    }

    @Test
    void a_place_on_the_disk_of_the_archive_is_not_used_unless_that_is_allowed() throws IOException {
        Path place = Files.createDirectory(folder.resolve("second"));
        try (House house = house("other", place)) {
            file(house);

            house.rounds().replica().attend();

            assertThat(house.upkeep().troubles()).containsEntry("replica", "AR-140-SAME_DISK");
            assertThat(place).isEmptyDirectory();
            assertThat(Figures.of(house).lag().orElseThrow().versions()).isEqualTo(1);
        }
    }

    @Test
    void a_bucket_that_does_not_answer_is_a_trouble_and_keeps_no_round_from_being_made() throws IOException {
        Path key = Files.createFile(
                folder.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, "NOBODY\nnothing\n");
        try (House house = house(
                Map.of("HUDANG_REPLICA", "s3:http://127.0.0.1:1/copies", "HUDANG_REPLICA_KEY_FILE", key.toString()))) {
            file(house);

            house.rounds().replica().attend();

            assertThat(house.upkeep().troubles()).containsEntry("replica", "AR-141");
            assertThat(house.rounds().now(true).volumes()).isEqualTo(1);
            assertThat(house.rounds().rounds().damages()).isEmpty();
            assertThat(Figures.of(house).lag().orElseThrow().versions()).isEqualTo(1);
        }
    }

    private House house(String disk, Path place) {
        return house(Map.of("HUDANG_REPLICA", place.toString(), "HUDANG_REPLICA_DISK", disk));
    }

    private House house(Map<String, String> replica) {
        Map<String, String> all = new HashMap<>(replica);
        all.put("HUDANG_HOME", folder.resolve("data").toString());
        Settings settings = Settings.from(all);
        return House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
    }

    private static void file(House house) {
        NewMember head = new NewMember(
                PersonName.of("张样例"),
                IdDocument.parse(DocumentType.RESIDENT_ID, "999001195001010013"),
                Relation.HEAD,
                LocalDate.of(1950, 1, 1),
                Optional.empty(),
                false);
        Household household = house.archive()
                .open(new OpenHousehold("copy/1", CLERK.township(), "样例村", "样例村一组", List.of(head)), CLERK);
        Volume volume = house.archive()
                .openVolume(
                        new OpenVolume("copy/2", household.number(), VolumeKind.APPROVAL, "DB", 2026, "样例卷"), CLERK);
        NewRendition words = new NewRendition(
                RenditionRole.ORIGINAL,
                "words.txt",
                "text/plain",
                ContentSource.of("样例".getBytes(StandardCharsets.UTF_8)));
        NewItem item =
                new NewItem(ItemKind.OTHER, "样例", Optional.empty(), LocalDate.of(2026, 11, 1), "某样例", List.of(words));
        house.archive().file(new Filing("copy/3", volume.id(), "application", List.of(item)), CLERK);
    }

    private static Path paper(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.getFileName().toString().startsWith("1-original"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
