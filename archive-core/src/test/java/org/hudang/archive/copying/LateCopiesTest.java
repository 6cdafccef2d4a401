package org.hudang.archive.copying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.copying.LateCopies.Lacking;
import org.hudang.archive.copying.LateCopies.Round;
import org.hudang.archive.copying.LateCopies.Standing;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.Corpora;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.intake.PdfaCopies;
import org.hudang.archive.intake.Samples;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers that were filed without their copy for the long term get it later, and nothing else of them changes. */
class LateCopiesTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final String DOCX = DocumentType.DOCX.mediaType();
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private ArchiveBed bed;
    private ArchiveRooms rooms;
    private Archive archive;
    private HouseholdNumber home;
    private Volume volume;
    private Intake intake;

    @BeforeEach
    void a_volume() throws IOException {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 5);
        rooms = bed.rooms(PaperChecks.NOBODY);
        archive = rooms.archive();
        home = household(archive, "h", TOWN_A).number();
        volume = volume(archive, "v", home, TOWN_A);
        intake = Intake.open(IntakeSettings.in(Files.createDirectories(folder.resolve("children"))));
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void pictures_without_a_copy_get_it_in_one_version_of_the_volume() throws IOException {
        List<ItemId> items = file(picture("a.png"), picture("b.png"));
        RenditionView original = item(items.get(0)).original();

        Round round = copies(intake.pdfaCopies()).round(10, LONGEST);

        assertThat(round).isEqualTo(new Round(2, 0, Optional.empty()));
        for (ItemId id : items) {
            RenditionView copy = item(id).pdfa().orElseThrow();
            assertThat(copy.fileName()).matches("[ab]\\.png\\.pdf");
            assertThat(pages(copy)).isEqualTo(1);
        }
        assertThat(item(items.get(0)).original()).isEqualTo(original);
        assertThat(version()).isEqualTo(2);
        assertThat(archive.check().findings()).isEmpty();
        assertThat(leftInWork()).isEmpty();
    }

    @Test
    void a_paper_whose_pages_were_put_in_order_gets_none_for_its_original_may_hold_the_pages_of_another()
            throws IOException {
        ItemId parted = file(picture("a.png")).get(0);
        for (String role : List.of("PAGE_ORDER", "WORKING")) {
            bed.asOwner("delete from archive.rendition where position = 2");
            bed.asOwner(
                    "insert into archive.rendition (id, household, township, item, position, role, file_name, media_type,"
                            + " bytes, sha512, sha256, sm3, content_path) select 'rnd_aaaaaaaaaaaaaaaaaaaaaaaaaa', household,"
                            + " township, item, 2, ?, file_name, media_type, bytes, sha512, sha256, sm3, content_path"
                            + " from archive.rendition where item = ?",
                    role,
                    parted.value());

            assertThat(copies(intake.pdfaCopies()).round(10, LONGEST).done())
                    .as(role)
                    .isZero();
            assertThat(copies(intake.pdfaCopies()).of(item(parted), TOWN_A))
                    .as(role)
                    .isEmpty();
        }
    }

    @Test
    void the_history_calls_it_a_migration_of_formats_and_it_is_done_once() throws IOException {
        file(picture("a.png"));
        LateCopies copies = copies(intake.pdfaCopies());

        assertThat(copies.round(10, LONGEST).made()).isEqualTo(1);
        assertThat(copies.round(10, LONGEST).done()).isZero();

        List<JournalEntry> history = archive.journal(home, TOWN_A);
        assertThat(history.get(history.size() - 1)).satisfies(last -> {
            assertThat(last.act()).isEqualTo("volume.file");
            assertThat(last.why()).isEqualTo("format-migration");
        });
        assertThat(bed.count("select count(*) from archive.late_copy")).isZero();
    }

    @Test
    void what_fails_is_tried_six_times_after_pauses_that_grow_and_keeps_no_other_from_its_copy() throws IOException {
        ItemId broken = file(cut("broken.png"), picture("good.png")).get(0);
        Duration since = Duration.ZERO;

        for (int tried = 0, pause = 1; tried < 6; tried++, pause *= 4) {
            assertThat(copiesAfter(since).round(10, LONGEST).failed())
                    .as("after " + since)
                    .isEqualTo(1);
            since = since.plusHours(pause);
            assertThat(copiesAfter(since.minusMinutes(1)).round(10, LONGEST).done())
                    .as("a minute before " + since)
                    .isZero();
        }

        assertThat(copiesAfter(Duration.ofDays(999)).round(10, LONGEST).done()).isZero();
        assertThat(copies(intake.pdfaCopies()).of(item(broken), TOWN_A))
                .hasValueSatisfying(standing -> assertThat(standing).isInstanceOf(Standing.GivenUp.class));
        assertThat(bed.count("select count(*) from archive.rendition where role = 'PDFA'"))
                .isEqualTo(1);
    }

    @Test
    void people_see_which_papers_lack_their_copy_in_their_own_township_only() throws IOException {
        ItemId broken = file(cut("broken.png"), picture("good.png")).get(0);
        LateCopies copies = copies(intake.pdfaCopies());
        assertThat(copies.of(item(broken), TOWN_A)).contains(new Standing.Waiting(""));

        copies.round(10, LONGEST);

        assertThat(copies.lacking(10, TOWN_A)).singleElement().satisfies((Lacking one) -> {
            assertThat(one.item()).isEqualTo(broken);
            assertThat(one.archivalCode()).isEqualTo(item(broken).code());
            assertThat(one.standing()).isInstanceOf(Standing.Waiting.class);
            assertThat(one.standing().code()).startsWith("IN-");
        });
        assertThat(copies.lacking(10, TOWN_B)).isEmpty();
    }

    @Test
    void a_try_counts_although_the_process_died_of_it() throws IOException {
        file(picture("a.png"));
        LateCopies dying = copies(new Instead(intake.pdfaCopies()) {
            @Override
            public int copy(Path file, DocumentType type, Path target) {
                throw new IllegalStateException("as if the process ended here");
            }
        });

        assertThatThrownBy(() -> dying.round(10, LONGEST)).isInstanceOf(IllegalStateException.class);

        assertThat(bed.count("select tries from archive.late_copy")).isEqualTo(1);
        assertThat(copies(intake.pdfaCopies()).round(10, LONGEST).done()).isZero();
        assertThat(copiesAfter(Duration.ofHours(1)).round(10, LONGEST).made()).isEqualTo(1);
    }

    @Test
    void a_house_that_has_no_child_free_loses_no_try() throws IOException {
        file(picture("a.png"), picture("b.png"));
        LateCopies busy = copies(new Instead(intake.pdfaCopies()) {
            @Override
            public int copy(Path file, DocumentType type, Path target) {
                throw ChildUnavailable.busy();
            }
        });

        assertThat(busy.round(10, LONGEST)).isEqualTo(new Round(0, 0, Optional.of("IN-086")));

        assertThat(bed.count("select count(*) from archive.late_copy")).isEqualTo(1);
        assertThat(bed.count("select tries from archive.late_copy")).isZero();
    }

    @Test
    void without_its_program_a_paper_waits_and_has_its_copy_once_the_program_is_installed() throws IOException {
        requireOffice();
        ItemId letter = file(original("letter.docx", DOCX, letter())).get(0);
        LateCopies without = copies(new Instead(intake.pdfaCopies()) {
            @Override
            public Set<DocumentType> types() {
                return EnumSet.of(DocumentType.JPEG);
            }
        });

        assertThat(without.round(10, LONGEST)).isEqualTo(new Round(0, 0, Optional.of("IN-071")));
        assertThat(without.of(item(letter), TOWN_A)).contains(new Standing.Without("IN-071"));
        assertThat(bed.count("select count(*) from archive.late_copy")).isZero();

        assertThat(copies(intake.pdfaCopies()).round(10, LONGEST)).isEqualTo(new Round(1, 0, Optional.empty()));
        assertThat(pages(item(letter).pdfa().orElseThrow())).isEqualTo(1);
        assertThat(without.of(item(letter), TOWN_A)).isEmpty();
    }

    @Test
    void what_a_paper_hides_is_not_printed_later_either() throws IOException {
        requireOffice();
        byte[] hiding = Files.readAllBytes(Corpora.folder("hostile").resolve("o09_docx_tracked_hidden.docx"));
        ItemId letter = file(original("letter.docx", DOCX, hiding)).get(0);

        assertThat(copies(intake.pdfaCopies()).round(10, LONGEST).failed()).isEqualTo(1);

        assertThat(copies(intake.pdfaCopies()).of(item(letter), TOWN_A)).contains(new Standing.GivenUp("IN-072"));
        assertThat(copiesAfter(Duration.ofDays(999)).round(10, LONGEST).done()).isZero();
    }

    @Test
    void a_closed_volume_takes_the_copies_of_its_papers() throws IOException {
        ItemId item = file(picture("a.png")).get(0);
        Close close = new Close("c", volume.id(), Outcome.ABANDONED, LocalDate.of(2026, 9, 15));
        if (rooms.checklists().close(close, TOWN_A) instanceof Closing.Incomplete incomplete) {
            incomplete
                    .lacks()
                    .lacking()
                    .forEach(row -> archive.file(
                            new Filing(
                                    row.material().id(),
                                    volume.id(),
                                    "application",
                                    List.of(paper(new ItemKind(row.material().id()), text()))),
                            TOWN_A));
        }
        assertThat(rooms.checklists().close(close, TOWN_A)).isInstanceOf(Closing.Closed.class);

        assertThat(copies(intake.pdfaCopies()).round(10, LONGEST).made()).isEqualTo(1);

        assertThat(item(item).pdfa()).isPresent();
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void a_volume_that_two_people_let_go_is_left_as_they_saw_it() throws IOException {
        file(picture("a.png"));
        bed.asOwner(
                "insert into archive.disposal (id, household, township, volume, period, basis, counted_from, expired_on,"
                        + " state, proposed_at, proposed_by, first_at, first_by, second_at, second_by) select 'dsp_' ||"
                        + " repeat('a', 26), household, township, id, 'P10Y', 'x', '2010-01-01', '2020-01-01', 'APPROVED',"
                        + " now(), 'a', now(), 'b', now(), 'c' from archive.volume where id = ?",
                volume.id().value());

        assertThat(copies(intake.pdfaCopies()).round(10, LONGEST).done()).isZero();
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void papers_in_quarantine_and_papers_that_need_no_copy_are_left_alone() throws IOException {
        List<ItemId> items = file(
                original("q.bin", Quarantine.MEDIA_TYPE, png()),
                original("a.pdf", "application/pdf", Samples.pdf("")),
                text());
        LateCopies copies = copies(intake.pdfaCopies());

        assertThat(copies.round(10, LONGEST)).isEqualTo(new Round(0, 0, Optional.empty()));
        assertThat(items)
                .allSatisfy(id -> assertThat(copies.of(item(id), TOWN_A)).isEmpty());
    }

    @Test
    void a_paper_takes_one_copy_whoever_else_made_another() throws IOException {
        ItemId item = file(picture("a.png")).get(0);
        copies(intake.pdfaCopies()).round(10, LONGEST);
        NewRendition second =
                new NewRendition(RenditionRole.PDFA, "a.pdf", "application/pdf", ContentSource.of(Samples.pdf("")));

        assertThatThrownBy(() -> archive.file(
                        new Filing(
                                "second",
                                volume.id(),
                                "format-migration",
                                List.of(),
                                Optional.empty(),
                                List.of(new NewCopy(item, second))),
                        TOWN_A))
                .isInstanceOf(CommandRefused.class);
        assertThat(version()).isEqualTo(2);
        assertThat(archive.check().findings()).isEmpty();
    }

    /** Another machine, as it were. */
    private abstract static class Instead implements PdfaCopies {
        private final PdfaCopies real;

        Instead(PdfaCopies real) {
            this.real = real;
        }

        @Override
        public Set<DocumentType> types() {
            return real.types();
        }

        @Override
        public int copy(Path file, DocumentType type, Path target) {
            return real.copy(file, type, target);
        }
    }

    private static void requireOffice() {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/soffice"));
        if (!installed) {
            System.err.println("SKIPPED, LOUDLY: LibreOffice is not installed;"
                    + " apt-get install libreoffice-writer-nogui libreoffice-calc-nogui");
        }
        assumeTrue(installed, "LibreOffice is not installed");
    }

    private LateCopies copies(PdfaCopies with) throws IOException {
        return copies(with, ArchiveBed.CLOCK);
    }

    private LateCopies copiesAfter(Duration time) throws IOException {
        return copies(intake.pdfaCopies(), Clock.offset(ArchiveBed.CLOCK, time));
    }

    private LateCopies copies(PdfaCopies with, Clock clock) throws IOException {
        return LateCopies.open(new CopyingParts(
                bed.connections(), bed.database.transactions(bed.connections()), archive, with, work(), clock));
    }

    private Path work() throws IOException {
        return Files.createDirectories(folder.resolve("copying"));
    }

    private List<Path> leftInWork() throws IOException {
        try (Stream<Path> left = Files.list(work())) {
            return left.toList();
        }
    }

    private ItemView item(ItemId id) {
        return archive.item(id, TOWN_A).orElseThrow();
    }

    private int version() {
        return archive.contents(home, TOWN_A).volumes().get(0).volume().version();
    }

    private int pages(RenditionView copy) throws IOException {
        try (InputStream bytes = archive.read(copy.id(), TOWN_A);
                PDDocument pdf = Loader.loadPDF(bytes.readAllBytes())) {
            return pdf.getNumberOfPages();
        }
    }

    private static byte[] png() throws IOException {
        return Samples.encoded(Samples.flag(60, 40), "png");
    }

    private static byte[] letter() throws IOException {
        return Samples.docx("<w:p><w:r><w:t>INCOME 4711</w:t></w:r></w:p>", Map.of());
    }

    private static NewRendition picture(String name) throws IOException {
        return original(name, "image/png", png());
    }

    private static NewRendition cut(String name) throws IOException {
        return original(name, "image/png", Arrays.copyOf(png(), 60));
    }

    private static NewRendition original(String name, String mediaType, byte[] bytes) {
        return new NewRendition(RenditionRole.ORIGINAL, name, mediaType, ContentSource.of(bytes));
    }

    private List<ItemId> file(NewRendition... papers) {
        List<NewItem> items = new ArrayList<>();
        for (NewRendition paper : papers) {
            items.add(paper(ItemKind.OTHER, paper));
        }
        return archive.file(new Filing("f", volume.id(), "application", items), TOWN_A).items().stream()
                .map(item -> item.id())
                .toList();
    }

    private static NewItem paper(ItemKind kind, NewRendition original) {
        return new NewItem(kind, "样例", Optional.empty(), LocalDate.of(2026, 9, 15), "张样例", List.of(original));
    }

    private static NewRendition text() {
        return original("a.txt", "text/plain", new byte[] {'a'});
    }
}
