package org.hudang.signing.seal;

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
import org.hudang.signing.seal.NameFace.Cut;
import org.junit.jupiter.api.Test;

class SealSpecimenTest {
    private static final Path PICTURES = Path.of("target", "specimens");

    @Test
    void specimens_of_all_faces_are_drawn() throws IOException {
        SealArt art = new SealArt(TestFont.orSkip());
        Sheet sheet = new Sheet();
        List<RoundFace> faces = List.of(
                RoundFace.of("某区民政局样例", ""),
                RoundFace.of("某某镇人民政府样例", "业务专用章"),
                RoundFace.of("某某镇人民政府（样例）", "业务专用章"),
                RoundFace.of("某某街道办事处（样例专用）", "社会救助专用章"),
                RoundFace.of("某省某某自治州某某县民政局样例", "低保审核专用章"),
                RoundFace.of("某某自治县某某民族乡人民政府（样例）局", "社会救助业务专用章"));
        for (int i = 0; i < faces.size(); i++) {
            sheet.draw(art.draw(faces.get(i)), 33 + 102.0 * (i % 2), 218 - 60.0 * Math.floor(i / 2.0));
        }
        sheet.draw(art.draw(RectangularFace.of("某某镇便民服务中心（样例）", "与原件核对无异")), 29, 61);
        sheet.draw(art.draw(NameFace.of("张样例", Cut.RAISED)), 143, 63);
        sheet.draw(art.draw(NameFace.of("李示范印", Cut.SUNK)), 166, 63);
        sheet.draw(art.draw(NameFace.of("王一", Cut.RAISED)), 88, 63);
        sheet.draw(
                new TextLineArt(TestFont.orSkip(), ZoneId.of("Asia/Shanghai"))
                        .draw(
                                new TextLineArt.Lines(
                                        new TextLineArt.Entry("签章单位", "某某镇人民政府（样例）业务专用章"),
                                        new TextLineArt.Entry("事由", "核查授权书用印"),
                                        "时间",
                                        Instant.parse("2026-09-15T01:44:30Z")),
                                210,
                                54),
                110,
                20);
        RidingStrips strips = RidingStrips.over(5, 42, RidingStrips.USUAL_GROUP);
        List<org.hudang.signing.pdf.Appearance> drawn = art.draw(faces.get(2), strips);
        for (int i = 0; i < drawn.size(); i++) {
            sheet.draw(drawn.get(i), 29 + 12.0 * i, 10);
        }

        BufferedImage picture = sheet.render(200);

        Files.createDirectories(PICTURES);
        ImageIO.write(picture, "png", PICTURES.resolve("seals.png").toFile());
        // The ring of the first seal is where paper.md says, to a tenth of a millimetre.
        assertThat(redAt(picture, 33 + 0.3, 218 + 21)).isTrue();
        assertThat(redAt(picture, 33 - 0.3, 218 + 21)).isFalse();
        assertThat(redAt(picture, 33 + 1.0, 218 + 21)).isTrue();
        assertThat(redAt(picture, 33 + 1.4, 218 + 21)).isFalse();
        assertThat(redAt(picture, 33 + 21, 218 + 21 + 6.7)).isTrue();
        assertThat(redAt(picture, 33 + 21, 218 + 21 + 7.3)).isFalse();
    }

    @Test
    void a_character_that_the_font_lacks_is_named() {
        SealArt art = new SealArt(TestFont.orSkip());

        assertThatThrownBy(() -> art.draw(RoundFace.of("某某镇\uE000人民政府", "")))
                .isInstanceOfSatisfying(MissingGlyph.class, refused -> {
                    assertThat(refused.code()).isEqualTo("SG-201");
                    assertThat(refused.arguments()).contains("U+E000");
                });
    }

    private static boolean redAt(BufferedImage picture, double xMm, double yMmFromBottom) {
        int x = (int) (xMm / 210 * picture.getWidth());
        int y = (int) ((297 - yMmFromBottom) / 297 * picture.getHeight());
        int rgb = picture.getRGB(x, y);
        return (rgb >> 16 & 255) > 180 && (rgb & 255) < 100;
    }
}
