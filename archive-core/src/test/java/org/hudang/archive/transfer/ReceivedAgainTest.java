package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing.Closed;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.destruction.VolumeDestroyed;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.reception.Origin;
import org.hudang.archive.reception.Receiving;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A household comes again, with more, when work on what came before has gone on here. */
class ReceivedAgainTest {
    private static final TestDatabase HERE = TestDatabase.migrated("archive");

    @TempDir
    private static Path there;

    @TempDir
    private static Path children;

    private static Intake intake;
    private static Path first = Path.of("");
    private static Path oneVolumeMore = Path.of("");
    private static Path onePaperMore = Path.of("");
    private static Path everything = Path.of("");

    @TempDir
    private Path folder;

    private ReceivingBed here;
    private HouseholdNumber household = new HouseholdNumber("hh_" + "a".repeat(26));
    private VolumeId volume = new VolumeId("vol_" + "a".repeat(26));

    @BeforeAll
    static void the_sender_goes_on_working() {
        intake = Intake.open(IntakeSettings.in(children));
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            PackageBed sender = new PackageBed(database, there.resolve("house"));
            first = exported(sender, "first");
            Volume more = sender.poorVolume();
            oneVolumeMore = exported(sender, "one-volume-more");
            var unused = sender.file(PackageBed.paper("notice"));
            onePaperMore = exported(sender, "one-paper-more");
            sender.archive.file(new Filing("late", more.id(), "late", List.of(PackageBed.paper("late-paper"))), TOWN_A);
            everything = exported(sender, "everything");
        }
    }

    private static Path exported(PackageBed sender, String name) {
        Path file = there.resolve(name + ".zip");
        sender.export(file, Faults.TOLD);
        return file;
    }

    @AfterAll
    static void close() {
        intake.close();
        HERE.close();
    }

    @BeforeEach
    void the_first_package_is_here() {
        here = new ReceivingBed(HERE, folder, intake);
        household = here.taken(first, Faults.REFUSED);
        volume = here.archive
                .contents(household, TOWN_B)
                .volumes()
                .get(0)
                .volume()
                .id();
    }

    @Test
    void a_further_volume_comes_when_the_first_one_is_closed_and_the_history_goes_with_it() {
        Volume closed = closeFirst();

        assertTaken(here.receive(oneVolumeMore, Faults.TOLD), 2, 1);

        assertThat(shelves()).hasSize(2);
        assertThat(knownVolume().volume().version()).isEqualTo(closed.version());
        assertThat(shelves().stream().filter(one -> !one.volume().id().equals(volume)))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.items()).extracting(ItemView::event).containsExactly("papers", "received"));
        int papers = knownVolume().items().size() - 1;
        assertThat(here.receiving.origins(household, TOWN_B))
                .extracting(origin -> origin.numbers().size())
                .containsExactlyInAnyOrder(1 + papers, 2);
        assertThat(here.receive(oneVolumeMore, Faults.TOLD)).isEqualTo(new Received.Known(household));
        assertThat(here.archive.check().findings()).isEmpty();
    }

    @Test
    void a_package_that_brings_nothing_new_is_noted_also_when_no_volume_takes_its_history() throws IOException {
        Volume closed = closeFirst();
        Path other = folder.resolve("sealed.asice");
        SealedBag.make(first, SealedBag.list(first), new byte[] {1}, other);

        Received.Taken taken = assertTaken(here.receive(other, Faults.TOLD), 1, 0);
        assertThat(taken.reports().paper()).isEmpty();
        assertThat(taken.reports().kept()).isEmpty();

        assertThat(knownVolume().volume().version()).isEqualTo(closed.version());
        assertThat(here.receiving.origins(household, TOWN_B)).hasSize(2);
        assertThat(here.receive(other, Faults.TOLD)).isEqualTo(new Received.Known(household));
    }

    @Test
    void what_was_taken_over_is_made_anew_from_the_storage_row_by_row() {
        assertThat(here.bed.records().write(100).written()).isPositive();
        List<String> before = here.bed.catalogue();
        ArchiveBed.emptied(here.bed.database);

        assertThat(here.bed.records().rebuild().findings()).isEmpty();

        assertThat(here.bed.catalogue()).isEqualTo(before);
        assertThat(List.of("arrival", "foreign_number"))
                .allSatisfy(table -> assertThat(before).anyMatch(row -> row.startsWith(table + " ")));
        assertThat(here.receiving.origins(household, TOWN_B)).hasSize(1);
    }

    @Test
    void a_package_whose_arrival_was_wiped_out_is_missed_by_a_check() {
        assertThat(here.archive.check().findings()).isEmpty();
        here.bed.asOwner("delete from archive.foreign_number");
        here.bed.asOwner("delete from archive.arrival");

        assertThat(here.archive.check().findings())
                .extracting(Finding::kind, Finding::where)
                .containsExactly(tuple(Kind.ROW_GONE, household + " household.receive " + household));
    }

    @Test
    void a_new_paper_of_a_closed_volume_keeps_the_whole_package_out_until_it_is_open_again() {
        Volume closed = closeFirst();
        long rows = rows();

        assertThatThrownBy(() -> here.receive(onePaperMore, Faults.TOLD))
                .isInstanceOf(VolumeClosed.class)
                .hasMessageContaining(closed.code());
        assertThatThrownBy(() -> here.look(onePaperMore)).isInstanceOf(VolumeClosed.class);
        assertThat(rows()).isEqualTo(rows);
        assertThat(here.receiving.origins(household, TOWN_B)).hasSize(1);

        here.rooms.checklists().reopen("again", closed.id(), "补充材料", TOWN_B);
        assertTaken(here.receive(onePaperMore, Faults.TOLD), 2, 2);
        assertThat(knownVolume().items()).extracting(ItemView::event).contains("more");
    }

    @Test
    void a_new_paper_of_a_destroyed_volume_keeps_the_whole_package_out() {
        Volume destroyed = knownVolume().volume();
        here.bed.asOwner("delete from archive.rendition");
        here.bed.asOwner("delete from archive.item");
        here.bed.asOwner("update archive.volume set destroyed_at = now(), destroyed_by = 'sun.dangan', version = 0,"
                + " items = 0, inventory = ''");
        long rows = rows();

        assertThatThrownBy(() -> here.receive(onePaperMore, Faults.TOLD))
                .isInstanceOf(VolumeDestroyed.class)
                .hasMessageContaining(destroyed.code());
        assertThat(rows()).isEqualTo(rows);

        // what was destroyed does not come back
        assertTaken(here.receive(oneVolumeMore, Faults.TOLD), 2, 1);
    }

    private Received.Taken assertTaken(Received received, int volumes, int items) {
        Received.Taken taken = (Received.Taken) received;
        assertThat(taken.household()).isEqualTo(household);
        assertThat(taken.volumes()).isEqualTo(volumes);
        assertThat(taken.items()).isEqualTo(items);
        return taken;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatever_of_a_package_was_cut_off_the_next_one_makes_no_doubles(int filing) {
        AtomicInteger filings = new AtomicInteger();
        ArchiveBuilder dying = here.bed
                .builder(step -> {
                    if (step.equals("catalogue") && filings.incrementAndGet() == filing) {
                        throw new IOException("cut off");
                    }
                })
                .gate(intake);
        Receiving cut = dying.receiving();
        assertThatThrownBy(() -> cut.receive(onePaperMore, ReceivingBed.arrival(Faults.TOLD), TOWN_B))
                .isNotNull();

        here.archive.recover();
        assertThat(here.receive(everything, Faults.TOLD)).isInstanceOf(Received.Taken.class);

        List<HouseholdFile.Shelf> shelves = shelves();
        assertThat(shelves).hasSize(2);
        for (HouseholdFile.Shelf shelf : shelves) {
            assertThat(shelf.items().stream().filter(item -> !item.event().equals("received")))
                    .extracting(ItemView::title)
                    .doesNotHaveDuplicates();
        }
        List<Origin> origins = here.receiving.origins(household, TOWN_B);
        assertThat(origins.stream()
                        .flatMap(origin -> origin.numbers().values().stream())
                        .map(Origin.Foreign::number))
                .doesNotHaveDuplicates();
        assertThat(here.archive.check().findings()).isEmpty();
    }

    private Volume closeFirst() {
        Close close = new Close("c", volume, Outcome.CONFIRMED, LocalDate.of(2026, 9, 15));
        assertThat(here.rooms.checklists().close(close, TOWN_B)).isInstanceOf(Closed.class);
        return knownVolume().volume();
    }

    /** The volume that came first. */
    private HouseholdFile.Shelf knownVolume() {
        return shelves().stream()
                .filter(one -> one.volume().id().equals(volume))
                .findFirst()
                .orElseThrow();
    }

    private List<HouseholdFile.Shelf> shelves() {
        return here.archive.contents(household, TOWN_B).volumes();
    }

    private long rows() {
        long rows = 0;
        for (String table : List.of("household", "volume", "item", "arrival", "foreign_number", "journal", "intent")) {
            rows += here.bed.count("select count(*) from archive." + table);
        }
        return rows;
    }
}
