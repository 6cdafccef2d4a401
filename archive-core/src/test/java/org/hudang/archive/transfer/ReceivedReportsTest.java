package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_B;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing.Closed;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.reception.Origin;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.store.Steps;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found of a package before it was taken stays with it, and every volume has a report on what stands here. */
class ReceivedReportsTest {
    private static final TestDatabase HERE = TestDatabase.migrated("archive");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path there;

    @TempDir
    private static Path children;

    private static Intake intake;
    private static Path bag = Path.of("");
    private static Path newer = Path.of("");
    private static long papers;

    @TempDir
    private Path folder;

    private ReceivingBed here;

    @BeforeAll
    static void hand_a_household_over() {
        intake = Intake.open(IntakeSettings.in(children));
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            PackageBed sender = new PackageBed(database, there.resolve("house"));
            sender.poorVolume();
            bag = there.resolve("bag.zip");
            sender.export(bag, Faults.TOLD);
            papers = sender.bed.count("select count(*) from archive.item");
            var unused = sender.file(PackageBed.paper("notice"));
            newer = there.resolve("newer.zip");
            sender.export(newer, Faults.TOLD);
        }
    }

    @AfterAll
    static void drop() {
        intake.close();
        HERE.close();
    }

    @BeforeEach
    void open_another_house() {
        here = new ReceivingBed(HERE, folder.resolve("here"), intake);
    }

    @Test
    void what_was_found_on_arrival_is_filed_with_the_history_of_the_sender() throws IOException {
        Received.Taken taken = (Received.Taken) here.receive(bag, Faults.TOLD);

        ItemView paper =
                here.archive.item(taken.reports().paper().orElseThrow(), TOWN_B).orElseThrow();
        assertThat(paper.original().fileName()).isEqualTo("history.jsonl");
        RenditionView file = paper.renditions().get(paper.renditions().size() - 1);
        assertThat(file.fileName()).isEqualTo("reception.json");
        assertThat(file.role()).isEqualTo(RenditionRole.EVIDENCE);
        JsonNode report = JSON.readTree(here.read(file.id()));
        String sha256 = BagJudge.digest("SHA-256", Files.readAllBytes(bag));
        assertThat(report.path("format").asText()).isEqualTo("hudang-reception-1");
        assertThat(report.path("sha256").asText()).isEqualTo(sha256);
        assertThat(report.path("sender").asText()).isEqualTo(PackageBed.SENDER);
        assertThat(report.path("package").path("verdict").asText()).isEqualTo("whole");
        assertThat(report.path("package").has("file")).isFalse();
        assertThat(report.path("volumes")).hasSize(2);
        assertThat(taken.reports().arrival())
                .extracting(InspectionReport::json)
                .map(JSON::readTree)
                .containsExactlyElementsOf(report.path("volumes"));
        Origin origin = here.receiving.origins(taken.household(), TOWN_B).get(0);
        assertThat(origin.history()).contains(paper.id());
    }

    @Test
    void the_seal_that_held_stands_in_the_report() throws IOException {
        Path sealed = folder.resolve("sealed.asice");
        SealedBag.make(bag, SealedBag.list(bag), new byte[] {1}, sealed);

        Received.Taken taken = (Received.Taken) here.receive(sealed, Faults.TOLD);

        ItemView paper =
                here.archive.item(taken.reports().paper().orElseThrow(), TOWN_B).orElseThrow();
        JsonNode report = JSON.readTree(
                here.read(paper.renditions().get(paper.renditions().size() - 1).id()));
        assertThat(report.path("package").path("seal").path("standing").asText())
                .isEqualTo("holds");
        assertThat(report.path("package").path("seal").path("by").asText()).isEqualTo("CN=office");
        assertThat(taken.reports().arrival().get(0).arrived().orElseThrow().sealedBy())
                .isEqualTo("CN=office");
    }

    @Test
    void every_volume_that_got_something_has_a_kept_report_on_what_stands_here() {
        Received.Taken taken = (Received.Taken) here.receive(bag, Faults.TOLD);

        List<Volume> volumes = volumes(taken);
        assertThat(volumes).hasSize(2);
        assertThat(taken.reports().kept()).hasSize(2);
        for (Volume volume : volumes) {
            Inspection kept = here.rooms
                    .inspections()
                    .newest(volume.id(), Stage.YJ, TOWN_B)
                    .orElseThrow();
            assertThat(taken.reports().kept()).contains(kept);
            assertThat(kept.version()).isEqualTo(volume.version());
            assertThat(kept.code()).isEqualTo(volume.code());
            assertThat(kept.arrived()).isEmpty();
            assertThat(kept.by()).isEqualTo(TOWN_B.user());
            assertThat(here.rooms.reports().newest(volume.id(), Stage.YJ, TOWN_B))
                    .isPresent();
        }
        assertThat(here.archive.journal(taken.household(), TOWN_B))
                .filteredOn(entry -> entry.act().equals("volume.inspect"))
                .extracting(JournalEntry::object)
                .containsExactlyElementsOf(
                        volumes.stream().map(one -> one.id().value()).toList());
    }

    @Test
    void a_newer_package_makes_no_report_on_a_volume_that_got_nothing() {
        var unused = here.receive(bag, Faults.TOLD);

        Received.Taken again = (Received.Taken) here.receive(newer, Faults.TOLD);

        Volume whole = whole();
        assertThat(again.reports().arrival()).hasSize(2);
        assertThat(again.reports().kept())
                .singleElement()
                .satisfies(one -> assertThat(one.volume()).isEqualTo(whole.id()));
        assertThat(reports()).isEqualTo(3);
    }

    @Test
    void the_same_package_twice_makes_no_further_report() {
        var unused = here.receive(bag, Faults.TOLD);

        assertThat(here.receive(bag, Faults.TOLD)).isInstanceOf(Received.Known.class);
        assertThat(reports()).isEqualTo(2);
    }

    @Test
    void reports_that_were_cut_off_are_made_by_the_next_call_without_a_second_one() {
        cutOffBeforeTheSecondReport();
        assertThat(reports()).isOne();

        Received.Taken taken = (Received.Taken) here.receive(bag, Faults.TOLD);

        assertThat(taken.items()).as("everything was filed before").isZero();
        assertThat(taken.reports().kept()).hasSize(2);
        assertThat(reports()).isEqualTo(2);
        assertThat(here.items(taken.household()).stream()
                        .filter(item -> item.title().startsWith("移交单位的经过")))
                .hasSize(1);
        assertThat(here.receive(bag, Faults.TOLD)).isInstanceOf(Received.Known.class);
        assertThat(here.archive.check().findings()).isEmpty();
    }

    @Test
    void reports_that_were_cut_off_are_made_also_of_a_volume_that_was_closed_meanwhile() {
        cutOffBeforeTheSecondReport();
        Close close = new Close("c", whole().id(), Outcome.CONFIRMED, LocalDate.of(2026, 9, 15));
        assertThat(here.rooms.checklists().close(close, TOWN_B)).isInstanceOf(Closed.class);

        Received.Taken taken = (Received.Taken) here.receive(bag, Faults.TOLD);

        assertThat(taken.reports().paper()).isPresent();
        assertThat(taken.reports().kept())
                .extracting(Inspection::version)
                .containsExactlyElementsOf(
                        volumes(taken).stream().map(Volume::version).toList());
        assertThat(here.receive(bag, Faults.TOLD)).isInstanceOf(Received.Known.class);
    }

    @Test
    void papers_that_are_here_without_the_history_of_their_sender_keep_their_volume_from_being_passed_over() {
        ArchiveBuilder dying = here.bed
                .builder(step -> {
                    // the next filing is that of the history
                    if (step.equals("intent") && here.bed.count("select count(*) from archive.item") == papers) {
                        throw new IOException("cut off");
                    }
                })
                .gate(intake)
                .papers((item, acting) -> new Paper.ByHand());
        assertThatThrownBy(() -> dying.receiving().receive(bag, ReceivingBed.arrival(Faults.TOLD), TOWN_B))
                .isInstanceOf(StoreFailed.class);
        assertThat(here.bed.count("select count(*) from archive.item")).isEqualTo(papers);
        here.bed.asOwner("update archive.volume set outcome = 'CONFIRMED', ended = '2026-09-15'");

        assertThatThrownBy(() -> here.receive(bag, Faults.TOLD)).isInstanceOf(VolumeClosed.class);

        here.bed.asOwner("update archive.volume set outcome = '', ended = ''");
        Received.Taken taken = (Received.Taken) here.receive(bag, Faults.TOLD);
        assertThat(taken.reports().paper()).isPresent();
    }

    /** Dies when it looks at the second volume: the first question about its paper ends the call. */
    private void cutOffBeforeTheSecondReport() {
        ArchiveBuilder dying = here.bed.builder(Steps.SILENT).gate(intake).papers((item, acting) -> {
            if (reports() == 1) {
                throw new IllegalStateException("cut off");
            }
            return new Paper.ByHand();
        });
        assertThatThrownBy(() -> dying.receiving().receive(bag, ReceivingBed.arrival(Faults.TOLD), TOWN_B))
                .hasMessage("cut off");
    }

    /** The volume that lacks nothing. */
    private Volume whole() {
        return here
                .archive
                .contents(here.archive.numbers(Optional.empty(), 1, TOWN_B).get(0), TOWN_B)
                .volumes()
                .stream()
                .map(HouseholdFile.Shelf::volume)
                .max(Comparator.comparing(Volume::items))
                .orElseThrow();
    }

    private List<Volume> volumes(Received.Taken taken) {
        return here.archive.contents(taken.household(), TOWN_B).volumes().stream()
                .map(HouseholdFile.Shelf::volume)
                .toList();
    }

    private long reports() {
        return here.bed.count("select count(*) from archive.inspection where stage = 'YJ'");
    }
}
