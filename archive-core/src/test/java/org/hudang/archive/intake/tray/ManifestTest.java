package org.hudang.archive.intake.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.intake.tray.TrayBed.sha256;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.Samples;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ZIP that says what its files are: whole or not at all. */
class ManifestTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path temporary;

    private TrayBed bed;
    private IntakeTray tray;

    @BeforeEach
    void open() {
        bed = new TrayBed(DATABASE, temporary);
        tray = bed.tray();
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void each_file_becomes_the_item_that_its_line_says() throws IOException {
        Upload zip = bed.examined(tray, "all.zip", zip(manifest(), "first", "second"));

        assertThat(zip.standing()).isEqualTo(new Standing.Unpacked(2));
        List<Upload> files = files(zip);
        assertThat(files).extracting(Upload::name).containsExactly("一.txt", "二.txt");
        assertThat(files.get(0).described().orElseThrow().volume()).contains(bed.volume.id());
        TrayPaper[] papers = files.stream()
                .map(file -> file.described().orElseThrow().paper(file.id(), bed.household, false))
                .toArray(TrayPaper[]::new);
        Filed filed = tray.file(bed.filing("f", papers), TOWN_A);
        ItemView first = bed.archive.item(filed.items().get(0).id(), TOWN_A).orElseThrow();
        assertThat(first.title()).isEqualTo("收入说明");
        assertThat(first.kind().code()).isEqualTo("income-proof");
        assertThat(first.date()).isEqualTo(LocalDate.of(2026, 9, 15));
        assertThat(first.member()).contains(bed.household.members().get(0).id());
        assertThat(bed.archive
                        .item(filed.items().get(1).id(), TOWN_A)
                        .orElseThrow()
                        .member())
                .isEmpty();
    }

    @Test
    void a_file_that_the_manifest_does_not_name_refuses_the_whole() throws IOException {
        Map<String, String> entries = entries(manifest(), "first", "second");
        entries.put("三.txt", "third");

        assertRefused(Samples.zip(entries), IntakeCode.ENTRY_UNLISTED, "3");
    }

    @Test
    void an_item_without_its_file_refuses_the_whole() throws IOException {
        Map<String, String> entries = entries(manifest(), "first", "second");
        entries.remove("二.txt");

        assertRefused(Samples.zip(entries), IntakeCode.ENTRY_MISSING, "2");
    }

    @Test
    void a_file_that_two_items_name_refuses_the_whole() throws IOException {
        String twice = manifest().replace("二.txt", "一.txt").replace(digest("second"), digest("first"));
        Map<String, String> entries = entries(twice, "first", "second");
        entries.remove("二.txt");

        assertRefused(Samples.zip(entries), IntakeCode.ENTRY_MISSING, "2");
    }

    @Test
    void a_file_with_another_digest_refuses_the_whole() throws IOException {
        assertRefused(zip(manifest(), "first", "another"), IntakeCode.ENTRY_DIGEST, "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hudang-intake-manifest-1 | hudang-intake-manifest-2    | format",
                "\"items\"              | \"more\"                  | …",
                "income-proof             | Income                      | items[1].kind",
                "2026-09-15               | 2026-13-32                  | items[1].date",
                "\"0013\"               | \"15\"                    | items[1].member",
                "\"0013\"               | 15                          | items[1].member",
                "\"title\":\"收入说明\" | \"title\":\" \"      | items[1].title",
                "\"title\":\"收入说明\" | \"name\":\"收入说明\" | items[1].…",
                "\"title\":\"收入说明\" | \"title\":\"a\",\"title\":\"b\" | JSON"
            })
    void a_manifest_of_another_form_is_refused_by_the_name_of_what_is_wrong(String right, String wrong, String named)
            throws IOException {
        String manifest = manifest();
        assertThat(manifest).contains(right);

        assertRefused(zip(manifest.replace(right, wrong), "first", "second"), IntakeCode.MANIFEST, named);
    }

    @Test
    void a_manifest_for_another_household_is_refused() throws IOException {
        String other = manifest().replace(bed.household.number().value(), "hh_" + "a".repeat(26));

        assertRefused(zip(other, "first", "second"), IntakeCode.MANIFEST, "household");
    }

    @Test
    void a_member_that_is_not_one_of_the_household_is_told_by_the_item() {
        Described described = new Described(
                2, Optional.empty(), ItemKind.OTHER, "样例", Optional.of("9999"), LocalDate.of(2026, 9, 15), "张样例");
        UploadId upload = UploadId.next(ArchiveBed.seeded(1));

        assertThatThrownBy(() -> described.paper(upload, bed.household, false))
                .isInstanceOfSatisfying(
                        CommandRefused.class, e -> assertThat(e.arguments()).contains("items[2].member"));
    }

    private void assertRefused(byte[] zip, IntakeCode code, String fact) {
        Upload refused = bed.examined(tray, "all.zip", zip);
        assertThat(refused.standing()).isEqualTo(new Standing.Refused(new Finding(code, List.of(fact))));
        assertThat(tray.of(bed.household.number(), TOWN_A)).hasSize(1);
        assertThat(bed.folder).isEmptyDirectory();
    }

    private List<Upload> files(Upload zip) {
        return tray.of(bed.household.number(), TOWN_A).stream()
                .filter(upload -> !upload.id().equals(zip.id()))
                .sorted(Comparator.comparing(
                        upload -> upload.described().orElseThrow().position()))
                .toList();
    }

    private static byte[] zip(String manifest, String first, String second) throws IOException {
        return Samples.zip(entries(manifest, first, second));
    }

    private static Map<String, String> entries(String manifest, String first, String second) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("一.txt", first);
        entries.put("manifest.json", manifest);
        entries.put("二.txt", second);
        return entries;
    }

    private String manifest() {
        String lastFour = bed.household.members().get(0).document().lastFour();
        assertThat(lastFour).isEqualTo("0013");
        return "{\"format\":\"hudang-intake-manifest-1\",\"household\":\"" + bed.household.number()
                + "\",\"volume\":\"" + bed.volume.id() + "\",\"items\":[{\"file\":\"一.txt\",\"sha256\":\""
                + digest("first")
                + "\",\"kind\":\"income-proof\",\"title\":\"收入说明\",\"member\":\"0013\",\"date\":\"2026-09-15\","
                + "\"responsible\":\"样例镇样例厂\"},{\"file\":\"二.txt\",\"sha256\":\"" + digest("second")
                + "\",\"kind\":\"other\",\"title\":\"说明\",\"date\":\"2026-09-16\",\"responsible\":\"张样例\"}]}";
    }

    private static String digest(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
