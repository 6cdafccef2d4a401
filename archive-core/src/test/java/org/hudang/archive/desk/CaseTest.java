package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.CheckReport;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.KeyReused;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.AskedSeal;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Checklist.State;
import org.hudang.archive.completeness.Checklists;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing;
import org.hudang.archive.completeness.Fact;
import org.hudang.archive.completeness.Material;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.NoMaterials;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.completeness.PaperChecks.PaperSeal;
import org.hudang.archive.completeness.ReliefTimes.Relief;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case has a checklist, is closed when nothing required is lacking, and then takes no papers. */
class CaseTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 15);
    private static final PaperSeal BUREAU_SEAL =
            new PaperSeal("样例县民政局业务专用章", Optional.of(AskedSeal.Kind.BUSINESS), Optional.of(Acting.BUREAU));

    @TempDir
    private Path folder;

    private final Map<String, Paper> signed = new HashMap<>();
    private final PaperChecks reader =
            (item, acting) -> signed.getOrDefault(item.kind().code(), new Paper.ByHand());
    private ArchiveBed bed;
    private Archive archive;
    private Checklists checklists;
    private Household home;
    private Volume volume;

    @BeforeEach
    void open_a_case() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 5);
        ArchiveRooms rooms = bed.rooms(reader);
        archive = rooms.archive();
        checklists = rooms.checklists();
        home = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", home.number(), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_case_with_every_required_material_is_closed_and_takes_no_more_papers() {
        fileAllBut("");

        Closing closing = checklists.close(confirmed("c"), TOWN_A);

        assertThat(closing).isInstanceOf(Closing.Closed.class);
        assertThat(checklists.of(volume.id(), TOWN_A).matter().ended()).hasValueSatisfying(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.CONFIRMED);
            assertThat(end.on()).isEqualTo(DAY);
        });
        assertThatThrownBy(
                        () -> archive.file(new Filing("late", volume.id(), "late", List.of(paper("notice"))), TOWN_A))
                .isInstanceOf(VolumeClosed.class)
                .hasMessageContaining("AR-121");
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void each_required_material_left_out_is_named_and_the_volume_stays_open() {
        List<String> required = checklists.of(volume.id(), TOWN_A).lacking().stream()
                .map(row -> row.material().id())
                .toList();
        assertThat(required)
                .containsExactly(
                        "application",
                        "risk-notice",
                        "authorization",
                        "identity-copy",
                        "income-proof",
                        "home-visit",
                        "preliminary-opinion",
                        "publicity-notice",
                        "approval-form");
        for (String left : required) {
            Volume other = volume(archive, "v-" + left, home.number(), TOWN_A);
            fileAllBut(other, left);

            Closing closing = checklists.close(new Close("c-" + left, other.id(), Outcome.CONFIRMED, DAY), TOWN_A);

            assertThat(closing)
                    .isInstanceOfSatisfying(
                            Closing.Incomplete.class,
                            lacks -> assertThat(lacks.lacks().lacking())
                                    .extracting(row -> row.material().id())
                                    .containsExactly(left));
            assertThat(checklists.of(other.id(), TOWN_A).matter().closed()).isFalse();
        }
    }

    @Test
    void a_person_without_a_copy_of_their_own_is_named_unless_one_copy_is_of_all() {
        MemberId zhang = home.members().get(0).id();
        MemberId li = home.members().get(1).id();
        archive.file(
                new Filing("i", volume.id(), "papers", List.of(paper("identity-copy", Optional.of(zhang)))), TOWN_A);

        assertThat(state("identity-copy")).isEqualTo(new State.Missing(List.of(li)));

        archive.file(new Filing("a", volume.id(), "papers", List.of(paper("identity-copy"))), TOWN_A);
        assertThat(state("identity-copy")).isInstanceOf(State.Present.class);
    }

    @Test
    void an_authorization_that_not_every_adult_signed_counts_as_missing_and_the_adult_is_named() {
        fileAllBut("");
        signed.put("authorization", new Paper.Signed(List.of("张样例"), List.of(BUREAU_SEAL)));

        Closing closing = checklists.close(confirmed("c"), TOWN_A);

        assertThat(closing)
                .isInstanceOfSatisfying(
                        Closing.Incomplete.class,
                        lacks -> assertThat(lacks.lacks().lacking())
                                .singleElement()
                                .satisfies(row -> assertThat(row.state())
                                        .isEqualTo(new State.Unsigned(
                                                List.of(home.members().get(1).id())))));
    }

    @Test
    void whoever_signs_for_an_adult_when_the_case_says_so_is_for_people_to_judge_and_keeps_no_case_open() {
        fileAllBut("");
        signed.put("authorization", new Paper.Signed(List.of("张样例"), List.of(BUREAU_SEAL)));

        checklists.declare("d", volume.id(), BusinessType.NEW, Set.of(Fact.REPRESENTED), TOWN_A);

        assertThat(state("authorization"))
                .isInstanceOfSatisfying(
                        State.ForPeople.class,
                        open -> assertThat(open.of())
                                .containsExactly(home.members().get(1).id()));
        assertThat(checklists.close(confirmed("c"), TOWN_A)).isInstanceOf(Closing.Closed.class);
        assertThat(bed.rooms(reader)
                        .inspections()
                        .newest(volume.id(), Stage.GD, TOWN_A)
                        .orElseThrow()
                        .byHand())
                .filteredOn(line -> line.number().equals("2-9"))
                .extracting(Inspection.Line::result)
                .containsExactly(new Result.ByHand(Result.Why.MATERIALS_UNTOLD));
    }

    @Test
    void a_decision_without_a_seal_and_a_paper_whose_signature_does_not_hold_are_lacking() {
        fileAllBut("");
        signed.put("approval-form", new Paper.Signed(List.of("王样例"), List.of()));
        signed.put("application", new Paper.Broken());

        assertThat(state("approval-form")).isInstanceOf(State.Unsealed.class);
        assertThat(state("application")).isEqualTo(new State.Broken());
        assertThat(checklists.of(volume.id(), TOWN_A).lacking()).hasSize(2);
    }

    @Test
    void a_signature_of_which_nobody_can_tell_fulfils_no_row_that_wants_one() {
        fileAllBut("");
        signed.put("application", new Paper.Untold());

        assertThat(checklists.of(volume.id(), TOWN_A).lacking())
                .extracting(Checklist.Row::state)
                .containsExactly(new State.Broken());
    }

    @Test
    void a_paper_whose_bytes_are_damaged_is_not_relied_on_and_the_checklist_is_seen_all_the_same() {
        fileAllBut("");
        Checklists damaged = bed.rooms((item, acting) -> {
                    throw new ContentDamaged("paper", "expected", "found");
                })
                .checklists();

        assertThat(damaged.of(volume.id(), TOWN_A).lacking())
                .isNotEmpty()
                .extracting(Checklist.Row::state)
                .containsOnly(new State.Broken());
    }

    @Test
    void a_glance_asks_nobody_about_signatures() {
        fileAllBut("");
        signed.put("application", new Paper.Broken());

        assertThat(checklists.atAGlance(volume.id(), TOWN_A).complete()).isTrue();
        assertThat(checklists.of(volume.id(), TOWN_A).complete()).isFalse();
    }

    @Test
    void what_people_declare_makes_a_material_required_and_is_kept_in_the_files_of_the_volume() throws Exception {
        assertThat(state("rental-contract")).isEqualTo(new State.NotNeeded());

        checklists.declare("d", volume.id(), BusinessType.NEW, Set.of(Fact.RENTED_HOME, Fact.DISABILITY), TOWN_A);

        assertThat(state("rental-contract")).isEqualTo(new State.Missing(List.of()));
        assertThat(newestVolumeJson())
                .contains("\"business\" : \"NEW\"", "\"DISABILITY\", \"RENTED_HOME\"", "\"outcome\" : \"\"");
        assertThat(archive.journal(home.number(), TOWN_A))
                .extracting(JournalEntry::act, JournalEntry::why)
                .contains(org.assertj.core.groups.Tuple.tuple("volume.declare", "NEW DISABILITY RENTED_HOME"));
    }

    @Test
    void a_computed_fact_cannot_be_declared() {
        assertThatThrownBy(() -> checklists.declare("d", volume.id(), BusinessType.NEW, Set.of(Fact.HAS_MINOR), TOWN_A))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("HAS_MINOR");
    }

    @Test
    void a_case_that_was_not_accepted_needs_less_and_its_own_notice() {
        archive.file(
                new Filing("p", volume.id(), "papers", List.of(paper("application"), paper("identity-copy"))), TOWN_A);
        Close close = new Close("c", volume.id(), Outcome.NOT_ACCEPTED, DAY);

        assertThat(checklists.close(close, TOWN_A))
                .isInstanceOfSatisfying(
                        Closing.Incomplete.class,
                        lacks -> assertThat(lacks.lacks().lacking())
                                .extracting(row -> row.material().id())
                                .containsExactly("not-accepted-notice"));

        archive.file(new Filing("n", volume.id(), "notice", List.of(paper("not-accepted-notice"))), TOWN_A);
        assertThat(checklists.close(close, TOWN_A)).isInstanceOf(Closing.Closed.class);
    }

    @Test
    void closing_again_with_the_same_key_gives_the_same_answer_and_with_another_is_refused() {
        fileAllBut("");
        Closing.Closed first = (Closing.Closed) checklists.close(confirmed("c"), TOWN_A);

        Closing.Closed again = (Closing.Closed) checklists.close(confirmed("c"), TOWN_A);

        assertThat(again.version()).isEqualTo(first.version());
        assertThat(again.checklist()).isEmpty();
        assertThatThrownBy(() -> checklists.close(confirmed("other"), TOWN_A)).isInstanceOf(VolumeClosed.class);
        assertThatThrownBy(() -> checklists.close(new Close("c", volume.id(), Outcome.REFUSED, DAY), TOWN_A))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void a_closed_volume_is_opened_again_with_a_reason_that_the_history_tells() {
        fileAllBut("");
        checklists.close(confirmed("c"), TOWN_A);

        Checklist open = checklists.reopen("r", volume.id(), "复议后补充", TOWN_A);

        assertThat(open.matter().closed()).isFalse();
        archive.file(new Filing("late", volume.id(), "late", List.of(paper("notice"))), TOWN_A);
        assertThat(archive.journal(home.number(), TOWN_A))
                .extracting(JournalEntry::act, JournalEntry::why)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("volume.close", "CONFIRMED 2026-09-15"),
                        org.assertj.core.groups.Tuple.tuple("volume.reopen", "复议后补充"));
        assertThatThrownBy(() -> checklists.reopen("r2", volume.id(), "复议", TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void a_closed_volume_still_takes_what_keeps_its_signatures_verifiable() {
        fileAllBut("");
        checklists.close(confirmed("c"), TOWN_A);
        ItemView item =
                archive.contents(home.number(), TOWN_A).volumes().get(0).items().get(0);

        archive.file(
                new Filing(
                        "k",
                        volume.id(),
                        "preservation",
                        List.of(),
                        Optional.empty(),
                        List.of(new NewCopy(item.id(), rendition(RenditionRole.KEPT, "kept")))),
                BUREAU);

        assertThat(archive.item(item.id(), TOWN_A).orElseThrow().kept()).isPresent();
        assertThat(checklists.of(volume.id(), TOWN_A).matter().closed()).isTrue();
    }

    @Test
    void a_paper_that_was_filed_meanwhile_does_not_close_over_what_it_changed() {
        fileAllBut("");
        List<String> looked = new ArrayList<>();
        ArchiveRooms rooms = bed.rooms((item, acting) -> {
            if (looked.isEmpty()) {
                looked.add(item.id().value());
                checklists.declare("d", volume.id(), BusinessType.NEW, Set.of(Fact.RENTED_HOME), TOWN_A);
            }
            return new Paper.ByHand();
        });

        Closing closing = rooms.checklists().close(confirmed("c"), TOWN_A);

        assertThat(closing)
                .isInstanceOfSatisfying(
                        Closing.Incomplete.class,
                        lacks -> assertThat(lacks.lacks().lacking())
                                .extracting(row -> row.material().id())
                                .containsExactly("rental-contract"));
    }

    @Test
    void a_closed_case_changed_in_the_catalogue_is_found_by_the_check() {
        fileAllBut("");
        checklists.close(confirmed("c"), TOWN_A);

        bed.asOwner("update archive.volume set outcome = '', ended = ''");

        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::kind)
                .containsOnly(CheckReport.Kind.CATALOGUE_DIFFERS);
    }

    @Test
    void a_programme_without_a_table_has_an_empty_checklist_and_cannot_be_closed() {
        Volume other =
                archive.openVolume(new OpenVolume("x", home.number(), VolumeKind.APPROVAL, "XX", 2026, "其他救助"), TOWN_A);

        assertThat(checklists.of(other.id(), TOWN_A).table()).isEmpty();
        assertThatThrownBy(() -> checklists.close(new Close("c", other.id(), Outcome.CONFIRMED, DAY), TOWN_A))
                .isInstanceOf(NoMaterials.class);
    }

    @Test
    void a_volume_of_daily_management_is_closed_when_it_holds_what_happened_in_its_year() {
        Volume daily = daily("RC");
        Checklists asking = bed.builder(Steps.SILENT)
                .relief((household, acting) -> household.equals(home.number())
                        ? List.of(new Relief("DB", LocalDate.of(2026, 7, 1), Optional.empty()))
                        : List.of())
                .rooms()
                .checklists();
        Close close = new Close("c", daily.id(), Outcome.CONFIRMED, DAY);

        assertThat(asking.close(close, TOWN_A))
                .isInstanceOfSatisfying(
                        Closing.Incomplete.class,
                        lacks -> assertThat(lacks.lacks().lacking())
                                .extracting(row -> row.material().id())
                                .containsExactly("visit-record"));

        archive.file(new Filing("d", daily.id(), "visit", List.of(paper("visit-record"))), TOWN_A);
        assertThat(asking.close(close, TOWN_A)).isInstanceOf(Closing.Closed.class);
    }

    @Test
    void a_volume_of_daily_management_of_which_no_table_speaks_is_closed_without_one() {
        Volume daily = daily("XX");

        assertThat(checklists.close(new Close("c", daily.id(), Outcome.CONFIRMED, DAY), TOWN_A))
                .isInstanceOf(Closing.Closed.class);
    }

    private Volume daily(String programme) {
        return archive.openVolume(
                new OpenVolume("y", home.number(), VolumeKind.DAILY, programme, 2026, "日常管理"), TOWN_A);
    }

    @Test
    void another_township_sees_no_checklist_and_closes_nothing() {
        assertThatThrownBy(() -> checklists.of(volume.id(), TOWN_B)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> checklists.close(confirmed("c"), TOWN_B)).isInstanceOf(VolumeUnknown.class);
    }

    @Test
    void number_secrecy_and_pages_of_an_item_stand_in_catalogue_and_files() throws Exception {
        NewItem plain = paper("notice");
        archive.file(
                new Filing(
                        "n",
                        volume.id(),
                        "notice",
                        List.of(new NewItem(
                                plain.kind(),
                                plain.title(),
                                plain.member(),
                                plain.date(),
                                plain.responsible(),
                                new Particulars("样民〔2026〕7号", Secrecy.PUBLIC, 3),
                                plain.renditions()))),
                TOWN_A);

        ItemView item =
                archive.contents(home.number(), TOWN_A).volumes().get(0).items().get(0);
        assertThat(item.particulars()).isEqualTo(new Particulars("样民〔2026〕7号", Secrecy.PUBLIC, 3));
        assertThat(newestVolumeJson())
                .contains("\"documentNumber\" : \"样民〔2026〕7号\"", "\"secrecy\" : \"PUBLIC\"", "\"pages\" : 3");
        bed.asOwner("update archive.item set document_number = '样民〔2026〕8号'");
        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::where)
                .anyMatch(where -> where.endsWith("documentNumber"));
    }

    private Close confirmed(String key) {
        return new Close(key, volume.id(), Outcome.CONFIRMED, DAY);
    }

    private State state(String material) {
        return checklists.of(volume.id(), TOWN_A).rows().stream()
                .filter(row -> row.material().id().equals(material))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void fileAllBut(String left) {
        fileAllBut(volume, left);
    }

    private void fileAllBut(Volume into, String left) {
        List<NewItem> papers = Materials.standard().rows("DB", BusinessType.NEW).orElseThrow().stream()
                .filter(row -> row.need() == Material.Need.REQUIRED)
                .filter(row -> row.when().isEmpty())
                .filter(row -> !row.id().equals(left))
                .map(row -> paper(row.kind().code()))
                .toList();
        archive.file(new Filing("all-" + into.id(), into.id(), "papers", papers), TOWN_A);
    }

    private static NewItem paper(String kind) {
        return paper(kind, Optional.empty());
    }

    private static NewItem paper(String kind, Optional<MemberId> member) {
        return new NewItem(
                new ItemKind(kind), kind, member, DAY, "张样例", List.of(rendition(RenditionRole.ORIGINAL, kind)));
    }

    private static NewRendition rendition(RenditionRole role, String words) {
        return new NewRendition(
                role, words + ".txt", "text/plain", ContentSource.of(words.getBytes(StandardCharsets.UTF_8)));
    }

    private String newestVolumeJson() throws Exception {
        try (Stream<Path> all = Files.walk(bed.root)) {
            Path newest = all.filter(path -> path.endsWith("content/volume.json"))
                    .max(java.util.Comparator.comparing(Path::toString))
                    .orElseThrow();
            return Files.readString(newest);
        }
    }
}
