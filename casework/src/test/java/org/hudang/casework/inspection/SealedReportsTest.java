package org.hudang.casework.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.casework.ReliefBed.BUREAU;
import static org.hudang.casework.ReliefBed.BUREAU_KEEPER;
import static org.hudang.casework.ReliefBed.CLERK;
import static org.hudang.casework.ReliefBed.STRANGER;
import static org.hudang.casework.ReliefBed.dyingAfter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.KeptReport;
import org.hudang.archive.inspection.NoSuchReport;
import org.hudang.archive.inspection.NothingWaits;
import org.hudang.archive.inspection.ReportPapers;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.ReliefBed.Killed;
import org.hudang.casework.inspection.SealedReports.Standing;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SamePerson;
import org.hudang.signing.seal.SealEvent;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealLogEntry;
import org.hudang.signing.seal.SealStateRefused;
import org.hudang.signing.seal.SealUnknown;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.StandingApproval;
import org.hudang.signing.seal.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of inspections are sealed by two people, or by one under a rule, once, and lie in their volume. */
class SealedReportsTest {
    private static final ReliefBed BED = new ReliefBed();
    private static final Officer ARCHIVIST = new Officer("archivist", Officer.BUREAU, "10.0.0.5");
    private static final Officer REVIEWER = new Officer("reviewer", ReliefBed.TOWN, "10.0.0.6");

    private final SealedReportDesk desk = BED.reports();
    private VolumeId volume;

    /** The bureau's seal is approved in advance for reports, the township's is not. */
    @BeforeAll
    static void approve() {
        Validity year = new Validity(
                BED.clock.instant().minusSeconds(60), BED.clock.instant().plus(Duration.ofDays(365)));
        BED.sealUse.approveStanding(
                BED.sealUse.proposeStanding(
                        new StandingApproval(BED.bureauSeal, "JC-2026-1", "用印制度第五条", year), BUREAU_KEEPER),
                ReliefBed.APPROVER);
    }

    @AfterAll
    static void close() {
        BED.close();
    }

    @BeforeEach
    void inspect_a_volume() {
        Household household = BED.single();
        volume = BED.volume(household);
        BED.archive.file(
                new Filing("paper/" + volume, volume, "papers", List.of(paper("approval-form"), paper("other"))), CLERK);
        BED.rooms.inspections().inspect(volume, Stage.GD, BUREAU);
    }

    private static NewItem paper(String kind) {
        return new NewItem(
                new ItemKind(kind),
                kind,
                Optional.empty(),
                LocalDate.of(2026, 11, 24),
                "某样例",
                List.of(new NewRendition(
                        RenditionRole.ORIGINAL,
                        kind + ".txt",
                        "text/plain",
                        ContentSource.of(kind.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void under_a_rule_it_is_sealed_and_filed_at_once_and_says_what_the_report_says() throws IOException {
        KeptReport report = BED.rooms.reports().newest(volume, Stage.GD, CLERK).orElseThrow();

        Standing standing = desk.ask(volume, Stage.GD, BED.bureauSeal, ARCHIVIST);

        assertThat(standing).isEqualTo(new Standing.Filed(report.id()));
        assertThat(desk.standing(volume, Stage.GD, CLERK)).isEqualTo(standing);
        assertThat(desk.ask(volume, Stage.GD, BED.townSeal, ARCHIVIST)).isEqualTo(standing);
        String text = text();
        assertThat(text).contains("电子档案四性检测报告", "GD-1", "归档环节（GD）", "approver（样例）");
        assertThat(text).contains(report.sha256(), report.inspection().code(), "GD-2-9", "入户调查表", "待人工");
        assertThat(text).contains(ReliefBed.BUREAU_NAME);
        assertThat(uses(BED.bureauSeal)).contains(SealEvent.USED, SealEvent.USE_FILED);
        assertThat(BED.sealUse.check()).isEmpty();
        assertThat(BED.archive.check().findings()).isEmpty();
        assertThat(BED.files.folders("inspections")).isEmpty();
    }

    @Test
    void without_a_rule_it_waits_for_somebody_else() {
        Standing asked = desk.ask(volume, Stage.GD, BED.townSeal, ARCHIVIST);

        assertThat(asked).isInstanceOfSatisfying(Standing.Waiting.class, waiting -> {
            assertThat(waiting.by()).isEqualTo("archivist");
            assertThat(waiting.seal()).isEqualTo(BED.townSeal);
        });
        assertThat(desk.standing(volume, Stage.GD, CLERK)).isEqualTo(asked);
        assertThat(desk.ask(volume, Stage.GD, BED.bureauSeal, ARCHIVIST)).isEqualTo(asked);
        assertThat(desk.finish()).isZero();
        assertThatThrownBy(() -> desk.approve(volume, Stage.GD, ARCHIVIST)).isInstanceOf(SamePerson.class);
        assertThat(desk.pdf(volume, Stage.GD, CLERK)).isEmpty();

        assertThat(desk.approve(volume, Stage.GD, REVIEWER)).isInstanceOf(Standing.Filed.class);

        assertThat(desk.pdf(volume, Stage.GD, CLERK)).isPresent();
        assertThatThrownBy(() -> desk.approve(volume, Stage.GD, REVIEWER)).isInstanceOf(NothingWaits.class);
    }

    @Test
    void what_was_refused_may_be_asked_for_again_with_another_seal() {
        assertThat(desk.ask(volume, Stage.GD, BED.townSeal, ARCHIVIST)).isInstanceOf(Standing.Waiting.class);

        assertThat(desk.refuse(volume, Stage.GD, "用错印章", REVIEWER)).isInstanceOf(Standing.Unasked.class);

        assertThat(desk.standing(volume, Stage.GD, CLERK)).isInstanceOf(Standing.Unasked.class);
        assertThatThrownBy(() -> desk.refuse(volume, Stage.GD, "再次", REVIEWER)).isInstanceOf(NothingWaits.class);
        BED.clock.pass(Duration.ofSeconds(1));
        assertThat(desk.ask(volume, Stage.GD, BED.bureauSeal, ARCHIVIST)).isInstanceOf(Standing.Filed.class);
    }

    @Test
    void a_newer_inspection_has_a_paper_of_its_own() {
        Standing first = desk.ask(volume, Stage.GD, BED.bureauSeal, ARCHIVIST);
        BED.rooms.inspections().inspect(volume, Stage.GD, BUREAU);

        assertThat(desk.standing(volume, Stage.GD, CLERK)).isInstanceOf(Standing.Unasked.class);
        assertThat(desk.pdf(volume, Stage.GD, CLERK)).isEmpty();
        Standing second = desk.ask(volume, Stage.GD, BED.bureauSeal, ARCHIVIST);

        assertThat(second.report().number()).isEqualTo(2);
        assertThat(BED.rooms.reports().sealed(first.report(), CLERK)).isPresent();
        assertThat(BED.rooms.reports().sealed(second.report(), CLERK)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "seal"})
    void a_process_that_dies_at_the_seal_leaves_what_another_brings_to_its_end(String step) {
        SealedReportDesk dying = BED.reports(BED.rooms.reports(), dyingAfter(SealUse.class, BED.sealUse, step));
        int before = used();

        assertThatThrownBy(() -> dying.ask(volume, Stage.GD, BED.bureauSeal, ARCHIVIST))
                .isInstanceOf(Killed.class);
        assertThat(desk.standing(volume, Stage.GD, CLERK)).isInstanceOf(Standing.Approved.class);

        assertThat(desk.finish()).isEqualTo(1);
        assertThat(desk.standing(volume, Stage.GD, CLERK)).isInstanceOf(Standing.Filed.class);
        assertThat(used()).isEqualTo(before + 1);
        assertThat(BED.sealUse.check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "file"})
    void a_process_that_dies_at_the_archive_leaves_what_asking_again_brings_to_its_end(String step) {
        SealedReportDesk dying =
                BED.reports(dyingAfter(ReportPapers.class, BED.rooms.reports(), step), BED.sealUse);
        int before = used();

        assertThatThrownBy(() -> dying.ask(volume, Stage.GD, BED.bureauSeal, ARCHIVIST))
                .isInstanceOf(Killed.class);

        assertThat(desk.ask(volume, Stage.GD, BED.bureauSeal, ARCHIVIST)).isInstanceOf(Standing.Filed.class);
        assertThat(used()).isEqualTo(before + 1);
        assertThat(desk.finish()).isZero();
        assertThat(BED.rooms.reports().allWaiting(10, BUREAU)).isEmpty();
        assertThat(BED.sealUse.check()).isEmpty();
    }

    @Test
    void a_seal_that_is_not_there_or_not_in_use_leaves_nothing_waiting() {
        SealId nobodys = new SealId("sel_" + "a".repeat(26));
        assertThatThrownBy(() -> desk.ask(volume, Stage.GD, nobodys, ARCHIVIST)).isInstanceOf(SealUnknown.class);
        SealId stopped = BED.seal("stopped-" + volume, ReliefBed.TOWN_NAME, ReliefBed.TOWN, ReliefBed.KEEPER);
        BED.registry.suspend(stopped, "停用", ReliefBed.KEEPER);

        assertThatThrownBy(() -> desk.ask(volume, Stage.GD, stopped, ARCHIVIST)).isInstanceOf(SealStateRefused.class);

        assertThat(desk.standing(volume, Stage.GD, CLERK)).isInstanceOf(Standing.Unasked.class);
    }

    @Test
    void another_township_has_no_report_and_a_stage_that_was_not_inspected_has_none() {
        Officer foreign = new Officer("foreign", STRANGER.township(), "10.0.0.7");
        assertThatThrownBy(() -> desk.standing(volume, Stage.GD, STRANGER)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> desk.ask(volume, Stage.GD, BED.townSeal, foreign)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> desk.approve(volume, Stage.GD, foreign)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> desk.pdf(volume, Stage.GD, STRANGER)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> desk.ask(volume, Stage.CQ, BED.bureauSeal, ARCHIVIST))
                .isInstanceOf(NoSuchReport.class);
    }

    private static int used() {
        return (int) uses(BED.bureauSeal).stream().filter(SealEvent.USED::equals).count();
    }

    private static List<SealEvent> uses(SealId seal) {
        return BED.sealUse.log(seal, BUREAU_KEEPER).stream()
                .map(SealLogEntry::event)
                .toList();
    }

    private String text() throws IOException {
        try (PDDocument paper = Loader.loadPDF(desk.pdf(volume, Stage.GD, CLERK).orElseThrow())) {
            return new PDFTextStripper().getText(paper).replaceAll("\\s", "");
        }
    }
}
