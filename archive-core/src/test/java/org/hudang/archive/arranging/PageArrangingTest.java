package org.hudang.archive.arranging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.CheckReport;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.KeyReused;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing.Closed;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.household.Household;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.original.ItemUnknown;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of filed papers are put in order, step by step and back again; what came stays as it came. */
class PageArrangingTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final int PAGES = 5;

    @TempDir
    private static Path children;

    private static Intake intake;

    @TempDir
    private Path folder;

    private ArchiveBed bed;
    private Archive archive;
    private ArchiveRooms rooms;
    private PageArranging arranging;
    private Household home;
    private Volume volume;
    private ItemId paper;
    private int keys;

    @BeforeAll
    static void one_intake_for_all() {
        intake = Intake.open(IntakeSettings.in(children));
    }

    @BeforeEach
    void a_paper_of_five_pages() throws IOException {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 11);
        Path desk = Files.createDirectories(folder.resolve("desk"));
        rooms = bed.builder(Steps.SILENT).pages(new PageMeans(intake, desk)).rooms();
        archive = rooms.archive();
        arranging = rooms.arranging();
        home = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", home.number(), TOWN_A);
        paper = file("收入证明", "证明.pdf", "application/pdf", pdf(PAGES), "一\f二\f三\f四\f五");
    }

    @AfterAll
    static void close() {
        intake.close();
        DATABASE.close();
    }

    @Test
    void pages_are_turned_moved_and_taken_out_and_the_original_stays_byte_for_byte() throws IOException {
        byte[] came = read(item(paper).original());

        edit(paper, new PageEdit.Rotate(pages(2), 90));
        edit(paper, new PageEdit.Reorder(List.of(5, 1, 2, 3, 4)));
        Arranged last = edit(paper, new PageEdit.Delete(pages(2, 4)));

        assertThat(seen(paper)).containsExactly("105", "102/90", "104");
        assertThat(last.arrangement().base()).isEqualTo(3);
        assertThat(read(item(paper).original())).isEqualTo(came);
        assertThat(text(paper)).isEqualTo("五\f二\f四");
        assertThat(arranging.counted(item(paper), TOWN_A).particulars().pages()).isEqualTo(3);
        assertThat(archive.journal(home.number(), TOWN_A))
                .filteredOn(entry -> entry.act().equals("volume.pages"))
                .extracting(JournalEntry::why)
                .containsExactly("1 rotate 2 90", "1 reorder 5,1,2,3,4", "1 delete 2,4");
        assertWhole();
    }

    @Test
    void whatever_was_done_is_taken_back_step_by_step_down_to_the_bytes_that_came() throws IOException {
        Random random = new Random(2026);
        List<List<String>> before = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            before.add(seen(paper));
            edit(paper, anything(random, before.get(i).size()));
        }
        long copies = copies();

        for (int i = 5; i >= 0; i--) {
            undo(paper);
            assertThat(seen(paper)).isEqualTo(before.get(i));
        }

        assertThat(item(paper).shown().sha256())
                .isEqualTo(item(paper).original().sha256());
        assertThat(text(paper)).isEqualTo("一\f二\f三\f四\f五");
        assertThat(copies()).as("working copies are not written twice").isEqualTo(copies);
        assertThatThrownBy(() -> undo(paper)).isInstanceOf(NothingToUndo.class);
        assertWhole();
    }

    private static PageEdit anything(Random random, int pages) {
        if (pages > 2 && random.nextBoolean()) {
            return new PageEdit.Delete(pages(1 + random.nextInt(pages)));
        }
        List<Integer> order =
                new ArrayList<>(IntStream.rangeClosed(1, pages).boxed().toList());
        Collections.rotate(order, 1 + random.nextInt(pages - 1));
        return random.nextBoolean()
                ? new PageEdit.Reorder(order)
                : new PageEdit.Rotate(pages(1 + random.nextInt(pages)), 90 * (1 + random.nextInt(3)));
    }

    @Test
    void pages_become_a_paper_of_their_own_and_go_back_while_its_number_stays() throws IOException {
        Arranged split = edit(paper, new PageEdit.Split(pages(4, 5), label("户口簿")));
        ItemId made = split.made().orElseThrow();

        assertThat(seen(paper)).containsExactly("101", "102", "103");
        assertThat(seen(made)).containsExactly("104", "105");
        assertThat(item(made).number()).isEqualTo(2);
        assertThat(item(made).particulars().pages()).isEqualTo(2);
        assertThat(item(made).original().sha256())
                .isEqualTo(item(paper).original().sha256());
        assertThat(text(made)).isEqualTo("四\f五");

        edit(made, new PageEdit.Rotate(pages(1), 180));
        assertThatThrownBy(() -> undo(paper))
                .isInstanceOf(EditedSince.class)
                .hasMessageContaining(item(made).code());
        undo(made);
        undo(made);

        assertThat(seen(paper)).containsExactly("101", "102", "103", "104", "105");
        assertThat(item(made).isEmptied()).isTrue();
        assertThat(arranging.of(item(made), TOWN_A).into()).contains(paper);
        assertThat(archive.contents(home.number(), TOWN_A).volumes().get(0).items())
                .hasSize(2);
        assertThatThrownBy(() -> edit(made, new PageEdit.Rotate(pages(1), 90))).isInstanceOf(PagesFixed.class);
        assertWhole();
    }

    @Test
    void papers_are_joined_pictures_among_them_and_parted_again() throws IOException {
        ItemId photo = file("照片", "照片.png", "image/png", png(), "");
        ItemId other = file("另一份", "另一份.pdf", "application/pdf", pdf(2), "甲\f乙");
        byte[] came = read(item(photo).original());
        edit(other, new PageEdit.Rotate(pages(2), 90));

        edit(
                paper,
                new PageEdit.Merge(List.of(new PageEdit.Merge.Other(photo, 0), new PageEdit.Merge.Other(other, 1))));

        assertThat(seen(paper)).hasSize(PAGES + 3).startsWith("101", "102").endsWith("101", "102/90");
        assertThat(item(photo).isEmptied()).isTrue();
        assertThat(arranging.of(item(other), TOWN_A).into()).contains(paper);
        assertWhole();

        undo(paper);

        assertThat(seen(paper)).hasSize(PAGES);
        assertThat(item(photo).isEmptied()).isFalse();
        assertThat(item(photo).shown().mediaType()).isEqualTo("image/png");
        assertThat(read(item(photo).shown())).isEqualTo(came);
        assertThat(seen(other)).containsExactly("101", "102/90");
        assertWhole();
    }

    @Test
    void the_second_of_two_editors_is_told_and_a_retry_gets_its_answer() {
        PageChange first = new PageChange("once", paper, 0, new PageEdit.Rotate(pages(1), 90));
        Arranged answer = arranging.edit(first, TOWN_A);

        assertThat(arranging.edit(first, TOWN_A)).isEqualTo(answer);
        assertThatThrownBy(
                        () -> arranging.edit(new PageChange("late", paper, 0, new PageEdit.Delete(pages(1))), TOWN_A))
                .isInstanceOf(PagesChanged.class);
        assertThatThrownBy(
                        () -> arranging.edit(new PageChange("once", paper, 1, new PageEdit.Delete(pages(1))), TOWN_A))
                .isInstanceOf(KeyReused.class);
        assertThat(item(paper).orders()).isEqualTo(1);
    }

    @Test
    void signed_papers_and_papers_without_pages_stay_as_they_are() throws IOException {
        ItemId signed = file("授权书", "授权书.pdf", "application/pdf", signed(), "");
        ItemId text = file("说明", "说明.txt", "text/plain", "样例".getBytes(UTF_8), "");

        assertThatThrownBy(() -> edit(signed, new PageEdit.Rotate(pages(1), 90)))
                .isInstanceOf(SignedPaper.class);
        assertThatThrownBy(() -> edit(paper, new PageEdit.Merge(List.of(new PageEdit.Merge.Other(signed, 0)))))
                .isInstanceOf(SignedPaper.class);
        assertThatThrownBy(() -> edit(text, new PageEdit.Rotate(pages(1), 90))).isInstanceOf(PagesFixed.class);
        assertThat(Stream.of(paper, signed, text).map(one -> item(one).orders()))
                .containsOnly(0);
    }

    @Test
    void pages_that_are_not_there_papers_of_other_volumes_and_empty_results_are_refused() throws IOException {
        Volume daily =
                archive.openVolume(new OpenVolume("v2", home.number(), VolumeKind.DAILY, "RC", 2026, "日常管理"), TOWN_A);
        ItemId elsewhere = archive.file(new Filing("e", daily.id(), "intake", List.of(ArchiveBed.item("甲"))), TOWN_A)
                .items()
                .get(0)
                .id();

        for (PageEdit wrong : List.of(
                new PageEdit.Rotate(pages(PAGES + 1), 90),
                new PageEdit.Delete(pages(1, 2, 3, 4, 5)),
                new PageEdit.Reorder(List.of(1, 2)),
                new PageEdit.Split(pages(1), label("")),
                new PageEdit.Merge(List.of(new PageEdit.Merge.Other(elsewhere, 0))))) {
            assertThatThrownBy(() -> edit(paper, wrong)).as(wrong.brief()).isInstanceOf(CommandRefused.class);
        }
        assertThatThrownBy(() ->
                        arranging.edit(new PageChange("k", paper, 0, new PageEdit.Rotate(pages(1), 90)), TOWN_B))
                .isInstanceOf(ItemUnknown.class);
        assertThat(item(paper).orders()).isZero();
    }

    @Test
    void a_volume_whose_pages_were_put_in_order_is_closed_and_keeps_them_then() {
        Volume daily =
                archive.openVolume(new OpenVolume("v3", home.number(), VolumeKind.DAILY, "RC", 2026, "日常管理"), TOWN_A);
        ItemId filed = archive.file(new Filing("d", daily.id(), "intake", List.of(pdfItem("回访", pdf(2)))), TOWN_A)
                .items()
                .get(0)
                .id();
        edit(filed, new PageEdit.Rotate(pages(2), 90));
        undo(filed);
        assertThat(rooms.checklists()
                        .close(new Close("c", daily.id(), Outcome.CONFIRMED, LocalDate.of(2026, 9, 14)), TOWN_A))
                .isInstanceOf(Closed.class);

        assertThatThrownBy(() -> edit(filed, new PageEdit.Rotate(pages(1), 90))).isInstanceOf(VolumeClosed.class);
    }

    @Test
    void a_lost_catalogue_comes_back_with_the_order_of_pages() throws IOException {
        ItemId made =
                edit(paper, new PageEdit.Split(pages(2), label("户口簿"))).made().orElseThrow();
        edit(paper, new PageEdit.Rotate(pages(1), 270));
        bed.records().write(100);
        HouseholdFile before = archive.contents(home.number(), TOWN_A);
        Arrangement arrangement = arranging.of(item(paper), TOWN_A);

        ArchiveBed.emptied(DATABASE);
        bed.records().rebuild();

        assertThat(archive.contents(home.number(), TOWN_A)).isEqualTo(before);
        assertThat(arranging.of(item(paper), TOWN_A)).isEqualTo(arrangement);
        assertThat(seen(made)).containsExactly("102");
        undo(paper);
        assertThat(seen(paper)).containsExactly("101", "103", "104", "105");
        assertWhole();
    }

    private Arranged edit(ItemId item, PageEdit edit) {
        return arranging.edit(new PageChange("e" + ++keys, item, item(item).orders(), edit), TOWN_A);
    }

    private void undo(ItemId item) {
        arranging.undo("e" + ++keys, item, item(item).orders(), TOWN_A);
    }

    private ItemView item(ItemId id) {
        return archive.item(id, TOWN_A).orElseThrow();
    }

    /** Width of each page as it is shown, with its turn. */
    private List<String> seen(ItemId id) throws IOException {
        try (PDDocument shown = Loader.loadPDF(read(item(id).shown()))) {
            List<String> pages = new ArrayList<>();
            for (PDPage page : shown.getPages()) {
                String width = String.valueOf(Math.round(page.getMediaBox().getWidth()));
                pages.add(page.getRotation() == 0 ? width : width + "/" + page.getRotation());
            }
            return pages;
        }
    }

    private String text(ItemId id) throws IOException {
        return new String(read(item(id).text().orElseThrow()), UTF_8);
    }

    private byte[] read(RenditionView rendition) throws IOException {
        try (InputStream in = archive.read(rendition.id(), TOWN_A)) {
            return in.readAllBytes();
        }
    }

    private void assertWhole() throws IOException {
        CheckReport report = archive.check();
        assertThat(report.findings()).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("desk"))) {
            assertThat(left).isEmpty();
        }
    }

    /** How many files of pages the storage root holds. */
    private long copies() throws IOException {
        try (Stream<Path> files = Files.walk(bed.root)) {
            return files.filter(file -> file.toString().endsWith(".pdf")).count();
        }
    }

    private ItemId file(String title, String name, String mediaType, byte[] bytes, String words) {
        List<NewRendition> files = new ArrayList<>(
                List.of(new NewRendition(RenditionRole.ORIGINAL, name, mediaType, ContentSource.of(bytes))));
        if (!words.isEmpty()) {
            files.add(new NewRendition(
                    RenditionRole.TEXT, "words.txt", "text/plain", ContentSource.of(words.getBytes(UTF_8))));
        }
        NewItem item =
                new NewItem(ItemKind.INCOME_PROOF, title, Optional.empty(), LocalDate.of(2026, 9, 1), "样例公司", files);
        return archive.file(new Filing("f" + ++keys, volume.id(), "intake", List.of(item)), TOWN_A)
                .items()
                .get(0)
                .id();
    }

    private static NewItem pdfItem(String title, byte[] bytes) {
        return new NewItem(
                ItemKind.HOME_VISIT,
                title,
                Optional.empty(),
                LocalDate.of(2026, 9, 1),
                "样例镇",
                List.of(new NewRendition(
                        RenditionRole.ORIGINAL, "回访.pdf", "application/pdf", ContentSource.of(bytes))));
    }

    private static PageEdit.Label label(String title) {
        return new PageEdit.Label(ItemKind.IDENTITY_COPY, title, Optional.empty(), LocalDate.of(2026, 9, 2), "样例派出所");
    }

    private static SortedSet<Integer> pages(Integer... pages) {
        return new TreeSet<>(List.of(pages));
    }

    /** Each page is known by its width: 101, 102 and so on. */
    private static byte[] pdf(int pages) {
        try (PDDocument document = new PDDocument()) {
            for (int page = 1; page <= pages; page++) {
                document.addPage(new PDPage(new PDRectangle(100 + page, 200)));
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A paper with a signature field that is filled in. */
    private static byte[] signed() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(1))) {
            PDAcroForm form = new PDAcroForm(document);
            PDSignatureField field = new PDSignatureField(form);
            field.setValue(new PDSignature());
            form.setFields(List.of(field));
            document.getDocumentCatalog().setAcroForm(form);
            return bytes(document);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
