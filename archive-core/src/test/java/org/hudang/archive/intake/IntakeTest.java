package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hudang.archive.intake.Examined.Accepted;
import org.hudang.archive.intake.Examined.Quarantined;
import org.hudang.archive.intake.Examined.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door promises, with a real child process behind it. */
class IntakeTest {
    @TempDir
    static Path work;

    @TempDir
    Path folder;

    private static Intake intake;

    @BeforeAll
    static void open() {
        intake = Intake.open(IntakeSettings.in(work));
    }

    @AfterAll
    static void close() throws IOException {
        intake.close();
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void the_answer_for_the_command_line_is_a_plain_record() throws IOException {
        Path pdf = Samples.file(folder, "a.pdf", Samples.pdf(""));

        IntakeCheck check = IntakeCheck.of(intake.examine(pdf, "a.pdf"));

        assertThat(check.accepted()).isTrue();
        assertThat(check.quarantined()).isFalse();
        assertThat(check.type()).isEqualTo("PDF");
        assertThat(check.code()).isEqualTo("IN-000");
        assertThat(check.zh()).isEqualTo("文件可以收件。");
        assertThat(check.pages()).isEqualTo(1);
        assertThat(check.peakMb()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b.pdf", "..", "a\\b.pdf", "a\u0000.pdf", "gpj.\u202efdp.pdf", "a\u200b.pdf", " "})
    void names_that_are_not_plain_are_refused(String name) throws IOException {
        Path pdf = Samples.file(folder, "a.pdf", Samples.pdf(""));

        assertThat(intake.examine(pdf, name).code()).isEqualTo(IntakeCode.NAME.code());
    }

    @Test
    void rare_characters_in_a_name_pass() throws IOException {
        Path pdf = Samples.file(folder, "a.pdf", Samples.pdf(""));

        assertThat(intake.examine(pdf, "𠮷·阿卜杜拉 户口簿.PDF")).isInstanceOf(Accepted.class);
    }

    @Test
    void boxes_within_boxes_do_not_exhaust_the_stack() throws Exception {
        Path heic = Samples.file(folder, "deep.heic", Samples.nestedHeic(4000));
        AtomicReference<String> code = new AtomicReference<>("no answer");

        Thread shallow = new Thread(
                null,
                () -> code.set(intake.examine(heic, "deep.heic").code()),
                "a stack as small as those of the web",
                256 * 1024);
        shallow.start();
        shallow.join();

        assertThat(code.get()).isEqualTo(IntakeCode.MALFORMED.code());
    }

    @Test
    void a_file_without_an_extension_is_what_its_bytes_are() throws IOException {
        Path pdf = Samples.file(folder, "scan", Samples.pdf(""));

        assertThat(intake.examine(pdf, "scan")).isInstanceOf(Accepted.class);
    }

    @Test
    void an_empty_an_absent_and_a_large_file_are_each_told_apart() throws IOException {
        Path empty = Samples.file(folder, "a.pdf", new byte[0]);
        Path large = Samples.file(folder, "b.pdf", new byte[(1 << 20) + 1]);
        IntakeSettings small = new IntakeSettings(work, List.of(), 1, Duration.ofSeconds(5), 1, Duration.ofMinutes(2));
        try (Intake strict = Intake.open(small)) {
            assertThat(strict.examine(empty, "a.pdf").code()).isEqualTo(IntakeCode.EMPTY.code());
            assertThat(strict.examine(large, "b.pdf").code()).isEqualTo(IntakeCode.SIZE_LIMIT.code());
            assertThat(strict.examine(folder.resolve("none.pdf"), "none.pdf").code())
                    .isEqualTo(IntakeCode.UNREADABLE.code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void text_is_read_in_the_encodings_of_the_trade(String charset) throws IOException {
        Path text = Samples.file(folder, "a.txt", "最低生活保障申请书\n张样例".getBytes(Charset.forName(charset)));

        Accepted accepted = (Accepted) intake.examine(text, "a.txt");

        assertThat(accepted.text()).isEqualTo("最低生活保障申请书\n张样例");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<svg xmlns='x'/>", "<?xml version='1.0'?><a/>", "{\\rtf1}", "%!PS-Adobe", "<HTML>", "#!/bin/sh"
            })
    void what_is_another_format_is_not_text(String content) throws IOException {
        Path text = Samples.file(folder, "a.txt", content.getBytes(StandardCharsets.UTF_8));

        assertThat(intake.examine(text, "a.txt").code()).isEqualTo(IntakeCode.TYPE_NOT_ALLOWED.code());
    }

    @Test
    void a_letter_is_read_and_a_plain_link_in_it_does_no_harm() throws IOException {
        String link = Samples.relations("<Relationship Id='r1' TargetMode='External' Target='https://example.org/'"
                + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'/>");
        byte[] docx =
                Samples.docx("<w:p><w:r><w:t>收入证明</w:t></w:r></w:p>", Map.of("word/_rels/document.xml.rels", link));

        Accepted accepted = (Accepted) intake.examine(Samples.file(folder, "a.docx", docx), "a.docx");

        assertThat(accepted.text()).isEqualTo("收入证明");
        assertThat(accepted.warnings()).isEmpty();
    }

    @Test
    void an_office_file_with_a_password_is_called_encrypted() throws IOException {
        byte[] locked = Samples.latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0".repeat(600)
                + String.join("\0", "EncryptedPackage".split("")) + "\0");

        assertThat(examine(locked)).isEqualTo(IntakeCode.ENCRYPTED);
    }

    @Test
    void what_was_read_does_not_stand_in_a_log() throws IOException {
        Path text = Samples.file(folder, "a.txt", "张样例".getBytes(StandardCharsets.UTF_8));

        Examined examined = intake.examine(text, "a.txt");

        assertThat(examined.toString()).contains("TXT").doesNotContain("张样例");
    }

    @Test
    void a_letter_that_links_to_a_share_is_refused() throws IOException {
        String link = Samples.relations("<Relationship Id='r1' TargetMode='External' Target='file://host/share'"
                + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'/>");
        byte[] docx = Samples.docx("<w:p/>", Map.of("word/_rels/document.xml.rels", link));

        assertThat(examine(docx)).isEqualTo(IntakeCode.EXTERNAL_RELATION);
    }

    @Test
    void a_document_type_is_found_in_any_part_whatever_its_name_and_encoding() throws IOException {
        String wide = new String(
                "\ufeff<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_16LE),
                StandardCharsets.UTF_8);
        byte[] plain = Samples.docx("<w:p/>", Map.of("custom/x.dat", "<?xml version='1.0'?><!DOCTYPE a><a/>"));

        assertThat(examine(plain)).isEqualTo(IntakeCode.XML_DTD);
        assertThat(wide).contains("\0");
        assertThat(examine(Samples.docx("<w:p/>", Map.of("custom/x.dat", wide.substring(2)))))
                .isEqualTo(IntakeCode.XML_DTD);
    }

    @Test
    void a_field_that_runs_a_program_is_quarantined_even_when_torn_into_runs() throws IOException {
        String torn =
                "<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\\\cmd</w:instrText></w:r></w:p>";

        assertThat(examine(Samples.docx(torn, Map.of()))).isEqualTo(IntakeCode.ACTIVE_CONTENT);
    }

    @Test
    void a_letter_that_carries_another_file_is_quarantined() throws IOException {
        byte[] docx = Samples.docx("<w:p/>", Map.of("word/embeddings/oleObject1.bin", "x"));

        assertThat(examine(docx)).isEqualTo(IntakeCode.EMBEDDED_FILE);
    }

    @Test
    void an_ofd_paper_gives_its_pages_and_text() throws IOException {
        Path ofd = Corpora.folder("ofd");
        try (Stream<Path> files = Files.list(ofd)) {
            Path first = files.filter(f -> f.toString().endsWith(".ofd"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();

            Accepted accepted = (Accepted) intake.examine(first, "a.ofd");

            assertThat(accepted.pages()).isPositive();
            assertThat(accepted.text()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void each_orientation_of_a_photo_is_turned_upright(int orientation) throws IOException {
        // given a picture that is green in its upper left quarter when upright, stored turned
        BufferedImage upright = Samples.flag(64, 32);
        Path photo = Samples.file(folder, "a.jpg", Samples.jpegTurned(stored(upright, orientation), orientation));

        // when it is served and copied
        PageImage served = intake.pageImages().render(photo, DocumentType.JPEG, 1, 500);
        int pages = intake.pdfaCopies().copy(photo, DocumentType.JPEG, folder.resolve("a.pdf"));

        // then both show it upright
        assertThat(pages).isEqualTo(1);
        assertUpright(ImageIO.read(new ByteArrayInputStream(served.bytes())));
        try (PDDocument copy = Loader.loadPDF(folder.resolve("a.pdf").toFile())) {
            assertUpright(new PDFRenderer(copy).renderImage(0));
        }
        assertThat(new String(served.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        assertThat(Files.readString(folder.resolve("a.pdf"), StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS");
    }

    @Test
    void a_copy_says_that_it_is_pdfa_2b_and_is_the_same_each_time() throws IOException {
        Path png = Samples.file(folder, "a.png", Samples.encoded(Samples.flag(40, 20), "png"));

        intake.pdfaCopies().copy(png, DocumentType.PNG, folder.resolve("1.pdf"));
        intake.pdfaCopies().copy(png, DocumentType.PNG, folder.resolve("2.pdf"));

        try (PDDocument copy = Loader.loadPDF(folder.resolve("1.pdf").toFile())) {
            String xmp = new String(copy.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(xmp).contains("<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>");
            assertThat(copy.getDocumentCatalog().getOutputIntents()).hasSize(1);
        }
        assertThat(folder.resolve("1.pdf")).hasSameBinaryContentAs(folder.resolve("2.pdf"));
    }

    @Test
    void a_copy_never_replaces_a_file() throws IOException {
        Path png = Samples.file(folder, "a.png", Samples.encoded(Samples.flag(40, 20), "png"));
        Path taken = Samples.file(folder, "taken.pdf", new byte[] {1});

        assertThatThrownBy(() -> intake.pdfaCopies().copy(png, DocumentType.PNG, taken))
                .isInstanceOf(PageNotRendered.class);
        assertThat(taken).hasBinaryContent(new byte[] {1});
    }

    @Test
    void a_large_picture_is_served_small() throws IOException {
        Path png = Samples.file(folder, "a.png", Samples.encoded(Samples.flag(3000, 1500), "png"));

        PageImage served = intake.pageImages().render(png, DocumentType.PNG, 1, 300);

        assertThat(served.width()).isEqualTo(300);
        assertThat(served.height()).isEqualTo(150);
        assertUpright(Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(served.bytes()))));
    }

    @Test
    void a_pdf_page_is_drawn_and_an_absent_page_is_named() throws IOException {
        Path pdf = Samples.file(folder, "a.pdf", Samples.pdf(""));

        PageImage served = intake.pageImages().render(pdf, DocumentType.PDF, 1, 842);

        assertThat(served.mediaType()).isEqualTo("image/png");
        assertThat(served.height()).isBetween(840, 842);
        assertThatThrownBy(() -> intake.pageImages().render(pdf, DocumentType.PDF, 2, 842))
                .isInstanceOf(PageNotRendered.class)
                .hasMessage("IN-080 There is no page 2; the file has 1.");
    }

    @Test
    void a_quarantined_pdf_is_not_drawn() throws IOException {
        Path pdf = Samples.file(folder, "a.pdf", Samples.pdf("", "<</S/Launch>>"));

        assertThatThrownBy(() -> intake.pageImages().render(pdf, DocumentType.PDF, 1, 842))
                .isInstanceOf(PageNotRendered.class)
                .hasMessageStartingWith("IN-020");
    }

    @Test
    void a_file_that_eats_all_memory_kills_only_the_child_and_is_quarantined() throws IOException {
        // given a page of more text than the child can hold
        String content =
                "BT /F1 1 Tf " + "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ".repeat(200_000) + "ET";
        Path pdf = Samples.file(folder, "a.pdf", Samples.pdfWithContent(content, ""));

        Examined examined = intake.examine(pdf, "a.pdf");

        assertThat(examined).isInstanceOf(Quarantined.class);
        assertThat(examined.finding().code()).isIn(IntakeCode.DIED, IntakeCode.TOO_SLOW);
        Path good = Samples.file(folder, "good.pdf", Samples.pdf(""));
        assertThat(intake.examine(good, "good.pdf")).isInstanceOf(Accepted.class);
    }

    @Test
    void a_file_that_takes_too_long_is_tried_twice_and_quarantined() throws IOException {
        // given a page that calls a form that calls a form …, each twice: 2^40 drawings
        String[] forms = new String[40];
        for (int i = 0; i < forms.length; i++) {
            String next = i + 1 < forms.length ? "/Resources<</XObject<</X " + (6 + i) + " 0 R>>>>" : "";
            String content = i + 1 < forms.length ? "/X Do /X Do" : "";
            forms[i] = Samples.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + next, content);
        }
        byte[] pdf = Samples.pdfWithContent("/X Do", "", forms);
        pdf = Samples.latin(new String(pdf, StandardCharsets.ISO_8859_1)
                .replace("/Resources<</Font", "/Resources<</XObject<</X 5 0 R>>/Font"));
        IntakeSettings hasty = IntakeSettings.in(work).withTimeLimit(Duration.ofSeconds(3));
        try (Intake strict = Intake.open(hasty)) {

            Examined examined = strict.examine(Samples.file(folder, "a.pdf", pdf), "a.pdf");

            assertThat(examined).isInstanceOf(Quarantined.class);
            assertThat(examined.finding().code()).isEqualTo(IntakeCode.TOO_SLOW);
        }
    }

    @Test
    void folders_of_a_killed_process_are_swept_and_those_of_a_living_one_stay() throws IOException {
        Path dead = Files.createDirectories(folder.resolve("child-2147483646-1/tmp"));
        Path alive = Files.createDirectory(
                folder.resolve("child-" + ProcessHandle.current().pid() + "-1"));

        Intake.open(IntakeSettings.in(folder)).close();

        assertThat(dead.getParent()).doesNotExist();
        assertThat(alive).exists();
    }

    @Test
    void a_refused_file_is_never_kept_waiting_for() throws IOException {
        Path exe = Samples.file(folder, "a.docx", Samples.latin("MZ\0\0"));

        assertThat(intake.examine(exe, "a.docx")).isInstanceOf(Refused.class);
        assertThat(intake.examine(exe, "a.docx").cost().peakMb()).isZero();
    }

    private IntakeCode examine(byte[] docx) throws IOException {
        return intake.examine(Samples.file(folder, "x.docx", docx), "x.docx")
                .finding()
                .code();
    }

    /** The picture as a camera would store it: turned back from upright. */
    private static BufferedImage stored(BufferedImage upright, int orientation) {
        boolean turned = orientation >= 5;
        int width = turned ? upright.getHeight() : upright.getWidth();
        int height = turned ? upright.getWidth() : upright.getHeight();
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int flippedX = width - 1 - x;
                int flippedY = height - 1 - y;
                int rgb = switch (orientation) {
                    case 2 -> upright.getRGB(flippedX, y);
                    case 3 -> upright.getRGB(flippedX, flippedY);
                    case 4 -> upright.getRGB(x, flippedY);
                    case 5 -> upright.getRGB(y, x);
                    case 6 -> upright.getRGB(flippedY, x);
                    case 7 -> upright.getRGB(flippedY, flippedX);
                    case 8 -> upright.getRGB(y, flippedX);
                    default -> upright.getRGB(x, y);
                };
                stored.setRGB(x, y, rgb);
            }
        }
        return stored;
    }

    private static void assertUpright(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        assertThat(width).isGreaterThan(height);
        assertThat(strongest(image.getRGB(width / 4, height / 4))).isEqualTo("green");
        assertThat(strongest(image.getRGB(width / 4, height * 3 / 4))).isEqualTo("red");
        assertThat(strongest(image.getRGB(width * 3 / 4, height / 2))).isEqualTo("blue");
    }

    private static String strongest(int rgb) {
        int red = rgb >> 16 & 255;
        int green = rgb >> 8 & 255;
        int blue = rgb & 255;
        return red > green && red > blue ? "red" : green > blue ? "green" : "blue";
    }
}
