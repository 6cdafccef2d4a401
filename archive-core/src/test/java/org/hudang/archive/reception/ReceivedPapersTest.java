package org.hudang.archive.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.household.Household;
import org.hudang.archive.reception.StoredReceiving.Taking;
import org.hudang.archive.store.Steps;
import org.hudang.archive.transfer.OpenPackage;
import org.hudang.archive.transfer.PackageCheck;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.transfer.Packages.Order;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is filed of a package fits into papers, however many volumes the household has. */
class ReceivedPapersTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private static Path folder;

    private static Path file = Path.of("");

    @BeforeAll
    static void hand_a_household_over() {
        ArchiveBed bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 42);
        ArchiveRooms rooms = bed.builder(Steps.SILENT).rooms();
        Household home = household(rooms.archive(), "h", TOWN_A);
        Volume volume = volume(rooms.archive(), "v", home.number(), TOWN_A);
        rooms.archive().file(filing("f", volume, "申请书"), TOWN_A);
        file = folder.resolve("household.zip");
        rooms.packages().export(new Order(home.number(), Form.BAG, "示例县民政局（样例）", Faults.TOLD), file, TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "47, 1", "48, 2", "97, 2", "98, 3"})
    void the_reports_of_the_sender_are_all_filed(int volumes, int papers) throws IOException {
        try (OpenPackage handed = OpenPackage.of(file, folder)) {
            HandedHouse one = HandedHouse.read(handed);
            List<HandedVolume> many = IntStream.range(0, volumes)
                    .mapToObj(i -> numbered(one.volumes().get(0), i))
                    .toList();
            HandedHouse house = new HandedHouse(one.household(), one.sender(), one.at(), many, one.history());
            Taking taking =
                    new Taking(house, List.of(), new ArrivedPackage(handed, PackageCheck.check(file), "0".repeat(64)));

            Filing history = new ReceivedPapers(taking, Map.of()).history(new VolumeId("vol_" + "a".repeat(26)));

            Commands.checkArriving(history);
            assertThat(history.items()).hasSize(papers);
            assertThat(history.items())
                    .extracting(item -> item.renditions().get(0).role())
                    .containsOnly(RenditionRole.ORIGINAL);
            List<String> first = names(history.items().get(0));
            assertThat(first.get(0)).isEqualTo("history.jsonl");
            assertThat(first.get(first.size() - 1)).isEqualTo("reception.json");
            assertThat(history.items().stream()
                            .flatMap(item -> names(item).stream())
                            .filter(name -> name.startsWith("inspection-yj-")))
                    .hasSize(volumes)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> names(NewItem item) {
        return item.renditions().stream().map(NewRendition::fileName).toList();
    }

    private static HandedVolume numbered(HandedVolume volume, int number) {
        Volume one = volume.volume();
        String digits = "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
        Volume other = new Volume(
                new VolumeId("vol_" + "a".repeat(24) + digits),
                one.household(),
                one.kind(),
                one.programme(),
                one.year(),
                one.title(),
                one.code(),
                one.version(),
                one.items(),
                one.openedAt());
        return new HandedVolume(
                other,
                volume.matter(),
                volume.items(),
                volume.sheets(),
                volume.volumeJson(),
                volume.itemJson(),
                volume.paths(),
                volume.versions(),
                volume.declared());
    }
}
