package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.reception.HouseholdDiffers;
import org.hudang.archive.reception.Origin;
import org.hudang.archive.reception.Receiving;
import org.hudang.archive.reception.Receiving.Arrival;
import org.hudang.archive.reception.Receiving.Looked;
import org.hudang.archive.reception.Receiving.Received;
import org.hudang.archive.store.Steps;
import org.hudang.archive.transfer.PackageSeals.Seal;
import org.hudang.archive.transfer.PackageSeals.Standing;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A household goes from one house into another: whole, with where it came from, or not at all. */
class ReceivingTest {
    private static final TestDatabase HERE = TestDatabase.migrated("archive");
    private static final PackageSeals SEALS = (list, message) -> new Seal(Standing.HOLDS, "CN=office", "");

    @TempDir
    private static Path there;

    @TempDir
    private static Path children;

    private static Intake intake;

    @TempDir
    private Path folder;

    private static Path bag = Path.of("");
    private static Path newer = Path.of("");
    private static Path faulty = Path.of("");
    private static HouseholdNumber theirs = new HouseholdNumber("hh_" + "a".repeat(26));
    private static List<Paper> papers = List.of();
    private static String volumeCode = "";

    private ArchiveBed bed;
    private Archive archive;
    private Receiving receiving;

    /** What a paper is, whatever numbers it has. */
    private record Paper(
            String kind, String title, LocalDate date, String responsible, String event, List<String> files) {
        static Paper of(ItemView item) {
            return new Paper(
                    item.kind().code(),
                    item.title(),
                    item.date(),
                    item.responsible(),
                    item.event(),
                    item.renditions().stream()
                            .map(one -> one.role() + " " + one.fileName() + " " + one.mediaType() + " " + one.sha256())
                            .toList());
        }
    }

    @BeforeAll
    static void hand_a_household_over() throws IOException {
        intake = Intake.open(IntakeSettings.in(children));
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            PackageBed sender = new PackageBed(database, there.resolve("house"));
            bag = there.resolve("bag.zip");
            sender.export(bag, Faults.REFUSED);
            sender.export(Form.EEP, there.resolve("same.xml"), Faults.REFUSED);
            byte[] list = SealedBag.list(bag);
            SealedBag.make(bag, list, new byte[] {1}, there.resolve("sealed.asice"));
            theirs = sender.home.number();
            volumeCode = sender.whole.code();
            papers = items(sender.archive, theirs).stream().map(Paper::of).toList();
            sender.archive.file(
                    new Filing("more", sender.whole.id(), "more", List.of(PackageBed.paper("notice"))), TOWN_A);
            newer = there.resolve("newer.zip");
            sender.export(newer, Faults.REFUSED);
            sender.poorVolume();
            faulty = there.resolve("faulty.zip");
            sender.export(faulty, Faults.TOLD);
        }
    }

    @AfterAll
    static void drop() {
        intake.close();
        HERE.close();
    }

    @BeforeEach
    void open_another_house() {
        bed = new ArchiveBed(ArchiveBed.emptied(HERE), folder, 77);
        ArchiveBuilder builder = bed.builder(Steps.SILENT).gate(intake);
        archive = builder.build();
        receiving = builder.receiving();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bag.zip", "same.xml", "sealed.asice"})
    void it_arrives_with_the_same_papers_and_says_where_it_came_from(String form) throws IOException {
        Path file = there.resolve(form);

        Received.Taken taken = (Received.Taken) receive(file);

        assertThat(taken.volumes()).isEqualTo(1);
        assertThat(taken.items()).isEqualTo(papers.size());
        Household here = archive.household(taken.household(), TOWN_B).orElseThrow();
        assertThat(here.number()).isNotEqualTo(theirs);
        assertThat(here.members()).extracting(one -> one.document().reveal()).contains(ArchiveBed.ZHANG.reveal());
        List<ItemView> items = items(archive, here.number());
        assertThat(items.stream().map(Paper::of).toList().subList(0, papers.size()))
                .isEqualTo(papers);
        for (ItemView item : items) {
            for (RenditionView one : item.renditions()) {
                try (InputStream in = archive.read(one.id(), TOWN_B)) {
                    assertThat(in.readAllBytes()).hasSize((int) one.bytes());
                }
            }
        }
        Origin origin = receiving.origins(here.number(), TOWN_B).get(0);
        assertThat(origin.sender()).isEqualTo(PackageBed.SENDER);
        assertThat(origin.household()).isEqualTo(theirs.value());
        assertThat(origin.takenBy()).isEqualTo(TOWN_B.user());
        assertThat(origin.sha256()).isEqualTo(BagJudge.digest("SHA-256", Files.readAllBytes(file)));
        assertThat(origin.sealedBy()).isEqualTo(form.equals("sealed.asice") ? "CN=office" : "");
        assertThat(origin.numbers()).hasSize(1 + papers.size());
        assertThat(origin.numbers().values())
                .extracting(Origin.Foreign::code)
                .contains(volumeCode, volumeCode + "-0001");
        assertThat(archive.journal(here.number(), TOWN_B)).last().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("household.receive");
            assertThat(entry.after()).isEqualTo("sha256:" + origin.sha256());
        });
        assertThat(archive.check().findings()).isEmpty();
        assertNothingLies();
    }

    @Test
    void what_the_sender_knew_of_it_is_filed_behind_the_papers() throws IOException {
        Received.Taken taken = (Received.Taken) receive(bag);

        List<ItemView> items = items(archive, taken.household());
        ItemView last = items.get(items.size() - 1);
        assertThat(last.event()).isEqualTo("received");
        assertThat(last.responsible()).isEqualTo(PackageBed.SENDER);
        assertThat(last.renditions())
                .extracting(RenditionView::fileName)
                .contains("history.jsonl", "transfer-list.json", "reception.json");
        try (InputStream history = archive.read(last.original().id(), TOWN_B)) {
            assertThat(new String(history.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"household.open\"", TOWN_A.user());
        }
    }

    @Test
    void the_same_package_twice_adds_nothing() throws IOException {
        HouseholdNumber here = ((Received.Taken) receive(bag)).household();
        long rows = bed.count("select count(*) from archive.item");
        long entries = bed.count("select count(*) from archive.journal");

        assertThat(receive(bag)).isEqualTo(new Received.Known(here));

        assertThat(bed.count("select count(*) from archive.item")).isEqualTo(rows);
        assertThat(bed.count("select count(*) from archive.journal")).isEqualTo(entries);
    }

    @Test
    void a_newer_package_of_it_adds_what_is_new() throws IOException {
        HouseholdNumber here = ((Received.Taken) receive(bag)).household();

        Received.Taken again = (Received.Taken) receive(newer);

        assertThat(again.household()).isEqualTo(here);
        assertThat(again.volumes()).isOne();
        assertThat(again.items()).isOne();
        assertThat(archive.contents(here, TOWN_B).volumes()).hasSize(1);
        assertThat(receiving.origins(here, TOWN_B)).hasSize(2);
    }

    @Test
    void whatever_is_done_to_a_package_nothing_of_it_is_kept() throws IOException {
        for (Map.Entry<String, PackageLies.Lie> lie : PackageLies.all().entrySet()) {
            Repacked taken = Repacked.of(newer);
            lie.getValue().told().about(taken);
            Path lying = folder.resolve("lying.zip");
            taken.write(lying);

            assertThat(receive(lying))
                    .as(lie.getKey())
                    .isInstanceOfSatisfying(
                            Received.Altered.class,
                            altered -> assertThat(altered.report().findings()).isNotEmpty());
        }
        assertNothingIsKept();
    }

    @Test
    void a_seal_that_nobody_can_judge_is_no_seal_to_rely_on() throws IOException {
        Arrival arrival = new Arrival(TOWN_B.township(), Faults.REFUSED, PackageSeals.NOBODY);

        assertThat(receiving.receive(there.resolve("sealed.asice"), arrival, TOWN_B))
                .isInstanceOf(Received.Altered.class);
        assertNothingIsKept();
    }

    @Test
    void a_package_that_fails_the_inspection_goes_back_whole_unless_that_is_told() throws IOException {
        assertThat(receive(faulty))
                .isInstanceOfSatisfying(
                        Received.Faulty.class,
                        back -> assertThat(back.inspections())
                                .singleElement()
                                .extracting(Inspection::failed)
                                .isNotEqualTo(List.of()));
        assertNothingIsKept();

        Arrival told = new Arrival(TOWN_B.township(), Faults.TOLD, SEALS);
        assertThat(receiving.receive(faulty, told, TOWN_B))
                .isInstanceOfSatisfying(
                        Received.Taken.class,
                        taken -> assertThat(taken.volumes()).isEqualTo(2));
    }

    @Test
    void who_looks_sees_what_would_come_and_nothing_of_it_is_kept() throws IOException {
        Looked.Fit seen = (Looked.Fit) look(bag);

        assertThat(seen.sender()).isEqualTo(PackageBed.SENDER);
        assertThat(seen.household().number()).isEqualTo(theirs);
        assertThat(seen.into()).isEmpty();
        assertThat(seen.isFaulty()).isFalse();
        assertThat(seen.volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.code()).isEqualTo(volumeCode);
            assertThat(volume.lines()).isNotEmpty();
        });
        assertThat(((Looked.Fit) look(faulty)).isFaulty()).isTrue();
        Path torn = folder.resolve("torn.zip");
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(bag), 900));
        assertThat(look(torn)).isInstanceOf(Looked.Altered.class);
        assertNothingIsKept();

        HouseholdNumber here = ((Received.Taken) receive(bag)).household();
        assertThat(look(bag)).isEqualTo(new Looked.Known(here));
        assertThat(((Looked.Fit) look(newer)).into()).contains(here);
    }

    private Looked look(Path file) {
        return receiving.look(file, new Arrival(TOWN_B.township(), Faults.REFUSED, SEALS), TOWN_B);
    }

    @Test
    void a_household_whose_head_belongs_to_another_one_here_is_refused() throws IOException {
        var other = archive.open(
                new OpenHousehold(
                        "other",
                        TOWN_B.township(),
                        "样例村",
                        "样例县样例镇样例村",
                        List.of(NewMember.coLiving(PersonName.of("张样例"), ArchiveBed.ZHANG, Relation.HEAD))),
                TOWN_B);

        assertThatThrownBy(() -> look(bag)).isInstanceOf(HouseholdDiffers.class);
        assertThatThrownBy(() -> receive(bag))
                .isInstanceOf(HouseholdDiffers.class)
                .hasMessageContaining(other.number().value());
        assertThat(bed.count("select count(*) from archive.volume")).isZero();
        assertThatThrownBy(() -> receiving.receive(bag, new Arrival("500112009", Faults.TOLD, SEALS), TOWN_B))
                .isInstanceOf(TownshipRefused.class);
    }

    @Test
    void the_bureau_takes_it_for_a_township() throws IOException {
        Received.Taken taken =
                (Received.Taken) receiving.receive(bag, new Arrival(TOWN_B.township(), Faults.REFUSED, SEALS), BUREAU);

        assertThat(archive.household(taken.household(), TOWN_B)).isPresent();
        assertThat(archive.household(taken.household(), TOWN_A)).isEmpty();
    }

    @Test
    void what_was_cut_off_is_finished_by_the_next_call_without_doubles() throws IOException {
        AtomicInteger filings = new AtomicInteger();
        ArchiveBuilder dying = bed.builder(step -> {
                    if (step.equals("catalogue") && filings.incrementAndGet() == 2) {
                        throw new IOException("cut off");
                    }
                })
                .gate(intake);
        Receiving first = dying.receiving();
        Arrival arrival = new Arrival(TOWN_B.township(), Faults.REFUSED, SEALS);
        assertThatThrownBy(() -> first.receive(newer, arrival, TOWN_B)).isNotNull();
        assertThat(bed.count("select count(*) from archive.household")).isOne();

        archive.recover();
        Received.Taken taken = (Received.Taken) receive(newer);

        List<ItemView> items = items(archive, taken.household());
        assertThat(items).hasSize(papers.size() + 2);
        assertThat(items).extracting(ItemView::kind, ItemView::event).doesNotHaveDuplicates();
        assertThat(archive.check().findings()).isEmpty();
        assertNothingLies();
    }

    private Received receive(Path file) {
        return receiving.receive(file, new Arrival(TOWN_B.township(), Faults.REFUSED, SEALS), TOWN_B);
    }

    private void assertNothingIsKept() throws IOException {
        for (String table : List.of("household", "volume", "item", "arrival", "foreign_number")) {
            assertThat(bed.count("select count(*) from archive." + table))
                    .as(table)
                    .isZero();
        }
        assertNothingLies();
    }

    private void assertNothingLies() throws IOException {
        try (Stream<Path> left = Files.list(bed.work)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("received-") || name.startsWith("inspected-"));
        }
    }

    private static List<ItemView> items(Archive archive, HouseholdNumber household) {
        List<ItemView> items = new ArrayList<>();
        archive.contents(household, BUREAU).volumes().stream()
                .map(HouseholdFile.Shelf::items)
                .forEach(items::addAll);
        return items;
    }
}
