package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hudang.archive.intake.Examined.Accepted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs of phones become PDF/A by a decoder of its own, upright, when it is there; hostile ones end as others do. */
class HeicCopyTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path work;

    private Intake intake;

    @BeforeEach
    void open() {
        intake = Intake.open(IntakeSettings.in(work));
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void a_photograph_becomes_a_copy_for_the_long_term_and_nothing_else_is_left() throws IOException {
        HeicSamples.requireDecoder();

        Path copy = copied(HeicSamples.of(folder, Samples.flag(300, 200)));

        try (PDDocument made = Loader.loadPDF(Files.readAllBytes(copy))) {
            assertThat(made.getNumberOfPages()).isEqualTo(1);
            String about = new String(made.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(about.replaceAll("\\s", "")).contains("<pdfaid:part>2<", "<pdfaid:conformance>B<");
            BufferedImage page = new PDFRenderer(made).renderImage(0);
            assertThat(page.getWidth()).isGreaterThan(page.getHeight());
            assertColour(page, 0.2, 0.2, Color.GREEN);
            assertColour(page, 0.2, 0.8, Color.RED);
            assertColour(page, 0.8, 0.5, Color.BLUE);
        }
        intake.close();
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_phone_that_was_held_sideways_is_turned_once() throws IOException {
        HeicSamples.requireDecoder();
        byte[] sideways = HeicSamples.turned(HeicSamples.of(folder, Samples.flag(300, 200)));

        assertThat(examined(sideways)).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.width()).isEqualTo(200);
            assertThat(accepted.height()).isEqualTo(300);
            assertThat(accepted.warnings()).noneMatch(one -> one.code() == IntakeCode.NO_PREVIEW);
        });
        try (PDDocument made = Loader.loadPDF(Files.readAllBytes(copied(sideways)))) {
            BufferedImage page = new PDFRenderer(made).renderImage(0);
            assertThat(page.getWidth()).isLessThan(page.getHeight());
            assertColour(page, 0.8, 0.2, Color.GREEN);
            assertColour(page, 0.2, 0.2, Color.RED);
            assertColour(page, 0.5, 0.8, Color.BLUE);
        }
    }

    @Test
    void each_picture_of_a_file_is_a_page() throws IOException {
        HeicSamples.requireDecoder();

        Path copy = copied(HeicSamples.of(folder, Samples.flag(300, 200), Samples.flag(200, 300)));

        try (PDDocument made = Loader.loadPDF(Files.readAllBytes(copy))) {
            assertThat(made.getNumberOfPages()).isEqualTo(2);
        }
    }

    @Test
    void without_a_decoder_the_answer_says_so() {
        Heif heif = Heif.onPath(Sandbox.find(), "/nowhere");

        assertThatThrownBy(() -> heif.decode(folder.resolve("a.heic"), new WorkFolder(work)))
                .isInstanceOfSatisfying(
                        PageNotRendered.class,
                        no -> assertThat(no.finding().code()).isEqualTo(IntakeCode.HEIF_ABSENT));
    }

    @Test
    void a_picture_without_its_data_has_no_copy() throws IOException {
        HeicSamples.requireDecoder();
        byte[] heic = HeicSamples.emptied(HeicSamples.of(folder, Samples.flag(300, 200)));

        assertThat(examined(heic)).isInstanceOf(Accepted.class);
        assertNotCopied(heic);
    }

    @Test
    void a_picture_that_is_larger_than_it_says_has_no_copy() throws IOException {
        HeicSamples.requireDecoder();
        byte[] liar = HeicSamples.saying(
                HeicSamples.of(folder, new BufferedImage(30_016, 64, BufferedImage.TYPE_BYTE_GRAY)), 60, 40);

        assertThat(examined(liar)).isInstanceOf(Accepted.class);
        assertNotCopied(liar);
    }

    @Test
    void a_picture_that_says_too_much_is_refused_and_not_decoded() throws IOException {
        HeicSamples.requireDecoder();
        byte[] bomb = HeicSamples.saying(HeicSamples.of(folder, Samples.flag(300, 200)), 60_000, 60_000);

        assertThat(examined(bomb).code()).isEqualTo(IntakeCode.PIXEL_LIMIT.code());
        assertNotCopied(bomb);
    }

    @Test
    void another_brand_is_not_taken_for_heic() throws IOException {
        HeicSamples.requireDecoder();
        byte[] other = HeicSamples.branded(HeicSamples.of(folder, Samples.flag(300, 200)), "avif");

        assertThat(examined(other).code()).isEqualTo(IntakeCode.TYPE_MISMATCH.code());
        assertNotCopied(other);
    }

    private Examined examined(byte[] heic) throws IOException {
        return intake.examine(Samples.file(folder, "photo.heic", heic), "photo.heic");
    }

    private Path copied(byte[] heic) throws IOException {
        Path copy = folder.resolve("copy.pdf");
        int pages = intake.pdfaCopies().copy(Samples.file(folder, "photo.heic", heic), DocumentType.HEIC, copy);
        assertThat(pages).isPositive();
        return copy;
    }

    private void assertNotCopied(byte[] heic) {
        assertThatThrownBy(() -> copied(heic))
                .isInstanceOfSatisfying(
                        PageNotRendered.class,
                        no -> assertThat(no.finding().code()).isEqualTo(IntakeCode.HEIF_FAILED));
        assertThat(folder.resolve("copy.pdf")).doesNotExist();
    }

    /** The coding loses a little. */
    private static void assertColour(BufferedImage page, double across, double down, Color expected) {
        Color found = new Color(page.getRGB((int) (across * page.getWidth()), (int) (down * page.getHeight())));
        assertThat(Math.abs(found.getRed() - expected.getRed())
                        + Math.abs(found.getGreen() - expected.getGreen())
                        + Math.abs(found.getBlue() - expected.getBlue()))
                .as(found + " at " + across + ", " + down)
                .isLessThan(90);
    }
}
