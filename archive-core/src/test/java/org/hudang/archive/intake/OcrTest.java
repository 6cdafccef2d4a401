package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcrTest {
    @TempDir
    Path work;

    @Test
    void spaces_between_han_characters_go_and_others_stay() {
        assertThat(Ocr.joinHan("最 低 生 活 保 障 ， 张 样 例 2026 年 Hello World\n\n\n\nA 户\f"))
                .isEqualTo("最低生活保障，张样例 2026 年 Hello World\n\nA 户");
    }

    @Test
    void without_tesseract_the_answer_says_so() throws IOException {
        Ocr ocr = Ocr.onPath(work, "/nowhere");

        Ocr.Recognized recognized = ocr.read(page("x"));

        assertThat(recognized).isEqualTo(new Ocr.Recognized.Without(Finding.of(IntakeCode.OCR_ABSENT)));
    }

    @Test
    void tesseract_reads_a_page_and_leaves_nothing_behind() throws IOException {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/tesseract"));
        if (!installed) {
            System.err.println(
                    "SKIPPED, LOUDLY: tesseract is not installed; apt-get install tesseract-ocr tesseract-ocr-chi-sim");
        }
        assumeTrue(installed, "tesseract is not installed");

        Ocr.Recognized recognized = Ocr.find(work).read(page("HOUSEHOLD 4711"));

        assertThat(recognized).isInstanceOf(Ocr.Recognized.Text.class);
        assertThat(((Ocr.Recognized.Text) recognized).text()).contains("4711");
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_page_that_is_no_picture_is_a_failure_and_not_an_empty_text() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "tesseract is not installed");

        Ocr.Recognized recognized = Ocr.find(work).read(new PageImage(new byte[] {1, 2}, "image/png", 1, 1));

        assertThat(recognized).isEqualTo(new Ocr.Recognized.Without(Finding.of(IntakeCode.OCR_FAILED)));
    }

    private static PageImage page(String words) throws IOException {
        BufferedImage image = new BufferedImage(900, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 900, 160);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 72));
        graphics.drawString(words, 40, 105);
        graphics.dispose();
        return new PageImage(Samples.encoded(image, "png"), "image/png", 900, 160);
    }
}
