package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.seal.TextLineArt.Entry;
import org.hudang.signing.seal.TextLineArt.Lines;
import org.junit.jupiter.api.Test;

class TextLineArtTest {
    private static final Instant AT = Instant.parse("2026-09-15T01:44:30Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static Lines lines(String reason) {
        return new Lines(new Entry("签署人", "样例县民政局"), new Entry("事由", reason), "时间", AT);
    }

    @Test
    void signer_reason_and_time_are_three_lines_inside_the_field() throws IOException {
        Appearance drawing = new TextLineArt(TestFont.orSkip(), ZONE).draw(lines("审核确认"), 200, 60);

        assertThat(drawing.widthPt()).isEqualTo(200);
        Sheet sheet = new Sheet();
        sheet.draw(drawing, 30, 200);
        assertThat(rowsOfInk(sheet.render(144))).isEqualTo(3);
    }

    @Test
    void a_long_reason_is_squeezed_and_does_not_leave_the_field() throws IOException {
        Sheet sheet = new Sheet();
        sheet.draw(new TextLineArt(TestFont.blocks(), ZONE).draw(lines("长".repeat(100)), 120, 60), 30, 200);

        BufferedImage picture = sheet.render(72);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                boolean outside = x < 84 || x > 30 / 25.4 * 72 + 121;
                assertThat(outside && dark(picture, x, y)).isFalse();
            }
        }
    }

    @Test
    void a_character_that_the_font_lacks_is_named() {
        TextLineArt art = new TextLineArt((codePoint, weight) -> Optional.empty(), ZONE);

        assertThatThrownBy(() -> art.draw(lines("审核确认"), 200, 60)).isInstanceOf(MissingGlyph.class);
    }

    private static int rowsOfInk(BufferedImage picture) {
        int rows = 0;
        boolean before = false;
        for (int y = 0; y < picture.getHeight(); y++) {
            boolean ink = false;
            for (int x = 0; x < picture.getWidth() && !ink; x++) {
                ink = dark(picture, x, y);
            }
            rows += ink && !before ? 1 : 0;
            before = ink;
        }
        return rows;
    }

    private static boolean dark(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) & 0xff) < 0x80;
    }
}
