package org.hudang.archive.intake.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.hudang.archive.intake.DocumentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many bands a picture is decoded in, its pixels are the same. */
class PictureRowsTest {
    private static final int WIDTH = 301;
    private static final int HEIGHT = 203;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "png, PNG, 5, 8, DeviceRGB",
        "png, PNG, 10, 8, DeviceGray",
        "png, PNG, 12, 1, DeviceGray",
        "png, PNG, 13, 8, DeviceRGB",
        "tiff, TIFF, 5, 8, DeviceRGB",
        "tiff, TIFF, 12, 1, DeviceGray"
    })
    void every_pixel_is_kept(String format, DocumentType type, int kind, int bits, String colours) throws IOException {
        BufferedImage picture = coloured(kind);
        Path file = folder.resolve("a");
        assertThat(ImageIO.write(picture, format, file.toFile())).isTrue();

        for (long band : new long[] {1, 10_000, 1 << 20}) {
            try (PDDocument document = new PDDocument()) {
                PDImageXObject image = PictureRows.image(document, file, type, 1, band);

                assertThat(image.getBitsPerComponent()).isEqualTo(bits);
                assertThat(image.getColorSpace().getName()).isEqualTo(colours);
                assertSame(image.getImage(), picture);
            }
        }
    }

    @Test
    void what_can_be_seen_through_lies_on_white() throws IOException {
        BufferedImage clear = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(7, 9, 0xff123456);
        Path file = folder.resolve("a");
        ImageIO.write(clear, "png", file.toFile());

        try (PDDocument document = new PDDocument()) {
            BufferedImage kept = PictureRows.image(document, file, DocumentType.PNG, 1, 10_000)
                    .getImage();

            assertThat(kept.getRGB(7, 9)).isEqualTo(0xff123456);
            assertThat(kept.getRGB(0, HEIGHT - 1)).isEqualTo(0xffffffff);
        }
    }

    private static void assertSame(BufferedImage found, BufferedImage expected) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertThat(found.getRGB(x, y)).as("%s, %s", x, y).isEqualTo(colour(expected, x, y));
            }
        }
    }

    /** Grey as it is stored; asked for its colour, a grey picture makes it lighter. */
    private static int colour(BufferedImage image, int x, int y) {
        return image.getType() == BufferedImage.TYPE_BYTE_GRAY
                ? 0xff000000 | image.getRaster().getSample(x, y, 0) * 0x010101
                : image.getRGB(x, y);
    }

    private static BufferedImage coloured(int kind) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, kind);
        Graphics2D graphics = image.createGraphics();
        Random random = new Random(kind);
        for (int i = 0; i < 4000; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillRect(
                    random.nextInt(WIDTH), random.nextInt(HEIGHT), 1 + random.nextInt(9), 1 + random.nextInt(9));
        }
        graphics.dispose();
        return image;
    }
}
