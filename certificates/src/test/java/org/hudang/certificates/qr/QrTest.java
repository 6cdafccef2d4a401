package org.hudang.certificates.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.Photos;
import org.hudang.certificates.Sample;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.payload.CertificateLink;
import org.hudang.certificates.payload.Digits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class QrTest {
    private static final String LINK = Sample.link(Sample.envelope(Sample.facts(), FixedKeys.es256()));

    static List<FixedKeys> algorithms() {
        return List.of(FixedKeys.es256(), FixedKeys.sm2());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void a_four_character_name_fits_into_version_ten(FixedKeys keys) {
        // given: a host of 26 characters, the longest numbers that are usual
        CertificateFacts facts = new CertificateFacts(
                Sample.facts().id(),
                new CertificateFacts.Person("欧阳*例", "123X"),
                new CertificateFacts.Grant("DB", "999001001", 12, 30),
                999_001,
                new CertificateFacts.StatusPlace(200, 131_071),
                Sample.facts().times());
        String digits = Digits.of(Sample.envelope(facts, keys));

        // when
        QrCode code = QrWriter.of(new CertificateLink("dang.samplecounty.gov.test").around(digits));

        // then
        assertThat(code.version()).isLessThanOrEqualTo(QrWriter.USUAL_VERSION);
        assertThat(code.size()).isLessThanOrEqualTo(57);
    }

    @Test
    void a_text_too_long_to_print_is_refused() {
        assertThat(QrWriter.of("1".repeat(800)).version()).isGreaterThan(QrWriter.USUAL_VERSION);
        assertThatThrownBy(() -> QrWriter.of("1".repeat(900)))
                .isInstanceOfSatisfying(
                        CodeTooLarge.class,
                        refused -> assertThat(refused.code()).isEqualTo("CE-060"));
        assertThatThrownBy(() -> QrWriter.of("1".repeat(100_000))).isInstanceOf(CodeTooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 12})
    void the_png_has_whole_pixels_a_quiet_zone_and_reads_back(int pixels) {
        QrCode code = QrWriter.of(LINK);
        BufferedImage image = Pictures.read(QrWriter.png(code, pixels));

        assertThat(image.getWidth()).isEqualTo((code.size() + 8) * pixels);
        for (int at = 0; at < image.getWidth(); at++) {
            assertThat(image.getRGB(at, 4 * pixels - 1)).isEqualTo(0xFFFFFFFF);
            assertThat(image.getRGB(4 * pixels - 1, at)).isEqualTo(0xFFFFFFFF);
        }
        assertThat(QrReader.read(image)).containsExactly(LINK);
    }

    @Test
    void the_svg_is_one_path_that_draws_exactly_the_dark_modules() throws Exception {
        QrCode code = QrWriter.of(LINK);

        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(QrWriter.svg(code))))
                .getDocumentElement();

        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 %1$s %1$s".formatted(code.size() + 8));
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(1);
        BufferedImage drawn = drawn(((Element) svg.getElementsByTagName("path").item(0)).getAttribute("d"), code);
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                assertThat(drawn.getRGB(x + 4, y + 4) == 0xFF000000).isEqualTo(code.dark(x, y));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "7, 0, 0", "-20, 1, 0", "45, 0, 12", "90, 1, 12", "133, 1, 20", "180, 0, 25", "4, 2, 20"})
    void photos_turned_blurred_and_noisy_are_read(double degrees, int blur, int noise) {
        BufferedImage photo = Photos.of(List.of(LINK), degrees, blur, noise);

        assertThat(QrReader.read(photo)).containsExactly(LINK);
    }

    @Test
    @Timeout(120)
    void a_picture_tiled_with_corners_of_codes_is_given_up_and_not_compared_for_hours() {
        // given: 900 corners, a picture of a few kilobytes
        BufferedImage tiles = new BufferedImage(1200, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = tiles.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1200, 1200);
        for (int x = 6; x < 1200; x += 40) {
            for (int y = 6; y < 1200; y += 40) {
                pen.setColor(Color.BLACK);
                pen.fillRect(x, y, 28, 28);
                pen.setColor(Color.WHITE);
                pen.fillRect(x + 4, y + 4, 20, 20);
                pen.setColor(Color.BLACK);
                pen.fillRect(x + 8, y + 8, 12, 12);
            }
        }
        pen.dispose();

        // when, then
        assertThat(QrReader.read(tiles)).isEmpty();
    }

    @Test
    void a_jpeg_of_poor_quality_is_read() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(Photos.of(List.of(LINK), 5, 1, 10), "jpeg", jpeg);

        assertThat(QrReader.read(Pictures.read(jpeg.toByteArray()))).containsExactly(LINK);
    }

    @Test
    void several_codes_in_one_picture_are_all_found() {
        assertThat(QrReader.read(Photos.of(List.of(LINK, "https://evil.example/", "poster"), 3, 0, 5)))
                .containsExactlyInAnyOrder(LINK, "https://evil.example/", "poster");
    }

    @Test
    void a_code_on_a_transparent_ground_is_read() {
        BufferedImage opaque = QrWriter.image(QrWriter.of(LINK), 6);
        BufferedImage transparent =
                new BufferedImage(opaque.getWidth(), opaque.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < opaque.getHeight(); y++) {
            for (int x = 0; x < opaque.getWidth(); x++) {
                transparent.setRGB(x, y, opaque.getRGB(x, y) == 0xFF000000 ? 0xFF000000 : 0);
            }
        }
        assertThat(QrReader.read(transparent)).containsExactly(LINK);
    }

    @Test
    void an_empty_picture_has_no_code() {
        assertThat(QrReader.read(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB)))
                .isEmpty();
        assertThat(QrReader.read(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)))
                .isEmpty();
    }

    @Test
    void what_is_no_picture_is_refused_with_a_code() {
        byte[] png = QrWriter.png(QrWriter.of("1"), 4);

        refused(new byte[0], "CE-050");
        refused("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "CE-050");
        refused(Arrays.copyOf(png, 40), "CE-052");
        refused(Arrays.copyOf(png, 8), "CE-052");
        refused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0}, "CE-052");
        refused(Arrays.copyOf(png, 21 * 1024 * 1024), "CE-051");
    }

    @Test
    void damaged_pictures_never_do_anything_but_read_or_be_refused() throws IOException {
        Random random = new Random(31);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(Photos.of(List.of("1"), 0, 0, 0), "jpeg", jpeg);
        for (byte[] sound : List.of(QrWriter.png(QrWriter.of("1"), 3), jpeg.toByteArray())) {
            for (int n = 0; n < 150; n++) {
                byte[] damaged = sound.clone();
                for (int times = random.nextInt(8); times >= 0; times--) {
                    damaged[random.nextInt(Math.min(damaged.length, 700))] = (byte) random.nextInt();
                }
                try {
                    assertThat(Pictures.read(damaged).getWidth()).isPositive();
                } catch (PictureRefused refused) {
                    assertThat(refused.code()).startsWith("CE-05");
                }
            }
        }
    }

    private static void refused(byte[] bytes, String code) {
        assertThatThrownBy(() -> Pictures.read(bytes))
                .isInstanceOfSatisfying(
                        PictureRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** Draws the relative path commands that the writer uses: M x y, h w, v1, h-w, z. */
    private static BufferedImage drawn(String path, QrCode code) {
        int side = code.size() + 8;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        graphics.setColor(Color.BLACK);
        for (String run : path.split("z", 0)) {
            java.util.regex.Matcher parts = java.util.regex.Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)")
                    .matcher(run);
            assertThat(parts.matches()).as(run).isTrue();
            assertThat(parts.group(3)).isEqualTo(parts.group(4));
            graphics.fillRect(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    1);
        }
        graphics.dispose();
        return image;
    }
}
