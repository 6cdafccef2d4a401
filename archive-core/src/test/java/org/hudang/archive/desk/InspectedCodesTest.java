package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.CodeDemand;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Scheme;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.Subject;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes are judged by the rule by which they were given (1-4, 1-7). */
class InspectedCodesTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final ArchivalCodes OF_THE_OFFICE = codes("{fonds}-{category}·A7·{year}-{volume:5}-{item:2}");
    private static final ArchivalCodes LATER = codes("{fonds}-{category}·{retention}·{township}-{volume:4}-{item:3}");

    @TempDir
    private Path folder;

    private ArchiveBed bed;

    private static ArchivalCodes codes(String pattern) {
        return new ArchivalCodes(pattern, "A001", "SH", Map.of(VolumeKind.APPROVAL, "D30", VolumeKind.DAILY, "D10"));
    }

    @BeforeEach
    void empty() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 6);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    /** An archive of an office with these codes. */
    private ArchiveRooms rooms(ArchivalCodes codes) {
        return bed.builder(Steps.SILENT)
                .papers((item, acting) -> new PaperChecks.Paper.ByHand())
                .codes(codes)
                .rooms();
    }

    /** A volume of two papers. */
    private static Volume filed(ArchiveRooms rooms) {
        Household home = household(rooms.archive(), "h", TOWN_A);
        Volume volume = volume(rooms.archive(), "v", home.number(), TOWN_A);
        rooms.archive().file(filing("f", volume, "a", "b"), TOWN_A);
        return volume;
    }

    @Test
    void a_volume_under_a_pattern_of_the_office_passes() {
        ArchiveRooms rooms = rooms(OF_THE_OFFICE);
        Volume volume = filed(rooms);

        assertThat(volume.code()).isEqualTo("A001-SH·A7·2026-00001");
        passes(rooms, volume);
    }

    @Test
    void a_volume_keeps_its_rule_when_the_office_has_another_and_its_later_papers_follow_it() {
        Volume volume = filed(rooms(OF_THE_OFFICE));

        ArchiveRooms later = rooms(LATER);
        later.archive().file(filing("g", volume, "c"), TOWN_A);

        assertThat(subject(later, volume).rows().items())
                .extracting(ItemView::code)
                .containsExactly("A001-SH·A7·2026-00001-01", "A001-SH·A7·2026-00001-02", "A001-SH·A7·2026-00001-03");
        passes(later, volume);
        Volume next = volume(later.archive(), "w", volume.household(), TOWN_A);
        assertThat(next.code()).isEqualTo("A001-SH·D30·112001-0001");
    }

    @Test
    void the_rule_of_a_volume_outlives_a_catalogue_that_was_lost() {
        Volume volume = filed(rooms(OF_THE_OFFICE));
        bed.records().write(100);
        ArchiveBed.emptied(DATABASE);
        var unused = bed.records().rebuild();

        passes(rooms(LATER), volume);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update archive.volume set code = replace(code, 'A001', 'A002')",
                "update archive.volume set code = replace(code, 'A7', 'A8')",
                "update archive.volume set code = replace(code, '2026', '2025')",
                "update archive.volume set code = replace(code, '·', '.')",
                "update archive.volume set code = replace(code, '00001', '1')",
                "update archive.volume set code = 'J031-ZY·DB·2026·D30-042'",
                "update archive.volume set year = 2025",
                "update archive.volume set code_rule = '.*'",
                "update archive.item set code = replace(code, '-02', '-03')",
                "update archive.item set code = replace(code, '-02', '-0002')",
                "update archive.item set code = replace(code, 'A001', 'A002')"
            })
    void a_code_that_is_not_by_its_rule_fails(String lie) {
        ArchiveRooms rooms = rooms(OF_THE_OFFICE);
        Volume volume = filed(rooms);

        bed.asOwner(lie);

        assertThat(result(subject(rooms, volume), "1-7")).isInstanceOf(Result.Failed.class);
    }

    @Test
    void a_period_that_no_standard_knows_fails_its_list_too() {
        ArchiveRooms rooms = rooms(LATER);
        Volume volume = filed(rooms);
        passes(rooms, volume);

        bed.asOwner("update archive.volume set code = replace(code, 'D30', 'D99')");

        assertThat(result(subject(rooms, volume), "1-4"))
                .isEqualTo(new Result.Failed(
                        List.of(new Result.Fault("A001-SH·D99·112001-0001 retention", "D30", "D99"))));
    }

    @Test
    void a_volume_older_than_kept_rules_may_follow_the_standard_or_the_office_and_nothing_else() {
        ArchiveRooms rooms = rooms(ArchivalCodes.standard());
        Volume volume = filed(rooms);
        bed.asOwner("update archive.volume set code_rule = ''");

        passes(rooms, volume);
        passes(rooms(OF_THE_OFFICE), volume);
        bed.asOwner("update archive.volume set code = 'A001-SH·A7·2026-00001'");
        bed.asOwner("update archive.item set code = 'A001-SH·A7·2026-00001-0' || number");
        passes(rooms(OF_THE_OFFICE), volume);
        assertThat(result(subject(rooms(LATER), volume), "1-7")).isInstanceOf(Result.Failed.class);
    }

    @Test
    void codes_of_another_house_are_for_people_where_only_its_rule_could_tell() {
        ArchiveRooms rooms = rooms(OF_THE_OFFICE);
        Subject subject = elsewhere(subject(rooms, filed(rooms)));

        assertThat(result(subject, "1-4")).isEqualTo(new Result.ByHand(Result.Why.CODE_OF_ANOTHER_HOUSE));
        assertThat(result(subject, "1-7")).isEqualTo(new Result.ByHand(Result.Why.CODE_OF_ANOTHER_HOUSE));
    }

    @Test
    void codes_of_another_house_pass_in_the_form_of_the_standard_whatever_its_fonds() {
        ArchiveRooms rooms =
                rooms(new ArchivalCodes(ArchivalCodes.standard().pattern(), "B777", "QT", OF_THE_OFFICE.retention()));
        Subject subject = elsewhere(subject(rooms, filed(rooms)));

        assertThat(result(subject, "1-4")).isEqualTo(new Result.Passed());
        assertThat(result(subject, "1-7")).isEqualTo(new Result.Passed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update archive.volume set code = replace(code, '·', '.')",
                "update archive.volume set code = replace(code, '-', '/')",
                "update archive.volume set code = replace(code, '-', '--')",
                "update archive.volume set code = ' ' || code",
                "update archive.volume set code = 'J031-ZY·DB·2025·D30-042'",
                "update archive.item set code = replace(code, '-02', '-03')"
            })
    void what_the_standard_demands_of_every_code_is_demanded_of_another_house_too(String lie) {
        ArchiveRooms rooms = rooms(OF_THE_OFFICE);
        Volume volume = filed(rooms);

        bed.asOwner(lie);

        assertThat(result(elsewhere(subject(rooms, volume)), "1-7")).isInstanceOf(Result.Failed.class);
    }

    private static void passes(ArchiveRooms rooms, Volume volume) {
        Subject subject = subject(rooms, volume);
        assertThat(result(subject, "1-4")).isEqualTo(new Result.Passed());
        assertThat(result(subject, "1-7")).isEqualTo(new Result.Passed());
    }

    private static Subject subject(ArchiveRooms rooms, Volume volume) {
        return ((InspectionDesk) rooms.inspections()).subject(volume.id(), TOWN_A);
    }

    /** As the same codes are seen where they come in. */
    private static Subject elsewhere(Subject subject) {
        Subject.Rows rows = subject.rows();
        return new Subject(
                new Subject.Rows(
                        rows.household(), rows.volume(), rows.items(), rows.checklist(), new CodeDemand.Elsewhere()),
                subject.volumeJson(),
                subject.itemJson(),
                subject.paths(),
                subject.versions(),
                subject.files(),
                subject.fixity(),
                subject.journal(),
                subject.scanner(),
                subject.today());
    }

    private static Result result(Subject subject, String number) {
        return Scheme.run(Stage.YJ, subject).stream()
                .filter(line -> line.number().equals(number))
                .findFirst()
                .orElseThrow()
                .result();
    }
}
