package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.CLOCK;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.KeptReport;
import org.hudang.archive.inspection.NoSuchReport;
import org.hudang.archive.inspection.ReportId;
import org.hudang.archive.inspection.ReportPapers;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.WaitingPaper;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.transfer.PackageCheck;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.archive.transfer.Packages;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of an inspection as a sealed paper: it waits, is filed once into its volume, and is known from there. */
class ReportPapersTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final byte[] SEALED = "%PDF sealed".getBytes(StandardCharsets.UTF_8);
    private static final Continuation NEXT = new Continuation("test.sealed", "{}");

    @TempDir
    private Path folder;

    private final List<String> applied = new ArrayList<>();
    private ArchiveBed bed;
    private ArchiveRooms rooms;
    private Archive archive;
    private ReportPapers papers;
    private Household home;
    private Volume volume;
    private ReportId report;

    @BeforeEach
    void inspect_a_volume() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 7).with(new ContinuationHandler() {
            @Override
            public String name() {
                return NEXT.name();
            }

            @Override
            public void apply(String json, Filed filed) {
                applied.add("v" + filed.version());
            }
        });
        rooms = bed.rooms((item, acting) -> new Paper.ByHand());
        archive = rooms.archive();
        papers = rooms.reports();
        home = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", home.number(), TOWN_A);
        archive.file(filing("f", volume, "paper"), TOWN_A);
        rooms.inspections().inspect(volume.id(), Stage.YJ, TOWN_A);
        rooms.inspections().inspect(volume.id(), Stage.YJ, TOWN_A);
        report = new ReportId(volume.id(), Stage.YJ, 2);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void the_newest_report_waits_for_its_seal_with_the_paper_that_was_kept_first() {
        WaitingPaper first = paper("first");

        assertThat(papers.newest(volume.id(), Stage.YJ, TOWN_A)).hasValueSatisfying(kept -> {
            assertThat(kept.id()).isEqualTo(report);
            assertThat(kept.sealed()).isFalse();
        });
        assertThat(papers.waiting(report, TOWN_A)).isEmpty();
        assertThat(papers.keep(first, TOWN_A).pdf()).isEqualTo(first.pdf());
        assertThat(papers.keep(paper("second"), TOWN_A).pdf()).isEqualTo(first.pdf());
        assertThat(papers.waiting(report, TOWN_A)).hasValueSatisfying(waiting -> {
            assertThat(waiting.asked()).isEqualTo(first.asked());
            assertThat(waiting.sm3()).isEqualTo(first.sm3());
        });
        assertThat(papers.allWaiting(10, BUREAU)).containsExactly(report);

        papers.drop(report, TOWN_A);
        assertThat(papers.keep(paper("third"), TOWN_A).pdf())
                .isEqualTo(paper("third").pdf());
    }

    @Test
    void sealed_it_lies_in_the_volume_beside_its_data_and_counts_as_no_paper() {
        papers.keep(paper("first"), TOWN_A);
        KeptReport before = papers.newest(volume.id(), Stage.YJ, TOWN_A).orElseThrow();

        Filed filed = papers.file(report, SEALED, NEXT, TOWN_A);

        assertThat(filed.version()).isEqualTo(2);
        assertThat(filed.items()).isEmpty();
        assertThat(applied).containsExactly("v2");
        assertThat(papers.sealed(report, TOWN_A))
                .hasValueSatisfying(pdf -> assertThat(pdf).isEqualTo(SEALED));
        assertThat(papers.newest(volume.id(), Stage.YJ, TOWN_A)).hasValueSatisfying(kept -> {
            assertThat(kept.sealed()).isTrue();
            assertThat(kept.json()).isEqualTo(before.json());
        });
        assertThat(papers.waiting(report, TOWN_A)).isEmpty();
        assertThat(papers.allWaiting(10, BUREAU)).isEmpty();
        assertThat(papers.sealed(new ReportId(volume.id(), Stage.YJ, 1), TOWN_A))
                .isEmpty();
        assertThat(archive.journal(home.number(), TOWN_A)).last().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("volume.report");
            assertThat(entry.why()).isEqualTo("YJ-2");
        });
        assertThat(archive.check().findings()).isEmpty();
        Inspection after = rooms.inspections().inspect(volume.id(), Stage.YJ, TOWN_A);
        assertThat(after.failed()).extracting(Inspection.Line::number).containsExactly("2-9");
    }

    @Test
    void a_retry_files_nothing_more_and_what_a_killed_process_left_waiting_waits_no_more() {
        papers.keep(paper("first"), TOWN_A);
        papers.file(report, SEALED, NEXT, TOWN_A);
        // died after the filing was answered, before it forgot what waited
        papers.keep(paper("first"), TOWN_A);

        assertThat(papers.waiting(report, TOWN_A)).isEmpty();
        assertThat(papers.file(report, "other bytes".getBytes(StandardCharsets.UTF_8), NEXT, TOWN_A)
                        .version())
                .isEqualTo(2);
        assertThat(papers.sealed(report, TOWN_A))
                .hasValueSatisfying(pdf -> assertThat(pdf).isEqualTo(SEALED));
        assertThat(applied).containsExactly("v2");
        assertThat(papers.allWaiting(10, BUREAU)).isEmpty();
    }

    @Test
    void a_closed_volume_takes_its_report_and_stays_closed() {
        bed.asOwner("update archive.volume set outcome = 'ABANDONED', ended = '2026-09-15'");

        papers.file(report, SEALED, NEXT, TOWN_A);

        assertThat(rooms.checklists().atAGlance(volume.id(), TOWN_A).matter().closed())
                .isTrue();
        assertThatThrownBy(() -> archive.file(filing("more", volume, "more"), TOWN_A))
                .isInstanceOf(VolumeClosed.class);
    }

    @Test
    void another_township_sees_asks_and_files_nothing() {
        papers.keep(paper("first"), TOWN_A);

        assertThat(papers.allWaiting(10, TOWN_B)).isEmpty();
        assertThatThrownBy(() -> papers.newest(volume.id(), Stage.YJ, TOWN_B)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> papers.keep(paper("first"), TOWN_B)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> papers.file(report, SEALED, NEXT, TOWN_B)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> papers.sealed(report, TOWN_B)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> papers.file(new ReportId(volume.id(), Stage.GD, 1), SEALED, NEXT, TOWN_A))
                .isInstanceOf(NoSuchReport.class);
    }

    @Test
    void a_report_that_was_changed_in_the_catalogue_is_found_by_the_check() {
        papers.file(report, SEALED, NEXT, TOWN_A);
        bed.asOwner("update archive.inspection set report = replace(report, 'failed', 'passed') where number = 2");

        assertThat(archive.check().findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.CATALOGUE_DIFFERS);
            assertThat(finding.where()).endsWith(volume.id() + " " + report.json());
        });
    }

    @Test
    void a_package_of_the_household_takes_it_along_and_is_whole() {
        papers.file(report, SEALED, NEXT, TOWN_A);
        Path target = folder.resolve("handed.zip");

        Packages.Handed handed = rooms.packages()
                .export(new Packages.Order(home.number(), "某区民政局（样例）", Packages.Faults.TOLD), target, TOWN_A);

        assertThat(handed).isInstanceOf(Packages.Handed.Made.class);
        assertThat(PackageCheck.check(target).verdict()).isEqualTo(PackageReport.Verdict.WHOLE);
    }

    @Test
    void a_catalogue_made_anew_without_records_knows_the_sealed_report() {
        papers.file(report, SEALED, NEXT, TOWN_A);
        KeptReport before = papers.newest(volume.id(), Stage.YJ, TOWN_A).orElseThrow();
        ArchiveBed.emptied(DATABASE);

        bed.records().rebuild();

        assertThat(papers.newest(volume.id(), Stage.YJ, TOWN_A)).contains(before);
        assertThat(archive.check().findings()).extracting(Finding::kind).doesNotContain(Kind.CATALOGUE_DIFFERS);
        assertThat(archive.journal(home.number(), TOWN_A))
                .extracting(JournalEntry::act)
                .containsOnly("catalogue.rebuild");
    }

    private WaitingPaper paper(String words) {
        return new WaitingPaper(
                report,
                words.getBytes(StandardCharsets.UTF_8),
                "ab".repeat(32),
                "JC-2026-1",
                new WaitingPaper.Asked("seal_x", "archivist", "*", "10.0.0.9", CLOCK.instant()));
    }
}
