package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a good scanner makes gets its copy for the long term, pixel for pixel, in a child of the usual size. */
class LargeScansTest {
    /** A4 at 600 dots an inch. */
    private static final int WIDTH = 4960;

    private static final int HEIGHT = 7016;

    @TempDir
    private Path folder;

    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        intake = Intake.open(
                IntakeSettings.in(Files.createDirectory(folder.resolve("work"))).withTimeLimit(Duration.ofSeconds(60)));
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void a_page_in_full_colour_at_600_dots_an_inch_keeps_every_pixel() throws IOException {
        BufferedImage page = grainy(WIDTH, HEIGHT, 3, 4);
        Path png = folder.resolve("a.png");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(png))) {
            ImageIO.write(page, "png", out);
        }

        int pages = intake.pdfaCopies().copy(png, DocumentType.PNG, folder.resolve("a.pdf"));

        assertThat(pages).isEqualTo(1);
        try (PDDocument copy = Loader.loadPDF(folder.resolve("a.pdf").toFile())) {
            PDImageXObject image = image(copy, 0);
            assertThat(image.getWidth()).isEqualTo(WIDTH);
            assertThat(image.getHeight()).isEqualTo(HEIGHT);
            BufferedImage kept = image.getImage();
            Random random = new Random(3);
            for (int i = 0; i < 10_000; i++) {
                int x = random.nextInt(WIDTH);
                int y = random.nextInt(HEIGHT);
                assertThat(kept.getRGB(x, y)).isEqualTo(page.getRGB(x, y));
            }
        }
    }

    @Test
    void a_photograph_of_many_megabytes_is_taken_over_as_it_is() throws IOException {
        Path jpeg = folder.resolve("a.jpg");
        jpeg(grainy(WIDTH, HEIGHT, 5, 8), jpeg);
        assertThat(Files.size(jpeg)).isBetween(45_000_000L, 100_000_000L);

        int pages = intake.pdfaCopies().copy(jpeg, DocumentType.JPEG, folder.resolve("a.pdf"));

        assertThat(pages).isEqualTo(1);
        try (PDDocument copy = Loader.loadPDF(folder.resolve("a.pdf").toFile())) {
            PDImageXObject image = image(copy, 0);
            assertThat(image.getWidth()).isEqualTo(WIDTH);
            assertThat(image.getSuffix()).isEqualTo("jpg");
            // all but the application segment in front
            assertThat(image.getCOSObject().getLength()).isBetween(Files.size(jpeg) - 100, Files.size(jpeg));
        }
    }

    @Test
    void sixty_pages_of_one_file_are_copied_in_parts_and_joined() throws IOException {
        Path tiff = folder.resolve("a.tiff");
        tiff(tiff, 60);

        // a third of this is the time of a part
        try (Intake hurried = Intake.open(IntakeSettings.in(Files.createDirectory(folder.resolve("hurried")))
                .withTimeLimit(Duration.ofSeconds(6)))) {
            assertThat(hurried.pdfaCopies().copy(tiff, DocumentType.TIFF, folder.resolve("a.pdf")))
                    .isEqualTo(60);
        }
        try (PDDocument copy = Loader.loadPDF(folder.resolve("a.pdf").toFile())) {
            assertThat(copy.getNumberOfPages()).isEqualTo(60);
            assertThat(copy.getDocumentCatalog().getOutputIntents()).hasSize(1);
            assertThat(copy.getDocumentCatalog().getMetadata()).isNotNull();
            for (int page = 0; page < 60; page++) {
                assertThat(image(copy, page).getWidth()).as("page %s", page + 1).isEqualTo(900 + page);
            }
        }
    }

    private static PDImageXObject image(PDDocument document, int page) throws IOException {
        PDResources resources = document.getPage(page).getResources();
        COSName name = resources.getXObjectNames().iterator().next();
        return (PDImageXObject) resources.getXObject(name);
    }

    /** Paper as a scanner sees it: no two pixels quite the same. */
    private static BufferedImage grainy(int width, int height, int seed, int bits) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        new Random(seed).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((bytes[i] & 0xff) >> (8 - bits) | (bits < 8 ? 0xc0 : 0));
        }
        return image;
    }

    private static void jpeg(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(1);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }

    /** Pages of different widths. */
    private static void tiff(Path file, int pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int page = 0; page < pages; page++) {
                writer.writeToSequence(new IIOImage(grainy(900 + page, 1300, page, 4), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }
}
