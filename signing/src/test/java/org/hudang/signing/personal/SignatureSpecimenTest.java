package org.hudang.signing.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.imageio.ImageIO;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.DrawnOperators;
import org.hudang.signing.personal.Handwriting.PenPoint;
import org.hudang.signing.personal.Handwriting.Stroke;
import org.hudang.signing.seal.MissingGlyph;
import org.hudang.signing.seal.Sheet;
import org.hudang.signing.seal.TestFont;
import org.junit.jupiter.api.Test;

class SignatureSpecimenTest {
    private static final Instant AT = Instant.parse("2026-09-15T01:44:30Z");
    private static final double WIDTH = 29 / 25.4 * 72;
    private static final double HEIGHT = 14 / 25.4 * 72;
    private final SignatureArt art = new SignatureArt(TestFont.orSkip(), ZoneId.of("Asia/Shanghai"));

    @Test
    void specimens_are_drawn_inside_their_fields() throws IOException {
        Sheet sheet = new Sheet();
        Handwriting small = new Handwriting(
                Pen.wangDaDing(3).strokes().stream()
                        .map(stroke -> new Stroke(stroke.points().stream()
                                .map(p -> new PenPoint(p.x() / 8 + 200, p.y() / 8 + 90, p.millis(), p.pressure()))
                                .toList()))
                        .toList(),
                600,
                200);
        Handwriting line = new Handwriting(
                List.of(new Stroke(List.of(
                        new PenPoint(100, 100, 0, .5),
                        new PenPoint(200, 102, 50, .6),
                        new PenPoint(300, 99, 90, .5),
                        new PenPoint(500, 101, 200, .4)))),
                600,
                200);
        List<Expression> expressions = List.of(
                Pen.wangDaDing(1), Pen.wangDaDing(2), small, line, new TypedName("张样例"), new TypedName("阿依古丽·买买提"));
        for (int i = 0; i < expressions.size(); i++) {
            Appearance drawing = art.draw(expressions.get(i), AT, WIDTH, HEIGHT);
            sheet.draw(drawing, 30 + 45 * (i % 3), 250 - 25 * Math.floor(i / 3.0));
            assertThat(drawing.widthPt()).isEqualTo((float) WIDTH);
        }
        Appearance large = art.draw(Pen.wangDaDing(1), AT, 400, 160);
        sheet.draw(large, 30, 120);

        BufferedImage picture = sheet.render(200);
        Path pictures = Files.createDirectories(Path.of("target", "specimens"));
        ImageIO.write(picture, "png", pictures.resolve("signatures.png").toFile());
        for (int i = 0; i < expressions.size(); i++) {
            int ink = ink(picture, 30 + 45 * (i % 3), 250 - 25 * Math.floor(i / 3.0), 29, 14);
            assertThat(ink).as("specimen %d has ink", i).isGreaterThan(400);
            int around = ink(picture, 30 + 45 * (i % 3) - 4, 250 - 25 * Math.floor(i / 3.0) - 4, 37, 22);
            assertThat(around).as("specimen %d stays in its field", i).isEqualTo(ink);
        }
    }

    @Test
    void a_signature_is_small_and_its_coordinates_are_rounded() {
        byte[] drawn = DrawnOperators.of(art.draw(Pen.wangDaDing(5), AT, WIDTH, HEIGHT));

        assertThat(drawn.length).isLessThan(24_000);
    }

    @Test
    void a_typed_name_with_a_character_that_no_font_has_is_refused_by_name() {
        assertThatThrownBy(() -> art.draw(new TypedName("张\uE000"), AT, WIDTH, HEIGHT))
                .isInstanceOf(MissingGlyph.class);
    }

    private static int ink(BufferedImage picture, double xMm, double yMm, double widthMm, double heightMm) {
        double perMm = picture.getWidth() / 210.0;
        int count = 0;
        for (int x = (int) Math.floor(xMm * perMm); x <= (int) Math.ceil((xMm + widthMm) * perMm); x++) {
            for (int y = (int) Math.floor((297 - yMm - heightMm) * perMm);
                    y <= (int) Math.ceil((297 - yMm) * perMm);
                    y++) {
                if ((picture.getRGB(x, y) & 255) < 128) {
                    count++;
                }
            }
        }
        return count;
    }
}
