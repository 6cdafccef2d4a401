package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.intake.tray.IntakeTray;
import org.hudang.archive.intake.tray.NewUpload;
import org.hudang.archive.intake.tray.Part;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.hudang.server.intake.WholeFile;
import org.hudang.server.web.ActingPdf;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Papers that come in, as a clerk brings them. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class IntakeTest {
    private static final Acting OURS = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;
    private final Chromium browser;

    @TempDir
    private Path folder;

    private final Household household;

    IntakeTest(OpenHouse house, Chromium browser) {
        this.house = house;
        this.browser = browser;
        this.household = house.openHousehold("松样例");
    }

    @BeforeEach
    void nobody_is_signed_in() {
        browser.fresh();
    }

    @Test
    void files_go_up_over_a_line_that_is_cut_the_double_is_told_and_nothing_is_lost_on_reload() throws IOException {
        byte[] scan = picture(1);
        List<Path> chosen = List.of(
                file("扫描 1.png", scan),
                file("扫描 2.png", picture(2)),
                file("扫描 3.png", scan),
                file("现场说明.exe", "MZ".getBytes(StandardCharsets.UTF_8)));
        browser.signIn(Role.TOWNSHIP_CLERK);
        browser.open(page());

        browser.line(Chromium.Line.CUT);
        choose(chosen);
        browser.until("cut", () -> browser.words().contains("网络断开，恢复后自动续传"));
        browser.keep("intake-cut");
        assertThat(uploads()).isEmpty();
        browser.line(Chromium.Line.WHOLE);
        browser.until("sent", () -> browser.all("#sending li").isEmpty());

        assertThat(uploads()).hasSize(4);
        house.house().tray().attend();
        browser.until("examined", () -> browser.all("#tray [data-state=READY]").size() == 3);
        browser.open(page());
        assertThat(browser.words()).contains("内容完全相同").contains("没收").contains("不收这种类型的文件");
        browser.keep("intake-received");
    }

    @Test
    void an_upload_that_stopped_half_way_goes_on_with_what_is_missing() throws IOException {
        byte[] large = new byte[9 << 20];
        new Random(1).nextBytes(large);
        String name = "大文件.bin";
        IntakeTray tray = house.house().tray().tray();
        String key = "file/" + household.number() + "/" + sha256(large) + "/"
                + sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        Upload half = tray.begin(new NewUpload(key, household.number(), name, large.length, sha256(large)), OURS);
        byte[] first = Arrays.copyOf(large, 4 << 20);
        tray.put(half.id(), new Part(0, first.length, sha256(first)), new ByteArrayInputStream(first), OURS);
        browser.signIn(Role.TOWNSHIP_CLERK);
        browser.open(page());
        assertThat(browser.words()).contains("已收到 44%");

        choose(List.of(file(name, large)));
        browser.until("sent", () -> browser.all("#tray [data-state=WAITING]").size() == 1);

        assertThat(uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.id()).isEqualTo(half.id());
            assertThat(upload.receivedBytes()).isEqualTo(large.length);
        });
        assertThat(browser.asked("/parts/"))
                .extracting(address -> address.substring(address.lastIndexOf('/') + 1))
                .containsExactly("4194304", "8388608");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON", "OFF"})
    void a_scan_is_brought_and_filed(Chromium.Script script) throws IOException {
        browser.script(script);
        browser.signIn(Role.TOWNSHIP_CLERK);
        browser.open("/households/" + household.number());
        browser.named("收件").click();
        browser.until("intake", () -> browser.path().equals(page()));

        choose(List.of(file("收入说明.png", picture(3))));
        if (script == Chromium.Script.OFF) {
            browser.named("上传").click();
        }
        browser.until("sent", () -> !browser.all("#tray [data-state=WAITING]").isEmpty());
        house.house().tray().attend();
        browser.open(page());
        browser.one("#tray input[type=checkbox]").click();
        browser.type("responsible", "松样例");
        browser.one("#file button").click();
        browser.until("filed", () -> !browser.all("#tray [data-state=FILED]").isEmpty());

        ItemView item = house.house().archive().contents(household.number(), OURS).volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .findFirst()
                .orElseThrow();
        assertThat(item.title()).isEqualTo("收入说明");
        assertThat(browser.heard()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh, light, normal", "zh, dark, large", "en, light, large", "en, dark, normal"})
    void the_page_is_never_wider_than_its_window_and_holds_no_barrier(String language, String theme, String size)
            throws IOException {
        bring("申请书.png", picture(4));
        bring("申请书（复印件）.png", picture(4));
        bring("现场说明.exe", "MZ".getBytes(StandardCharsets.UTF_8));
        bring("会自动打开网页的说明.pdf", ActingPdf.bytes());
        house.house().tray().attend();
        bring("刚到的一张.txt", "样例".getBytes(StandardCharsets.UTF_8));
        browser.look("lang", language);
        browser.look("theme", theme);
        browser.look("size", size);
        browser.signIn(Role.TOWNSHIP_CLERK);
        browser.open(page());

        List<String> found = new ArrayList<>();
        for (int width : new int[] {1280, 640, 360}) {
            browser.wide(width);
            if (browser.scrollsSideways()) {
                found.add("wider than " + width);
            }
            browser.keep("intake-" + language + "-" + theme + "-" + size + "-" + width);
        }
        found.addAll(browser.barriers());

        assertThat(found).isEmpty();
        assertThat(browser.heard()).isEmpty();
    }

    private void bring(String name, byte[] bytes) throws IOException {
        new WholeFile(name, ContentSource.of(bytes))
                .into(house.house().tray().tray(), household.number(), WholeFile.Filed.COMES_AGAIN, OURS);
    }

    private void choose(List<Path> files) {
        browser.one("#files")
                .sendKeys(String.join("\n", files.stream().map(Path::toString).toList()));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private List<Upload> uploads() {
        return house.house().tray().tray().of(household.number(), OURS);
    }

    private String page() {
        return "/households/" + household.number() + "/intake";
    }

    private static byte[] picture(int number) throws IOException {
        BufferedImage image = new BufferedImage(200, 280, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(40 * number, 200, 250 - 40 * number));
        graphics.fillRect(0, 0, 200, 280);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
