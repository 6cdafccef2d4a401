package org.hudang.archive.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.OutboxMessage;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.intake.Ocr;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.reading.ScanReading.Round;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
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

/** Papers that came as pictures get their words, and nothing else of them changes. */
class ScanReadingTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private ArchiveBed bed;
    private Archive archive;
    private HouseholdNumber home;
    private Volume volume;
    private Intake intake;

    @BeforeEach
    void a_volume() throws IOException {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 5);
        archive = bed.archive();
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
    void the_words_of_scans_become_files_of_them_in_one_version_of_the_volume() throws IOException {
        requireTesseract();
        List<ItemId> items = file(
                rendition("a.png", "image/png", png("PAPER LEMON")),
                rendition("b.pdf", "application/pdf", pdf("FIRST PEACH", "SECOND GRAPE")));
        RenditionView original = item(items.get(0)).original();

        Round round = reading(Ocr.find(work()), ArchiveBed.CLOCK).round(10);

        assertThat(round).isEqualTo(new Round(2, 0, 0, Optional.empty()));
        assertThat(words(items.get(0))).contains("LEMON");
        assertThat(words(items.get(1)).split("\f", -1)).hasSize(2).satisfies(pages -> {
            assertThat(pages[0]).contains("PEACH");
            assertThat(pages[1]).contains("GRAPE");
        });
        assertThat(item(items.get(0)).original()).isEqualTo(original);
        assertThat(archive.contents(home, TOWN_A).volumes().get(0).volume().version())
                .isEqualTo(2);
        assertThat(archive.check().findings()).isEmpty();
        assertThat(leftInWork()).isEmpty();
    }

    @Test
    void what_was_read_is_told_to_the_index_and_not_read_again() throws IOException {
        requireTesseract();
        ItemId item = file(rendition("a.png", "image/png", png("PAPER LEMON"))).get(0);
        archive.outbox().take(100, batch -> {});
        ScanReading reading = reading(Ocr.find(work()), ArchiveBed.CLOCK);

        assertThat(reading.round(10).done()).isEqualTo(1);
        assertThat(reading.round(10).done()).isZero();

        archive.outbox()
                .take(
                        100,
                        batch -> assertThat(batch)
                                .extracting(OutboxMessage::item)
                                .contains(Optional.of(item)));
    }

    @Test
    void a_paper_without_words_is_looked_at_once() throws IOException {
        requireTesseract();
        file(rendition("white.png", "image/png", png("")));
        ScanReading reading = reading(Ocr.find(work()), ArchiveBed.CLOCK);

        assertThat(reading.round(10)).isEqualTo(new Round(0, 1, 0, Optional.empty()));
        assertThat(reading(Ocr.find(work()), later(Duration.ofDays(9)))
                        .round(10)
                        .done())
                .isZero();
    }

    @Test
    void a_paper_that_cannot_be_read_is_tried_three_times_an_hour_apart_and_keeps_no_other_from_being_read()
            throws IOException {
        requireTesseract();
        file(rendition("broken.png", "image/png", Arrays.copyOf(png("PAPER LEMON"), 60)));
        file(rendition("good.png", "image/png", png("PAPER LEMON")));

        assertThat(reading(Ocr.find(work()), ArchiveBed.CLOCK).round(10))
                .isEqualTo(new Round(1, 0, 1, Optional.empty()));
        assertThat(reading(Ocr.find(work()), later(Duration.ofMinutes(59)))
                        .round(10)
                        .done())
                .isZero();
        for (int hours = 1; hours <= 2; hours++) {
            assertThat(reading(Ocr.find(work()), later(Duration.ofHours(hours)))
                            .round(10)
                            .failed())
                    .isEqualTo(1);
        }
        assertThat(reading(Ocr.find(work()), later(Duration.ofHours(9)))
                        .round(10)
                        .done())
                .isZero();
        assertThat(bed.count("select tries from archive.scan where code <> ''")).isEqualTo(3);
    }

    @Test
    void without_tesseract_nothing_is_changed_and_it_is_said() throws IOException {
        file(rendition("a.png", "image/png", png("PAPER LEMON")));

        Round round = reading(Ocr.onPath(work(), "/nowhere"), ArchiveBed.CLOCK).round(10);

        assertThat(round).isEqualTo(new Round(0, 0, 0, Optional.of("IN-066")));
        assertThat(bed.count("select count(*) from archive.scan")).isZero();
    }

    @Test
    void a_photograph_that_nothing_here_can_draw_is_read_from_its_copy() throws IOException {
        requireTesseract();
        byte[] bytes = "\0\0\0\u0010ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        NewRendition photo = rendition("a.heic", "image/heic", bytes);
        NewRendition copy = new NewRendition(
                RenditionRole.PDFA, "a.heic.pdf", "application/pdf", ContentSource.of(pdf("PAPER LEMON")));
        file(List.of(photo, copy));
        file(rendition("without.heic", "image/heic", Arrays.copyOf(bytes, 20)));

        assertThat(reading(Ocr.find(work()), ArchiveBed.CLOCK).round(10))
                .isEqualTo(new Round(1, 0, 0, Optional.empty()));
    }

    @Test
    void papers_that_have_words_and_papers_that_are_no_pictures_are_left_alone() throws IOException {
        file(
                rendition("a.txt", "text/plain", "样例".getBytes(StandardCharsets.UTF_8)),
                rendition("q.bin", Quarantine.MEDIA_TYPE, png("PAPER LEMON")));
        NewRendition text = new NewRendition(
                RenditionRole.TEXT,
                "b.txt",
                "text/plain",
                ContentSource.of("read before".getBytes(StandardCharsets.UTF_8)));
        file(List.of(rendition("b.png", "image/png", png("PAPER LEMON")), text));

        assertThat(reading(Ocr.find(work()), ArchiveBed.CLOCK).round(10).done()).isZero();
    }

    private static void requireTesseract() {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/tesseract"));
        if (!installed) {
            System.err.println(
                    "SKIPPED, LOUDLY: tesseract is not installed; apt-get install tesseract-ocr tesseract-ocr-chi-sim");
        }
        assumeTrue(installed, "tesseract is not installed");
    }

    private static Clock later(Duration time) {
        return Clock.offset(ArchiveBed.CLOCK, time);
    }

    private Path work() throws IOException {
        return Files.createDirectories(folder.resolve("reading"));
    }

    private List<Path> leftInWork() throws IOException {
        try (Stream<Path> left = Files.list(work())) {
            return left.toList();
        }
    }

    private ScanReading reading(Ocr ocr, Clock clock) throws IOException {
        return ScanReading.open(new ReadingParts(
                bed.connections(), bed.database.transactions(bed.connections()), archive, intake, ocr, work(), clock));
    }

    private ItemView item(ItemId id) {
        return archive.item(id, TOWN_A).orElseThrow();
    }

    private String words(ItemId id) throws IOException {
        RenditionView text = item(id).renditions().get(1);
        assertThat(text.role()).isEqualTo(RenditionRole.TEXT);
        try (InputStream bytes = archive.read(text.id(), TOWN_A)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static NewRendition rendition(String name, String mediaType, byte[] bytes) {
        return new NewRendition(RenditionRole.ORIGINAL, name, mediaType, ContentSource.of(bytes));
    }

    private List<ItemId> file(NewRendition... papers) {
        return file(Arrays.stream(papers).map(List::of).toList(), "");
    }

    private void file(List<NewRendition> renditions) {
        file(List.of(renditions), "");
    }

    private List<ItemId> file(List<List<NewRendition>> papers, String title) {
        String key = "f" + archive.journal(home, TOWN_A).size();
        List<NewItem> items = papers.stream()
                .map(paper -> new NewItem(
                        ItemKind.OTHER, "样例" + title, Optional.empty(), LocalDate.of(2026, 9, 15), "张样例", paper))
                .toList();
        return archive.file(new Filing(key, volume.id(), "application", items), TOWN_A).items().stream()
                .map(item -> item.id())
                .toList();
    }

    private static BufferedImage image(String words) {
        BufferedImage image = new BufferedImage(900, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 900, 200);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 72));
        graphics.drawString(words, 40, 125);
        graphics.dispose();
        return image;
    }

    private static byte[] png(String words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image(words), "png", out);
        return out.toByteArray();
    }

    /** A PDF that is made of pictures. */
    private static byte[] pdf(String... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String words : pages) {
                PDPage page = new PDPage(new PDRectangle(450, 100));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(LosslessFactory.createFromImage(document, image(words)), 0, 0, 450, 100);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
