package org.hudang.archive.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.NoMaterials;
import org.hudang.archive.household.Household;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.single.SingleSet.State;
import org.hudang.archive.single.SingleSets.ToPlace;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The electronic form alone is kept where two people said so, and nowhere else. */
class SingleSetsTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final BusinessLine LINE = new BusinessLine("DB", BusinessType.NEW);
    private static final Acting ARCHIVIST = Acting.bureau("sun.dangan");
    private static final Feasibility RECORD =
            new Feasibility("示例县民政局档案室（样例）", LocalDate.of(2026, 9, 1), "可以实行单套", "样民档〔2026〕1号");

    @TempDir
    private Path folder;

    private ArchiveBed bed;
    private LifeRooms life;
    private SingleSets singles;
    private Archive archive;
    private Household home;

    @BeforeEach
    void begin_with_every_switch_off() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 9);
        ArchiveBuilder builder = bed.builder(Steps.SILENT);
        archive = builder.build();
        life = builder.life(new LifeRooms.Rules(30, RetentionPolicies.standard(), BenefitStops.NOBODY, List.of()));
        singles = life.singles();
        home = household(archive, "h", TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void every_business_with_a_materials_table_has_a_switch_and_all_are_off() {
        assertThat(singles.all(TOWN_A))
                .hasSameSizeAs(Materials.standard().businesses())
                .allMatch(one ->
                        one.state() instanceof State.Off off && off.ended().isEmpty());
    }

    @Test
    void a_record_alone_switches_nothing_on_and_a_second_person_does() {
        SingleSet waiting = singles.enter(LINE, RECORD, ARCHIVIST);
        assertThat(waiting.isOn()).isFalse();
        assertThat(waiting.state()).isInstanceOfSatisfying(State.Waiting.class, one -> {
            assertThat(one.record()).isEqualTo(RECORD);
            assertThat(one.entered().by()).isEqualTo("sun.dangan");
        });

        assertThatThrownBy(() -> singles.approve(LINE, ARCHIVIST))
                .isInstanceOf(SecondPersonNeeded.class)
                .hasMessageContaining("AR-329");
        assertThat(singles.of(LINE, TOWN_A).isOn()).isFalse();

        assertThat(singles.approve(LINE, BUREAU).isOn()).isTrue();
        assertThat(singles.of(LINE, TOWN_B).isOn()).isTrue();
        assertThat(singles.of(new BusinessLine("DB", BusinessType.CHANGE), TOWN_A)
                        .isOn())
                .isFalse();
    }

    @Test
    void the_same_record_twice_is_one_and_another_waits_for_the_first() {
        singles.enter(LINE, RECORD, ARCHIVIST);
        singles.enter(LINE, RECORD, ARCHIVIST);
        assertThat(bed.count("select count(*) from archive.single_set_entry")).isEqualTo(1);

        assertThatThrownBy(() -> singles.enter(LINE, RECORD, BUREAU))
                .isInstanceOf(SwitchElsewhere.class)
                .hasMessageContaining("AR-328 [DB-NEW, WAITING]");
    }

    @Test
    void whoever_switches_off_says_why_and_it_begins_from_the_start() {
        on();

        SingleSet off = singles.off(LINE, "样例：读取设备停用", ARCHIVIST);

        assertThat(off.state())
                .isInstanceOfSatisfying(
                        State.Off.class,
                        one -> assertThat(one.ended())
                                .hasValueSatisfying(
                                        said -> assertThat(said.why()).isEqualTo("样例：读取设备停用")));
        assertThatThrownBy(() -> singles.off(LINE, "again", ARCHIVIST)).isInstanceOf(SwitchElsewhere.class);
        assertThatThrownBy(() -> singles.approve(LINE, BUREAU)).isInstanceOf(SwitchElsewhere.class);
        assertThat(singles.enter(LINE, RECORD, ARCHIVIST).state()).isInstanceOf(State.Waiting.class);
    }

    @Test
    void what_waits_can_be_refused() {
        singles.enter(LINE, RECORD, ARCHIVIST);

        assertThat(singles.off(LINE, "样例：依据不足", BUREAU).isOn()).isFalse();
        assertThatThrownBy(() -> singles.approve(LINE, BUREAU)).isInstanceOf(SwitchElsewhere.class);
    }

    @Test
    void a_township_looks_and_does_not_act() {
        singles.enter(LINE, RECORD, ARCHIVIST);

        assertThatThrownBy(() -> singles.enter(LINE, RECORD, TOWN_A)).isInstanceOf(TownshipRefused.class);
        assertThatThrownBy(() -> singles.approve(LINE, TOWN_A)).isInstanceOf(TownshipRefused.class);
        assertThatThrownBy(() -> singles.off(LINE, "样例", TOWN_A)).isInstanceOf(TownshipRefused.class);
        assertThat(singles.of(LINE, TOWN_A).state().word()).isEqualTo("WAITING");
    }

    @Test
    void what_is_no_business_or_no_record_is_refused_with_its_name() {
        assertThatThrownBy(() -> BusinessLine.parse("db-new")).isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> singles.of(new BusinessLine("ZZ", BusinessType.NEW), TOWN_A))
                .isInstanceOf(NoMaterials.class);
        assertThatThrownBy(() -> new Feasibility("", LocalDate.EPOCH, "样例", "样例"))
                .hasMessageContaining("assessor");
        assertThatThrownBy(() -> new Feasibility("样例", LocalDate.EPOCH, " ", "样例"))
                .hasMessageContaining("conclusion");
        assertThatThrownBy(() -> new Feasibility("样例", LocalDate.EPOCH, "样例", ""))
                .hasMessageContaining("document");
        Feasibility tomorrow = new Feasibility("样例", LocalDate.of(2026, 9, 16), "样例", "样例");
        assertThatThrownBy(() -> singles.enter(LINE, tomorrow, ARCHIVIST)).hasMessageContaining("AR-009 [on,");
        assertThatThrownBy(() -> singles.off(LINE, " ", ARCHIVIST)).hasMessageContaining("reason");
        assertThat(bed.count("select count(*) from archive.single_set_entry")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update archive.single_set_entry set who = 'other' where number = 1 | altered",
                "update archive.single_set_entry set line = 'DB-END' where number = 2 | altered",
                "delete from archive.single_set_entry where number = 1 | missing",
                "delete from archive.single_set_entry where number = 2 | cut off",
                "update archive.single_set_head set number = 1, hash = (select hash from archive.single_set_entry where"
                        + " number = 1) | not the entry that the head names",
                "update archive.single_set_head set mac = 'x' | head not authentic",
                "delete from archive.single_set_head | not the entry that the head names"
            })
    void a_history_that_was_touched_is_no_answer(String lie, String finding) {
        on();
        assertThat(singles.verify()).isEmpty();

        bed.asOwner(lie);

        assertThat(singles.verify())
                .hasValueSatisfying(broken -> assertThat(broken).hasMessageContaining(finding));
        assertThatThrownBy(() -> singles.of(LINE, TOWN_A)).isInstanceOf(JournalBroken.class);
        assertThatThrownBy(() -> singles.off(LINE, "样例", ARCHIVIST)).isInstanceOf(JournalBroken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from archive.single_set_entry",
                "update archive.single_set_entry set who = 'other'",
                "delete from archive.single_set_head"
            })
    void the_application_itself_cannot_touch_what_is_written(String sql) {
        on();

        assertThatThrownBy(() -> bed.work(jdbc -> jdbc.sql(sql).update())).hasStackTraceContaining("permission denied");
    }

    @Test
    void while_it_is_off_each_paper_without_a_place_is_named_and_once_placed_no_more() {
        Volume volume = volume(archive, "v", home.number(), TOWN_A);
        var filed = archive.file(filing("f", volume, "a", "b"), TOWN_A).items();
        ItemId first = filed.get(0).id();

        assertThat(singles.toPlace(volume.id(), TOWN_A))
                .containsExactly(
                        new ToPlace(first.value(), filed.get(0).code()),
                        new ToPlace(filed.get(1).id().value(), filed.get(1).code()));
        assertThat(singles.toPlace(home.number(), TOWN_A)).containsOnlyKeys(volume.id());
        assertThat(singles.toPlace(volume.id(), TOWN_B)).isEmpty();

        life.places().note(first, new PaperPlace.Kept("一号库房", "3", "1"), TOWN_A);

        assertThat(singles.toPlace(volume.id(), TOWN_A))
                .extracting(ToPlace::code)
                .containsExactly(filed.get(1).code());
    }

    @Test
    void while_it_is_on_no_paper_is_asked_for_and_another_business_still_is() {
        Volume volume = volume(archive, "v", home.number(), TOWN_A);
        archive.file(filing("f", volume, "a"), TOWN_A);
        Volume other = archive.openVolume(
                new OpenVolume("o", home.number(), VolumeKind.APPROVAL, "TK", 2026, "特困供养申请"), TOWN_A);
        archive.file(filing("g", other, "b"), TOWN_A);

        on();

        assertThat(singles.toPlace(home.number(), TOWN_A)).containsOnlyKeys(other.id());
        singles.off(LINE, "样例", ARCHIVIST);
        assertThat(singles.toPlace(home.number(), TOWN_A))
                .isEqualTo(Map.of(
                        volume.id(),
                        singles.toPlace(volume.id(), TOWN_A),
                        other.id(),
                        singles.toPlace(other.id(), TOWN_A)));
    }

    @Test
    void papers_of_daily_management_are_no_business_and_are_not_asked_for() {
        Volume daily =
                archive.openVolume(new OpenVolume("d", home.number(), VolumeKind.DAILY, "DB", 2026, "日常管理"), TOWN_A);
        archive.file(filing("f", daily, "a"), TOWN_A);

        assertThat(singles.toPlace(home.number(), TOWN_A)).isEmpty();
    }

    private void on() {
        singles.enter(LINE, RECORD, ARCHIVIST);
        singles.approve(LINE, BUREAU);
    }
}
