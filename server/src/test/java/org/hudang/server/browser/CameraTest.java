package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop without an account that holds the camera over a paper. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class CameraTest {
    private static final int PICTURES = 30;

    private final OpenHouse house;
    private final Chromium browser;

    @TempDir
    private Path folder;

    /** The shared browser has no camera; it is asked for also so that a machine without one says so. */
    CameraTest(OpenHouse house, Chromium browser) {
        this.house = house;
        this.browser = browser;
    }

    @Test
    void a_paper_before_the_camera_is_judged_with_nothing_from_anybody_else() throws IOException {
        try (Chromium phone = phone("db-0002-certificate-qr.txt")) {
            phone.fresh().wide(360);
            phone.open("/v");

            phone.one("#camera-start").click();

            phone.until("answered", () -> !phone.all(".verdict").isEmpty());
            assertThat(phone.one(".verdict").getDomAttribute("data-v")).isEqualTo("ok");
            assertThat(phone.words()).contains("张*例");
            assertThat(phone.one("#camera-view").isDisplayed()).isFalse();
            phone.keep("check-camera");
            assertThat(phone.heard()).isEmpty();
        }
    }

    @Test
    void a_withdrawn_paper_before_the_camera_shows_nobody() throws IOException {
        try (Chromium phone = phone("ls-0003-certificate-qr.txt")) {
            phone.fresh().wide(360);
            phone.open("/v");

            phone.one("#camera-start").click();

            phone.until("answered", () -> !phone.all(".verdict").isEmpty());
            assertThat(phone.one(".verdict").getDomAttribute("data-v")).isEqualTo("gone");
            assertThat(phone.words()).doesNotContain("*例");
        }
    }

    @Test
    void looking_can_be_stopped() throws IOException {
        try (Chromium phone = phone("")) {
            phone.fresh().wide(360);
            phone.open("/v");
            phone.one("#camera-start").click();
            phone.until(
                    "looking",
                    () -> Boolean.TRUE.equals(phone.ask("return document.querySelector('video').videoWidth > 0")));
            phone.keep("check-looking");
            phone.one("#camera-stop").click();

            assertThat(phone.one("#camera-start").isDisplayed()).isTrue();
            assertThat(phone.ask("return document.querySelector('video').srcObject === null"))
                    .isEqualTo(true);
        }
    }

    /** The detector of the browser stands in the page in place of one that only some systems have; it always reads our link. */
    @Test
    void a_browser_that_reads_codes_itself_is_asked_before_the_camera_and_no_decoder_is_fetched() throws IOException {
        try (Chromium phone = phone("")) {
            phone.fresh().wide(360);
            phone.open("/v");
            standIn(phone, "Promise.resolve(['qr_code'])", "Promise.resolve([{rawValue: link}])");
            phone.asked("");

            phone.one("#camera-start").click();

            phone.until("answered", () -> !phone.all(".verdict").isEmpty());
            assertThat(phone.one(".verdict").getDomAttribute("data-v")).isEqualTo("ok");
            assertThat(phone.ask("return JSON.stringify(window.asked)")).isEqualTo("{\"formats\":[\"qr_code\"]}");
            assertThat(phone.asked("scan.js")).isEmpty();
            assertThat(phone.asked("zxing")).isEmpty();
        }
    }

    @Test
    void a_browser_that_fails_to_read_codes_itself_says_so_and_the_camera_is_off() throws IOException {
        try (Chromium phone = phone("")) {
            phone.fresh().wide(360);
            phone.open("/v");
            standIn(phone, "Promise.resolve(['qr_code'])", "Promise.reject(new Error('service unavailable'))");

            phone.one("#camera-start").click();

            phone.until(
                    "told",
                    () -> !phone.one("#camera-says").getText().isEmpty()
                            && phone.one("#camera-start").isDisplayed());
            assertThat(phone.ask("return document.querySelector('video').srcObject === null"))
                    .isEqualTo(true);
            assertThat(phone.all(".verdict")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Promise.resolve(['ean_13'])", "Promise.resolve([])", "Promise.reject(new Error('none'))"})
    void a_browser_that_reads_other_codes_only_leaves_it_to_the_decoder_of_the_house(String formats)
            throws IOException {
        browser.fresh().wide(360);
        browser.open("/v");
        standIn(browser, formats, "Promise.resolve([{rawValue: link}])");
        browser.asked("");

        browser.type(
                "file",
                house.house()
                        .directory()
                        .results()
                        .resolve("ls-0003-certificate-qr.png")
                        .toString());
        browser.one("main button:not([hidden]):not([type=button])").click();

        browser.until("answered", () -> !browser.all(".verdict").isEmpty());
        assertThat(browser.one(".verdict").getDomAttribute("data-v")).isEqualTo("gone");
        assertThat(browser.asked("zxing.wasm")).isNotEmpty();
    }

    private void standIn(Chromium page, String formats, String found) throws IOException {
        String link = Files.readString(house.house().directory().results().resolve("db-0002-certificate-qr.txt"))
                .strip();
        page.ask(
                "const link = arguments[0]; window.BarcodeDetector = class {"
                        + " constructor(options) { window.asked = options; }"
                        + " static getSupportedFormats() { return " + formats + "; }"
                        + " detect(image) { return " + found + "; } };",
                link);
    }

    private Chromium phone(String text) throws IOException {
        return Chromium.start(
                house,
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film(text));
    }

    /** What the camera sees, again and again: a paper with a code on it, a little askew; or a paper without one. */
    private Path film(String text) throws IOException {
        BufferedImage seen = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = seen.createGraphics();
        graphics.setColor(new Color(120, 110, 100));
        graphics.fillRect(0, 0, 1280, 720);
        graphics.rotate(0.06, 640, 360);
        graphics.setColor(new Color(240, 238, 230));
        graphics.fillRect(320, 40, 640, 640);
        if (!text.isEmpty()) {
            String link = Files.readString(house.house().directory().results().resolve(text))
                    .strip();
            BufferedImage code = QrWriter.image(QrWriter.of(link), 8);
            graphics.drawImage(code, 640 - code.getWidth() / 2, 360 - code.getHeight() / 2, null);
        }
        graphics.dispose();
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(seen, "jpeg", picture);
        Path film = folder.resolve("camera.mjpeg");
        try (OutputStream out = Files.newOutputStream(film)) {
            for (int n = 0; n < PICTURES; n++) {
                picture.writeTo(out);
            }
        }
        return film;
    }
}
