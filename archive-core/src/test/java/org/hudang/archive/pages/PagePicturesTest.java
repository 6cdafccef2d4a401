package org.hudang.archive.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.assertj.core.data.Offset;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.RenditionUnknown;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.IntakeSettings;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of filed papers are drawn once, kept within bounds, and shown only as they were drawn and after it was noted. */
class PagePicturesTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final int PAGES = 24;
    private static final long ROOMY = 1L << 30;

    /** Long enough that a strip is never cut short by a slow machine. */
    private static final Duration AHEAD = Duration.ofSeconds(50);

    @TempDir
    private Path folder;

    private ArchiveBed bed;
    private Archive archive;
    private HouseholdNumber home;
    private ItemView item;
    private Intake intake;
    private CountedIntake counted;

    @BeforeEach
    void a_paper_of_many_pages() throws IOException {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 9);
        archive = bed.archive();
        home = household(archive, "h", TOWN_A).number();
        item = file(pdf(PAGES), "application/pdf");
        intake = Intake.open(IntakeSettings.in(Files.createDirectories(folder.resolve("children")))
                .withTimeLimit(Duration.ofSeconds(60)));
        counted = new CountedIntake(intake);
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
    void a_strip_of_small_pictures_takes_one_look_through_the_gate_and_one_copy_of_the_paper() throws IOException {
        PagePictures pictures = pictures(ROOMY, ArchiveBed.CLOCK);
        assertThat(pictures.pages(item, TOWN_A)).isEqualTo(PAGES);
        int before = counted.looks();

        for (int page = 1; page <= PAGES; page++) {
            assertThat(shape(pictures, page, PictureSize.THUMB)).isCloseTo(expected(page), within());
        }

        assertThat(counted.looks() - before).isEqualTo(1);
        assertThat(filesIn("desk")).hasSize(1);
    }

    @Test
    void pages_that_are_read_one_after_the_other_are_drawn_ahead() throws IOException {
        PagePictures pictures = pictures(ROOMY, ArchiveBed.CLOCK);

        for (int page = 1; page <= 8; page++) {
            assertThat(shape(pictures, page, PictureSize.SCREEN)).isCloseTo(expected(page), within());
        }

        assertThat(counted.looks()).isEqualTo(2);
    }

    @Test
    void what_was_drawn_is_still_there_after_a_new_start() throws IOException {
        byte[] drawn = bytes(pictures(ROOMY, ArchiveBed.CLOCK), 3, PictureSize.SCREEN);
        int before = counted.looks();

        PagePictures again = pictures(ROOMY, ArchiveBed.CLOCK);

        assertThat(again.pages(item, TOWN_A)).isEqualTo(PAGES);
        assertThat(bytes(again, 3, PictureSize.SCREEN)).isEqualTo(drawn);
        assertThat(counted.looks()).isEqualTo(before);
    }

    @Test
    void a_kept_picture_that_was_changed_is_thrown_away_and_drawn_anew() throws IOException {
        PagePictures pictures = pictures(ROOMY, ArchiveBed.CLOCK);
        byte[] drawn = bytes(pictures, 2, PictureSize.SCREEN);
        Path kept = kept("screen-2-");
        byte[] poisoned = Files.readAllBytes(kept);
        poisoned[poisoned.length / 2] ^= 1;
        Files.write(kept, poisoned);
        int before = counted.looks();

        assertThat(bytes(pictures, 2, PictureSize.SCREEN)).isEqualTo(drawn);
        assertThat(counted.looks() - before).isEqualTo(1);
    }

    @Test
    void a_picture_put_in_the_place_of_another_page_is_not_shown() throws IOException {
        PagePictures pictures = pictures(ROOMY, ArchiveBed.CLOCK);
        bytes(pictures, 1, PictureSize.SCREEN);
        Path one = kept("screen-1-");
        Path four = kept("screen-4-");
        Files.move(one, four, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(four, one.resolveSibling(four.getFileName().toString().replace("screen-4-", "screen-1-")));

        assertThat(shape(pictures, 1, PictureSize.SCREEN)).isCloseTo(expected(1), within());
        assertThat(shape(pictures, 4, PictureSize.SCREEN)).isCloseTo(expected(4), within());
    }

    @Test
    void a_count_of_pages_that_was_changed_is_not_believed() throws IOException {
        PagePictures pictures = pictures(ROOMY, ArchiveBed.CLOCK);
        pictures.pages(item, TOWN_A);
        Path count = kept("pages-");
        String lie = count.getFileName().toString().replace("pages-" + PAGES + "-", "pages-999-");
        Files.move(count, count.resolveSibling(lie));

        assertThat(pictures.pages(item, TOWN_A)).isEqualTo(PAGES);
    }

    @Test
    void what_is_kept_takes_no_more_of_the_disk_than_allowed() throws IOException {
        PagePictures roomy = pictures(ROOMY, ArchiveBed.CLOCK);
        for (int page = 1; page <= PAGES; page++) {
            bytes(roomy, page, PictureSize.SCREEN);
        }
        long half = bytesKept() / 2;

        PagePictures tight = pictures(half, ArchiveBed.CLOCK);
        assertThat(bytesKept()).isPositive().isLessThanOrEqualTo(half);
        for (int page = 1; page <= PAGES; page++) {
            assertThat(bytes(tight, page, PictureSize.SCREEN)).isNotEmpty();
            assertThat(bytesKept()).isLessThanOrEqualTo(half);
        }
    }

    @Test
    void each_page_stands_in_the_history_and_small_pictures_stand_there_once() throws IOException {
        PagePictures pictures = pictures(ROOMY, ArchiveBed.CLOCK);
        bytes(pictures, 1, PictureSize.THUMB);
        bytes(pictures, 2, PictureSize.THUMB);
        bytes(pictures, 2, PictureSize.SCREEN);
        bytes(pictures, 2, PictureSize.FULL);
        bytes(pictures, 3, PictureSize.THUMB);

        assertThat(archive.journal(home, TOWN_A))
                .extracting(JournalEntry::act)
                .endsWith("volume.file", "item.thumbnails", "item.page", "item.page");
    }

    @Test
    void small_pictures_looked_at_again_later_stand_there_again() throws IOException {
        HandClock clock = HandClock.at(ArchiveBed.CLOCK.instant());
        PagePictures pictures = pictures(ROOMY, clock);
        bytes(pictures, 1, PictureSize.THUMB);
        clock.pass(Duration.ofMinutes(9));
        bytes(pictures, 2, PictureSize.THUMB);
        long before = looksNoted();
        clock.pass(Duration.ofMinutes(1));
        bytes(pictures, 3, PictureSize.THUMB);

        assertThat(before).isEqualTo(1);
        assertThat(looksNoted()).isEqualTo(2);
    }

    private long looksNoted() {
        return archive.journal(home, TOWN_A).stream()
                .filter(entry -> entry.act().equals("item.thumbnails"))
                .count();
    }

    @Test
    void another_township_sees_no_page() {
        PagePictures pictures = pictures(ROOMY, ArchiveBed.CLOCK);
        pictures.pages(item, TOWN_A);

        assertThatThrownBy(() -> pictures.open(item, 1, PictureSize.THUMB, TOWN_B))
                .isInstanceOf(RenditionUnknown.class);
    }

    @Test
    void there_is_no_picture_of_a_page_that_is_not_there_nor_of_a_text() throws IOException {
        PagePictures pictures = pictures(ROOMY, ArchiveBed.CLOCK);
        ItemView text = file("样例".getBytes(StandardCharsets.UTF_8), "text/plain");

        assertThat(pictures.open(item, 0, PictureSize.SCREEN, TOWN_A)).isEmpty();
        assertThat(pictures.open(item, PAGES + 1, PictureSize.SCREEN, TOWN_A)).isEmpty();
        assertThat(pictures.pages(text, TOWN_A)).isZero();
        assertThat(pictures.open(text, 1, PictureSize.SCREEN, TOWN_A)).isEmpty();
    }

    @Test
    void a_paper_that_cannot_be_opened_has_no_pages() throws IOException {
        ItemView broken = file(new byte[] {'%', 'P', 'D', 'F', '-', '1', '.', '7'}, "application/pdf");

        assertThat(pictures(ROOMY, ArchiveBed.CLOCK).pages(broken, TOWN_A)).isZero();
    }

    @Test
    void of_a_destroyed_paper_nothing_is_kept() throws IOException {
        PagePictures pictures = pictures(ROOMY, ArchiveBed.CLOCK);
        bytes(pictures, 1, PictureSize.THUMB);

        pictures.forget(item.original().sha256());

        assertThat(filesIn("kept")).isEmpty();
        assertThat(filesIn("desk")).isEmpty();
    }

    private PagePictures pictures(long room, Clock clock) {
        try {
            PictureParts.Places places = new PictureParts.Places(
                    Files.createDirectories(folder.resolve("kept")),
                    room,
                    Files.createDirectories(folder.resolve("desk" + counted.opened())),
                    ROOMY);
            return PagePictures.open(new PictureParts(archive, counted, bed.cipher, places, AHEAD, clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(PagePictures pictures, int page, PictureSize size) throws IOException {
        try (Picture picture = pictures.open(item, page, size, TOWN_A).orElseThrow()) {
            byte[] bytes = picture.content().readAllBytes();
            assertThat(bytes).hasSize((int) picture.bytes());
            return bytes;
        }
    }

    /** Width of a picture by its height: which page it is. */
    private double shape(PagePictures pictures, int page, PictureSize size) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes(pictures, page, size)));
        assertThat(Math.max(image.getWidth(), image.getHeight())).isLessThanOrEqualTo(size.pixels());
        return (double) image.getWidth() / image.getHeight();
    }

    private static double expected(int page) {
        return width(page) / 800.0;
    }

    private static Offset<Double> within() {
        return Offset.offset(0.012);
    }

    private static int width(int page) {
        return 100 + 25 * page;
    }

    private static byte[] pdf(int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int page = 1; page <= pages; page++) {
                document.addPage(new PDPage(new PDRectangle(width(page), 800)));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private ItemView file(byte[] bytes, String mediaType) {
        String key = "f" + archive.journal(home, TOWN_A).size();
        NewItem paper = new NewItem(
                ItemKind.OTHER,
                "样例",
                Optional.empty(),
                LocalDate.of(2026, 9, 15),
                "张样例",
                List.of(new NewRendition(RenditionRole.ORIGINAL, "样例", mediaType, ContentSource.of(bytes))));
        var filed = archive.file(
                new Filing(key, volume(archive, "v" + key, home, TOWN_A).id(), "application", List.of(paper)), TOWN_A);
        return archive.item(filed.items().get(0).id(), TOWN_A).orElseThrow();
    }

    private Path kept(String beginning) throws IOException {
        return filesIn("kept").stream()
                .filter(file -> file.getFileName().toString().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private long bytesKept() throws IOException {
        long sum = 0;
        for (Path file : filesIn("kept")) {
            sum += Files.size(file);
        }
        return sum;
    }

    private List<Path> filesIn(String beginning) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> folder.relativize(file).toString().startsWith(beginning))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
