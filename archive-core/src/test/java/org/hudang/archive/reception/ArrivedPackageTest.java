package org.hudang.archive.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.store.Steps;
import org.hudang.archive.transfer.OpenPackage;
import org.hudang.archive.transfer.PackageCheck;
import org.hudang.archive.transfer.PackageFinding;
import org.hudang.archive.transfer.PackageFinding.Kind;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.archive.transfer.PackageReport.Verdict;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.transfer.Packages.Order;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the check of a package finds fails the item of the inspection that it concerns. */
class ArrivedPackageTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final String OTHER = "vol_" + "a".repeat(26);

    @TempDir
    private static Path folder;

    private static Path file = Path.of("");
    private static PackageReport whole = report(Verdict.WHOLE);

    @BeforeAll
    static void hand_a_household_over() {
        ArchiveBed bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 41);
        ArchiveRooms rooms = bed.builder(Steps.SILENT).rooms();
        Household home = household(rooms.archive(), "h", TOWN_A);
        var volume = volume(rooms.archive(), "v", home.number(), TOWN_A);
        rooms.archive().file(filing("f", volume, "申请书"), TOWN_A);
        file = folder.resolve("household.zip");
        rooms.packages().export(new Order(home.number(), Form.BAG, "示例县民政局（样例）", Faults.TOLD), file, TOWN_A);
        whole = PackageCheck.check(file);
        assertThat(whole.verdict()).isEqualTo(Verdict.WHOLE);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_package_that_was_found_whole_fails_nothing() throws IOException {
        assertThat(faults(whole)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ALTERED, data/VOLUME/itm/1-original.pdf, -, 1-14",
        "MISSING, data/VOLUME/itm/1-original.pdf, -, 1-14",
        "MISSING, metadata/household.json, -, 1-13",
        "RENAMED, data/VOLUME/itm/1-original.pdf, -, 1-14",
        "DISAGREES, manifest-sha512.txt, -, 1-14",
        "NO_DIGEST, '', -, 1-14",
        "ADDED, data/VOLUME/x, -, 4-3",
        "STRUCTURE, bagit.txt, -, 1-13",
        "REFUSED, '', -, 1-13",
        "SEAL, META-INF/ASiCManifest001.xml, -, 1-1",
        "HISTORY, metadata/history.jsonl, -, 2-5",
        "HISTORY, metadata/VOLUME/inventory.json, -, 1-14",
        "COUNT, metadata/transfer-list.json, items 3, 2-1",
        "COUNT, metadata/transfer-list.json, volumes 3, 2-1",
        "COUNT, metadata/transfer-list.json, bytes 3, 2-2",
        "COUNT, bag-info.txt, 3.1, 2-2",
        "COUNT, metadata/transfer-list.json, files 3, 2-11"
    })
    void what_its_check_found_fails_the_item_that_it_concerns(Kind kind, String path, String expected, String number)
            throws IOException {
        String object = path.replace("VOLUME", volumes().get(0));

        Map<String, List<Fault>> faults =
                faults(report(Verdict.ALTERED, new PackageFinding(kind, object, "", expected, "found")));

        assertThat(faults.get(number)).containsExactly(new Fault(object, expected, "found"));
        assertThat(faults.keySet())
                .containsOnly(kind == Kind.RENAMED ? new String[] {number, "4-3"} : new String[] {number});
    }

    @Test
    void what_is_wrong_with_another_volume_is_told_of_that_one() throws IOException {
        PackageFinding finding = new PackageFinding(Kind.ALTERED, "data/" + OTHER + "/volume.json", "", "a", "b");

        assertThat(faults(report(Verdict.ALTERED, finding))).isEmpty();
    }

    @Test
    void a_package_of_which_nothing_is_told_but_that_it_is_not_whole_fails_too() throws IOException {
        assertThat(faults(report(Verdict.CANNOT_TELL)).get("1-13"))
                .extracting(Fault::expected, Fault::found)
                .containsExactly(tuple("whole", "cannot-tell"));
    }

    private static PackageReport report(Verdict verdict, PackageFinding... findings) {
        return new PackageReport("", "bag", Optional.empty(), verdict, "hh_x", 9, 99, List.of(findings), 0);
    }

    private static List<String> volumes() throws IOException {
        try (OpenPackage handed = OpenPackage.of(file, folder)) {
            return HandedHouse.read(handed).volumes().stream()
                    .map(one -> one.volume().id().value())
                    .toList();
        }
    }

    private static Map<String, List<Fault>> faults(PackageReport report) throws IOException {
        try (OpenPackage handed = OpenPackage.of(file, folder)) {
            HandedHouse house = HandedHouse.read(handed);
            return new ArrivedPackage(handed, report, "0".repeat(64))
                    .faults(house.volumes().get(0), house, Map.of());
        }
    }
}
