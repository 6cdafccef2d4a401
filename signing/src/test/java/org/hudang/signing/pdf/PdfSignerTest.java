package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.timestamp.TimestampAnswer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfSignerTest {
    private static final int PRINT_AND_LOCKED = 4 | 128;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    static List<byte[]> shapes() {
        return Samples.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void every_shape_of_file_is_sealed_with_both_algorithms_and_stays_as_it_was(byte[] pdf) throws Exception {
        // given the keys of a seal
        Signers seal = Signers.both(office.seal(KeyAlgorithm.SM2), office.seal(KeyAlgorithm.EC_P256));

        // when
        SignedPdf signed = office.signer().sign(pdf, Office.seal("seal-1"), seal);

        // then the old bytes are the beginning of the new file
        byte[] whole = signed.bytes();
        assertThat(Arrays.copyOf(whole, pdf.length)).isEqualTo(pdf);

        // and both signatures hold, SM2 in the field, ECDSA over it without a place, each with its timestamp
        List<Judge.Held> held = Judge.judge(whole, office.authority());
        assertThat(held).extracting(Judge.Held::field).containsExactly("seal-1", "seal-1-intl");
        assertThat(held)
                .extracting(Judge.Held::digestAlgorithm)
                .containsExactly("1.2.156.10197.1.401", "2.16.840.1.101.3.4.2.1");
        assertThat(held)
                .extracting(Judge.Held::signatureAlgorithm)
                .containsExactly("1.2.156.10197.1.501", "1.2.840.10045.4.3.2");
        assertThat(held)
                .extracting(one -> one.token()
                        .orElseThrow()
                        .getTimeStampInfo()
                        .getMessageImprintAlgOID()
                        .getId())
                .containsExactly("1.2.156.10197.1.401", "2.16.840.1.101.3.4.2.1");
        assertThat(held.get(1).coveredTo()).isEqualTo(whole.length);
        assertThat(signed.time()).isEqualTo(new ProofOfTime.Proven(Office.NOW));
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void a_file_without_a_form_gets_a_field_without_a_place(KeyAlgorithm algorithm) throws Exception {
        for (Samples.Xref xref : Samples.Xref.values()) {
            // given
            byte[] pdf = Samples.pdf(xref, Samples.Form.NONE);

            // when
            SignatureTask task = SignatureTask.invisible("report", Office.NOW, "户档");
            Signers keys = algorithm == KeyAlgorithm.SM2
                    ? Signers.guomi(office.seal(algorithm))
                    : Signers.intl(office.seal(algorithm));
            byte[] whole = office.signer().sign(pdf, task, keys).bytes();

            // then
            assertThat(Judge.judge(whole, office.authority()))
                    .singleElement()
                    .satisfies(one -> assertThat(one.coveredTo()).isEqualTo(whole.length));
        }
    }

    @Test
    void a_second_and_a_third_signature_leave_the_ones_before_valid() throws Exception {
        // given a letter signed by a person
        byte[] pdf = Samples.pdf(Samples.Xref.STREAM, Samples.Form.INDIRECT);
        byte[] one = office.signer()
                .sign(pdf, Office.seal("person-1"), Signers.guomi(office.seal(KeyAlgorithm.SM2)))
                .bytes();

        // when it is sealed with both, and archived with a signature without a place
        byte[] three = office.signer()
                .sign(
                        one,
                        Office.seal("seal-1"),
                        Signers.both(office.seal(KeyAlgorithm.SM2), office.seal(KeyAlgorithm.EC_P256)))
                .bytes();
        byte[] four = office.signer()
                .sign(
                        three,
                        SignatureTask.invisible("archive", Office.NOW, "户档"),
                        Signers.intl(office.seal(KeyAlgorithm.RSA_3072)))
                .bytes();

        // then all four hold over their own revision
        List<Judge.Held> held = Judge.judge(four, office.authority());
        assertThat(held)
                .extracting(Judge.Held::field)
                .containsExactlyInAnyOrder("person-1", "seal-1", "seal-1-intl", "archive");
        assertThat(held).extracting(Judge.Held::coveredTo).contains(one.length, three.length, four.length);
        assertThat(Arrays.copyOf(four, three.length)).isEqualTo(three);
    }

    @Test
    void one_changed_byte_of_the_page_breaks_the_signature() throws Exception {
        // given a signed file
        byte[] pdf = Samples.pdf(Samples.Xref.TABLE, Samples.Form.DIRECT);
        byte[] whole = office.signer()
                .sign(pdf, Office.seal("seal-1"), Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                .bytes();

        // when a byte inside a comment of the header changes, which no reader shows
        whole[11] ^= 1;

        // then
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Judge.judge(whole, office.authority())))
                .isNotNull();
    }

    @Test
    void a_pre_made_field_keeps_what_forms_put_into_it() throws Exception {
        // given a field with a tooltip and a place in the structure tree
        byte[] pdf = Samples.pdf(
                Samples.Xref.TABLE,
                Samples.Form.DIRECT,
                document -> document.getDocumentCatalog()
                        .getAcroForm()
                        .getField("seal-1")
                        .getCOSObject()
                        .setInt(COSName.STRUCT_PARENT, 7));

        // when it is sealed
        byte[] whole = office.signer()
                .sign(pdf, Office.seal("seal-1"), Signers.guomi(office.seal(KeyAlgorithm.SM2)))
                .bytes();

        // then tooltip, structure and page stay, it prints, and its look names its resources
        try (PDDocument document = Loader.loadPDF(whole)) {
            COSDictionary field = document.getDocumentCatalog()
                    .getAcroForm()
                    .getField("seal-1")
                    .getCOSObject();
            assertThat(field.getString(COSName.TU)).isEqualTo("签名处 seal-1");
            assertThat(field.getInt(COSName.STRUCT_PARENT)).isEqualTo(7);
            assertThat(field.getInt(COSName.F)).isEqualTo(PRINT_AND_LOCKED);
            assertThat(field.getCOSDictionary(COSName.AP)
                            .getCOSStream(COSName.N)
                            .getCOSDictionary(COSName.RESOURCES))
                    .isNotNull();
            assertThat(document.getDocumentCatalog().getAcroForm().isSignaturesExist())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void a_seal_is_upright_and_in_its_place_on_turned_pages(int rotation) throws Exception {
        // given a turned and cropped page and a drawing with ink in its upper left quarter only
        byte[] pdf = Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE, document -> {
            document.getPage(1).setRotation(rotation);
            document.getPage(1).setCropBox(new org.apache.pdfbox.pdmodel.common.PDRectangle(50, 400, 300, 400));
        });
        Appearance ink = Appearance.of(100, 100, ContentOperators.of("1 0 0 rg 0 50 50 50 re f"));
        SignaturePlacement place = new SignaturePlacement.NewVisibleField(
                "stamp", "公章", new SignaturePlacement.Place(2, 150, 100, 100, 100));

        // when
        SignatureTask task = new SignatureTask(
                place,
                java.util.Optional.of(ink),
                Office.NOW,
                "样例县民政局",
                java.util.Optional.empty(),
                java.util.Optional.empty());
        byte[] whole = office.signer()
                .sign(pdf, task, Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                .bytes();

        // then the page as shown has the ink at x 150–200, y 150–200 from its bottom left
        assertThat(Judge.judge(whole, office.authority())).hasSize(1);
        try (PDDocument document = Loader.loadPDF(whole)) {
            var picture = new PDFRenderer(document).renderImage(1);
            int bottom = picture.getHeight();
            assertThat(picture.getRGB(175, bottom - 175) & 0xFFFFFF).isEqualTo(0xFF0000);
            assertThat(picture.getRGB(225, bottom - 175) & 0xFFFFFF).isNotEqualTo(0xFF0000);
            assertThat(picture.getRGB(175, bottom - 125) & 0xFFFFFF).isNotEqualTo(0xFF0000);
        }
    }

    @Test
    void text_below_a_multiplied_seal_stays_visible() throws Exception {
        // given a file with a black line where the seal goes
        byte[] pdf = Samples.pdf(Samples.Xref.TABLE, Samples.Form.DIRECT, document -> {
            try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(
                    document,
                    document.getPage(0),
                    org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode.APPEND,
                    false)) {
                content.addRect(350, 100, 20, 120);
                content.fill();
            }
        });
        Appearance red = new Appearance(
                120, 120, ContentOperators.of("1 0 0 rg 0 0 120 120 re f"), Appearance.Blend.MULTIPLY, 1);

        // when
        byte[] whole = office.signer()
                .sign(
                        pdf,
                        SignatureTask.inField("seal-1", red, Office.NOW, "样例县民政局"),
                        Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                .bytes();

        // then the line is black, beside it is red
        try (PDDocument document = Loader.loadPDF(whole)) {
            var picture = new PDFRenderer(document).renderImage(0);
            assertThat(picture.getRGB(360, 842 - 160) & 0xFFFFFF).isEqualTo(0);
            assertThat(picture.getRGB(320, 842 - 160) & 0xFFFFFF).isEqualTo(0xFF0000);
        }
    }

    @Test
    void without_an_answer_of_the_authority_the_document_is_pending() throws Exception {
        // given a time-stamping authority that does not answer
        PdfSigner signer = PdfSigner.stamping((algorithm, imprint) ->
                new TimestampAnswer.NoAnswer(TimestampAnswer.Reason.UNREACHABLE, "nobody there"));

        // when
        SignedPdf signed = signer.sign(
                Samples.pdf(Samples.Xref.TABLE, Samples.Form.DIRECT),
                Office.seal("seal-1"),
                Signers.both(office.seal(KeyAlgorithm.SM2), office.seal(KeyAlgorithm.EC_P256)));

        // then the signatures are there and the answer cannot be overlooked
        assertThat(signed.time()).isEqualTo(new ProofOfTime.Pending("UNREACHABLE: nobody there"));
        assertThat(Judge.judge(signed.bytes(), office.authority()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.token()).isEmpty());
    }

    @Test
    void the_file_can_be_written_without_a_copy() throws Exception {
        // given
        SignedPdf signed = PdfSigner.withoutTimestamps()
                .sign(
                        Samples.pdf(Samples.Xref.TABLE, Samples.Form.DIRECT),
                        Office.seal("seal-1"),
                        Signers.intl(office.seal(KeyAlgorithm.EC_P256)));

        // when
        var out = new java.io.ByteArrayOutputStream();
        signed.writeTo(out);

        // then
        assertThat(out.toByteArray()).isEqualTo(signed.bytes()).hasSize((int) signed.length());
        assertThat(signed.time()).isEqualTo(new ProofOfTime.NotAsked());
    }
}
