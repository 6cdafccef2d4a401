package org.hudang.server.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.forms.NoteLine;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.VolumeCover;
import org.hudang.forms.VolumeSheets;
import org.hudang.forms.VolumeSituation;
import org.hudang.forms.VolumeSituation.Keeping;
import org.hudang.forms.VolumeSituation.Originals;
import org.hudang.forms.press.Press;
import org.hudang.forms.press.PressSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every later change of a volume is a line of its note sheet (ML-04), and nothing about health is. */
class VolumeNotesTest {
    private static final HouseholdNumber HOME = new HouseholdNumber("hh_" + "a".repeat(26));
    private static final String OTHER_HOME = "hh_" + "b".repeat(26);
    private static final String VOLUME = "vol_" + "a".repeat(26);
    private static final String OTHER_VOLUME = "vol_" + "b".repeat(26);
    private static final String FIRST = "itm_" + "a".repeat(26);
    private static final String SECOND = "itm_" + "b".repeat(26);
    private static final String THIRD = "itm_" + "c".repeat(26);
    private static final String PATH = "FILE_ALTERED v1/content/" + SECOND + "/1-original.pdf";

    private final List<JournalEntry> history = new ArrayList<>();

    private void happened(String act, String object, String why) {
        happened(act, object, "", "", why);
    }

    private void happened(String act, String object, String before, String after, String why) {
        history.add(new JournalEntry(
                HOME, history.size() + 1L, Instant.EPOCH, "li", act, object, before, after, why, "sha256:"));
    }

    /** A volume with two papers in its first version and one in its second. */
    private void opened() {
        happened("household.open", HOME.value(), "");
        happened("volume.open", VOLUME, "");
        happened("volume.file", VOLUME, "application");
        happened("volume.file", VOLUME, "home-visit");
    }

    private List<String> told() {
        int versions = (int) history.stream()
                .filter(entry -> Set.of("volume.file", "volume.declare", "volume.close", "volume.reopen")
                        .contains(entry.act()))
                .filter(entry -> entry.object().equals(VOLUME))
                .count();
        return told(versions);
    }

    private List<String> told(int versions) {
        VolumeNotes notes = new VolumeNotes(
                volume("J031-ZY·DB·2026·D30-042", VolumeKind.APPROVAL, versions),
                List.of(item(FIRST, 1, 1), item(SECOND, 2, 1), item(THIRD, 3, 2)),
                code -> "镇" + code);
        return notes.of(history).stream()
                .map(note -> (note.act() + " " + String.join(" ", note.details())).strip())
                .toList();
    }

    @Test
    void what_was_added_is_told_with_its_numbers_and_copies_as_copies() {
        opened();
        happened("volume.file", VOLUME, "reading");

        assertThat(told()).containsExactly("open", "file application 1–2", "file home-visit 3", "further reading");
    }

    @Test
    void a_history_that_lacks_versions_tells_no_numbers() {
        opened();

        assertThat(told(7)).containsExactly("open", "filed application", "filed home-visit");
    }

    @Test
    void damage_its_repair_and_a_copy_filed_again_are_told_with_the_number_of_the_paper() {
        opened();
        happened("file.damaged", VOLUME, PATH);
        happened("file.restore", VOLUME, "aa/bb/v1/content/" + SECOND + "/1-original.pdf");
        happened("file.heal", VOLUME, "v1/content/" + FIRST + "/1-original.pdf");
        happened("file.damaged", VOLUME, "INVENTORY_BROKEN inventory.json");
        happened("file.restore", VOLUME, "aa/bb/inventory.json");

        assertThat(told().subList(3, 8))
                .containsExactly(
                        "paperdamaged FILE_ALTERED 2",
                        "paperrestored 2",
                        "paperhealed 1",
                        "damaged INVENTORY_BROKEN",
                        "restored");
    }

    @Test
    void moves_parts_ends_and_origins_of_the_household_are_told_without_their_reasons() {
        happened("household.arise", HOME.value(), OTHER_HOME, "", "离婚");
        opened();
        happened("household.move", HOME.value(), "999001001", "999001002", "随子女居住");
        happened("household.part", HOME.value(), "", OTHER_HOME, "分户");
        happened("household.end", HOME.value(), "", OTHER_HOME, "重病由女儿照料");

        assertThat(told())
                .containsExactly(
                        "arose " + OTHER_HOME,
                        "open",
                        "file application 1–2",
                        "file home-visit 3",
                        "moved 镇999001001 镇999001002",
                        "parted " + OTHER_HOME,
                        "ended " + OTHER_HOME);
    }

    @Test
    void what_was_done_to_the_household_before_the_volume_is_no_line_of_it() {
        happened("household.move", HOME.value(), "999001001", "999001002", "搬迁");
        opened();

        assertThat(told()).hasSize(3).first().isEqualTo("open");
    }

    @Test
    void facts_of_the_case_do_not_stand_on_the_sheet() {
        opened();
        happened("volume.declare", VOLUME, "NEW DISABILITY SERIOUS_ILLNESS");

        assertThat(told()).last().isEqualTo("declare NEW");
    }

    @Test
    void holds_of_volume_and_household_appraisal_and_destruction_are_told() {
        opened();
        happened("retention.hold", HOME.value(), "LITIGATION");
        happened("retention.release", HOME.value(), "LITIGATION");
        happened("retention.propose", VOLUME, "D10 2037-01-01");
        happened("retention.approve", VOLUME, "APPROVED_ONCE");
        happened("retention.refuse", VOLUME, "原因里可能有姓名");
        happened("retention.list", VOLUME, "XH-1");
        happened("retention.unlist", VOLUME, "XH-1");
        happened("volume.destroy", VOLUME, "XH-2");
        happened("replica.clear", VOLUME, "1");

        assertThat(told().subList(3, 12))
                .containsExactly(
                        "held LITIGATION",
                        "released LITIGATION",
                        "proposed",
                        "approved APPROVED_ONCE",
                        "refused",
                        "listed XH-1",
                        "unlisted XH-1",
                        "destroy XH-2",
                        "cleared 1");
    }

    @Test
    void places_of_paper_originals_are_told_of_the_papers_of_this_volume_alone() {
        opened();
        happened("paper.place", SECOND, "二号库房 / 第 12 盒");
        happened("paper.place", "itm_" + "d".repeat(26), "别处");
        happened("item.page", SECOND, "1");

        assertThat(told().subList(3, told().size())).containsExactly("placed 2 二号库房 / 第 12 盒");
    }

    @Test
    void other_volumes_of_the_household_have_sheets_of_their_own() {
        opened();
        happened("volume.open", OTHER_VOLUME, "");
        happened("volume.file", OTHER_VOLUME, "application");
        happened("retention.hold", OTHER_VOLUME, "LITIGATION");

        assertThat(told()).hasSize(3);
    }

    @Test
    void filings_that_were_given_up_and_inspections_are_told() {
        opened();
        happened("filing.withdraw", VOLUME, "说明");
        happened("filing.discard", VOLUME, "");
        happened("volume.inspect", VOLUME, "GD 0 4");
        happened("volume.close", VOLUME, "CONFIRMED 2026-09-15");
        happened("volume.reopen", VOLUME, "复议 补充材料");

        assertThat(told().subList(3, 8))
                .containsExactly(
                        "withdrawn", "discarded", "inspect GD 0 4", "close CONFIRMED 2026-09-15", "reopen 复议 补充材料");
    }

    /** Acts that are written into histories, by the words of this class. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "volume.open",
                "volume.file",
                "volume.declare",
                "volume.close",
                "volume.reopen",
                "volume.inspect",
                "volume.report",
                "volume.pages",
                "volume.destroy",
                "volume.destroyed",
                "filing.withdraw",
                "filing.discard",
                "file.damaged",
                "file.restore",
                "file.heal",
                "retention.propose",
                "retention.approve",
                "retention.refuse",
                "retention.list",
                "retention.unlist",
                "retention.hold",
                "retention.release",
                "replica.remove",
                "replica.clear"
            })
    void every_act_on_a_volume_has_a_sentence_also_when_its_reason_is_short(String act) {
        for (String why : List.of("", "GD", "GD 0 4", PATH)) {
            happened(act, VOLUME, why);
        }
        List<NoteLine> lines = new ArrayList<>();
        for (int versions : new int[] {0, history.size()}) {
            new VolumeNotes(
                            volume("J031-ZY·DB·2026·D30-042", VolumeKind.APPROVAL, versions),
                            List.of(item(SECOND, 2, 1)),
                            code -> code)
                    .of(history)
                    .forEach(note -> lines.add(new NoteLine(LocalDate.EPOCH, note.act(), note.details(), "李经办")));
        }

        assertThat(lines).hasSize(2 * history.size());
        assertThat(composed(lines).pages()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "household.move",
                "household.part",
                "household.end",
                "household.arise",
                "household.receive",
                "household.export",
                "catalogue.rebuild",
                "retention.hold",
                "retention.release"
            })
    void every_act_on_the_household_that_concerns_its_volumes_has_a_sentence(String act) {
        opened();
        happened(act, HOME.value(), OTHER_HOME, OTHER_HOME, "");
        happened("paper.place", FIRST, "二号库房");

        List<NoteLine> lines = new VolumeNotes(
                        volume("J031-ZY·DB·2026·D30-042", VolumeKind.APPROVAL, 2),
                        List.of(item(FIRST, 1, 1)),
                        code -> code)
                .of(history).stream()
                        .map(note -> new NoteLine(LocalDate.EPOCH, note.act(), note.details(), "李经办"))
                        .toList();

        assertThat(lines).hasSize(5);
        assertThat(composed(lines).pages()).isPositive();
    }

    private static ComposedPaper composed(List<NoteLine> lines) {
        Forms forms =
                Press.open(new PressSettings(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), ZoneOffset.UTC, List.of()));
        VolumeSituation situation = new VolumeSituation(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Originals(Keeping.UNRULED, 0, 0, 0),
                0,
                0);
        VolumeCover cover = new VolumeCover(
                "样例局", "DB", "样例", LocalDate.EPOCH, LocalDate.EPOCH, "D30", 0, 0, "ZY-042", "J031-ZY-042");
        return forms.compose(new VolumeSheets(
                new TemplateCode("JN-2026-1"), cover, List.of(), situation, "李经办", "", LocalDate.EPOCH, lines));
    }

    @Test
    void the_period_is_the_one_of_the_code() {
        assertThat(VolumeFacts.period(
                        volume("J031-ZY·DB·2026·Y-042", VolumeKind.APPROVAL, 1),
                        VolumeCase.OPENED,
                        RetentionPolicies.standard()))
                .isEqualTo("Y");
    }

    @Test
    void the_period_of_a_code_without_one_is_that_of_the_policy_and_never_invented() {
        RetentionPolicies policies = RetentionPolicies.standard();
        Volume approval = volume("J031-ZY·2026-042", VolumeKind.APPROVAL, 1);
        VolumeCase closed = new VolumeCase(BusinessType.NEW, Set.of(), Optional.empty())
                .closed(new VolumeCase.Ended(Outcome.CONFIRMED, LocalDate.of(2026, 9, 15)));

        assertThat(VolumeFacts.period(approval, VolumeCase.OPENED, policies)).isEmpty();
        assertThat(VolumeFacts.period(approval, closed, policies))
                .isEqualTo(policies.of(
                                VolumeKind.APPROVAL, "DB", Optional.of(Outcome.CONFIRMED), LocalDate.of(2026, 9, 15))
                        .get(0)
                        .period());
        assertThat(VolumeFacts.period(volume("J031-ZY·2026-043", VolumeKind.DAILY, 1), VolumeCase.OPENED, policies))
                .isEqualTo(policies.of(VolumeKind.DAILY, "DB", Optional.empty(), LocalDate.of(2026, 12, 31))
                        .get(0)
                        .period());
    }

    private static Volume volume(String code, VolumeKind kind, int version) {
        return new Volume(new VolumeId(VOLUME), HOME, kind, "DB", 2026, "样例", code, version, 3, Instant.EPOCH);
    }

    private static ItemView item(String id, int number, int version) {
        return new ItemView(
                new ItemId(id),
                HOME,
                new VolumeId(VOLUME),
                number,
                "J031-ZY·DB·2026·D30-042-000" + number,
                ItemKind.APPLICATION,
                "申请书",
                Optional.empty(),
                LocalDate.EPOCH,
                "张样例",
                Particulars.PLAIN,
                "application",
                version,
                Instant.EPOCH,
                List.of());
    }
}
