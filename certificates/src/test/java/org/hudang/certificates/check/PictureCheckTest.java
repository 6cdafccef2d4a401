package org.hudang.certificates.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.hudang.certificates.Corpora;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.Photos;
import org.hudang.certificates.Sample;
import org.hudang.certificates.check.CertificateVerdict.CannotTellNow;
import org.hudang.certificates.check.CertificateVerdict.Genuine;
import org.hudang.certificates.check.CertificateVerdict.Missing;
import org.hudang.certificates.check.CertificateVerdict.NotOurs;
import org.hudang.certificates.check.CertificateVerdict.Other;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.qr.QrCode;
import org.hudang.certificates.qr.QrWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCheckTest {
    private static final FixedKeys KEYS = FixedKeys.es256();
    private static final String LINK = Sample.link(Sample.envelope(Sample.facts(), KEYS));

    private final CertificateChecker checker =
            Sample.checker(Sample.trust(KEYS), Sample.lists(Sample.status(Map.of(), KEYS)), Sample.NOW);

    @Test
    void a_picture_of_one_certificate_is_judged_also_beside_codes_of_others() {
        assertThat(checker.checkPicture(QrWriter.png(QrWriter.of(LINK), 4)).verdict())
                .isInstanceOf(Genuine.class);
        assertThat(checker.checkImage(Photos.of(List.of("https://evil.example/", LINK), 2, 0, 4))
                        .verdict())
                .isInstanceOf(Genuine.class);
    }

    @Test
    void two_certificates_in_one_picture_are_not_chosen_from() {
        CertificateFacts.Times times = Sample.times("2027-01-04T16:00:00Z", "2027-06-30T16:00:00Z");
        String second = Sample.link(Sample.envelope(Sample.facts(times), KEYS));

        assertThat(checker.checkImage(Photos.of(List.of(LINK, second), 0, 0, 4)).verdict())
                .isEqualTo(new CannotTellNow(Missing.SEVERAL_CODES));
    }

    @Test
    void codes_of_others_alone_are_not_ours() {
        assertThat(checker.checkImage(Photos.of(List.of("https://evil.example/"), 0, 0, 4))
                        .verdict())
                .isEqualTo(new NotOurs(Other.TEXT));
    }

    @Test
    void a_picture_without_a_code_or_no_picture_is_told() {
        assertThat(checker.checkImage(Photos.of(List.of(), 0, 0, 4)).verdict())
                .isEqualTo(new CannotTellNow(Missing.NO_CODE_FOUND));
        assertThat(checker.checkPicture(new byte[] {1, 2, 3}).verdict()).isEqualTo(new CannotTellNow(Missing.PICTURE));
    }

    @Test
    void the_code_drawn_on_a_page_is_judged(@TempDir Path folder) throws IOException {
        // given: a page with the code as vector, 0.55 mm a module
        Path pdf = folder.resolve("certificate.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                draw(content, QrWriter.of(LINK));
            }
            document.save(pdf.toFile());
        }

        assertThat(checker.checkPdf(pdf).verdict()).isInstanceOf(Genuine.class);
    }

    @Test
    void a_document_that_is_none_is_told(@TempDir Path folder) throws IOException {
        Path lie = Files.writeString(folder.resolve("lie.pdf"), "%PDF-1.7 not really");

        assertThat(checker.checkPdf(lie).verdict()).isEqualTo(new CannotTellNow(Missing.DOCUMENT));
        assertThat(checker.checkPdf(folder.resolve("absent.pdf")).verdict())
                .isEqualTo(new CannotTellNow(Missing.DOCUMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q04_qr_javascript.png", "q05_qr_open_redirect.png", "q07_qr_max_payload.png"})
    void hostile_codes_of_the_corpus_are_not_ours(String name) throws IOException {
        byte[] picture = Files.readAllBytes(Corpora.file("hostile/" + name));

        assertThat(checker.checkPicture(picture).verdict()).isEqualTo(new NotOurs(Other.TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i01_png_50000x50000.png",
                "i02_png_header_2e31.png",
                "i04_png_ztxt_bomb.png",
                "i05_png_bad_crc_trunc.png",
                "i06_png_html_polyglot.png",
                "i15_tiff_3pages.tif",
                "i19_webp_riff_size_lie.webp",
                "i20_jpeg_exif_gps_orient6.jpg",
                "y04_pdf_as_jpg.jpg"
            })
    void hostile_pictures_of_the_corpus_are_told_without_harm(String name) throws IOException {
        byte[] picture = Files.readAllBytes(Corpora.file("hostile/" + name));

        assertThat(checker.checkPicture(picture).verdict()).isInstanceOf(CannotTellNow.class);
    }

    private static void draw(PDPageContentStream content, QrCode code) throws IOException {
        float module = 0.55f * 72 / 25.4f;
        content.transform(new Matrix(new AffineTransform(module, 0, 0, -module, 100, 700)));
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                if (code.dark(x, y)) {
                    content.addRect(x, y, 1, 1);
                }
            }
        }
        content.fill();
    }
}
