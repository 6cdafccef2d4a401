package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.hudang.signing.judges.IText;
import org.hudang.signing.judges.Pdfsig;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Places by text, riding seals, certifications. */
class PlacementTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    // ---- by text

    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270"})
    void a_seal_lies_on_the_text_that_marks_its_place_however_the_page_is_turned(int rotation) throws Exception {
        byte[] pdf = written(rotation, "Approved by", "seal here");

        byte[] whole = signed(pdf, byText("seal here"));

        // the words start at (100, 400) in user space and are 12 pt high
        PDAnnotation seal = annotations(whole, 0).get(0);
        float x = (seal.getRectangle().getLowerLeftX() + seal.getRectangle().getUpperRightX()) / 2;
        float y = (seal.getRectangle().getLowerLeftY() + seal.getRectangle().getUpperRightY()) / 2;
        assertThat(x).isBetween(110f, 140f);
        assertThat(y).isBetween(394f, 412f);
        assertThat(seal.getRectangle().getWidth()).isCloseTo(119, within(0.01f));
    }

    @Test
    void white_space_does_not_count() throws Exception {
        assertThat(annotations(signed(written(0, "Approved by", "s e a l  here"), byText("seal here")), 0))
                .hasSize(1);
    }

    @Test
    void a_text_that_is_nowhere_or_twice_marks_no_place() {
        assertThatThrownBy(() -> signed(written(0, "Approved by", "seal here"), byText("stamp here")))
                .isInstanceOfSatisfying(
                        AnchorNotFound.class, not -> assertThat(not.code()).isEqualTo("SG-123"));
        assertThatThrownBy(() -> signed(written(0, "seal here", "seal here"), byText("seal here")))
                .isInstanceOfSatisfying(
                        AnchorAmbiguous.class, not -> assertThat(not.code()).isEqualTo("SG-124"));
    }

    // ---- riding

    @ParameterizedTest
    @EnumSource(SignatureProfile.class)
    void a_riding_seal_is_one_act_over_all_pages(SignatureProfile profile) throws Exception {
        Signers signers = switch (profile) {
            case INTL -> Signers.intl(office.seal(KeyAlgorithm.EC_P256));
            case GUOMI -> Signers.guomi(office.seal(KeyAlgorithm.SM2));
            case BOTH -> Signers.both(office.seal(KeyAlgorithm.SM2), office.seal(KeyAlgorithm.EC_P256));
        };
        byte[] pdf = Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE);

        byte[] whole = office.signer().sign(pdf, riding(3), signers).bytes();

        assertThat(verdict(whole)).isEqualTo(new Verdict.Valid());
        try (PDDocument document = Loader.loadPDF(whole)) {
            assertThat(document.getSignatureDictionaries()).hasSize(profile == SignatureProfile.BOTH ? 2 : 1);
            for (int page = 0; page < 3; page++) {
                PDAnnotation strip = document.getPage(page).getAnnotations().get(0);
                assertThat(strip.getSubtype()).isEqualTo(page == 0 ? "Widget" : "Stamp");
                assertThat(strip.getRectangle().getUpperRightX()).isEqualTo(PDRectangle.A4.getWidth());
                assertThat(strip.getRectangle().getWidth()).isCloseTo(40, within(0.01f));
                assertThat(strip.getNormalAppearanceStream()).isNotNull();
            }
        }
        if (profile == SignatureProfile.INTL) {
            assertThat(IText.judge(whole)).containsExactly(new IText.Seen("riding", IText.Says.INTACT, true));
            assertThat(Pdfsig.judge(whole))
                    .containsExactly(new Pdfsig.Seen("riding", "ETSI.CAdES.detached", true, true));
        }
    }

    @Test
    void a_page_taken_out_under_a_riding_seal_is_noticed() throws Exception {
        byte[] whole = signed(Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE), riding(3));
        java.io.ByteArrayOutputStream without = new java.io.ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(whole)) {
            document.removePage(1);
            document.saveIncremental(without);
        }

        assertThat(verdict(without.toByteArray())).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_riding_seal_is_refused_where_somebody_has_signed() {
        byte[] once = signed(
                Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE), SignatureTask.invisible("first", Office.NOW, "户档"));

        assertThatThrownBy(() -> signed(once, riding(3)))
                .isInstanceOfSatisfying(
                        RidingNotFirst.class, not -> assertThat(not.code()).isEqualTo("SG-125"));
    }

    @Test
    void a_riding_seal_has_one_strip_for_each_page() {
        assertThatThrownBy(() -> signed(Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE), riding(2)))
                .isInstanceOfSatisfying(
                        RidingStripsMismatch.class,
                        not -> assertThat(not.code()).isEqualTo("SG-126"));
    }

    // ---- certification

    @ParameterizedTest
    @EnumSource(Certification.class)
    void a_certified_file_is_valid_and_takes_only_what_its_level_allows(Certification level) {
        byte[] certified = signed(
                Samples.pdf(Samples.Xref.STREAM, Samples.Form.INDIRECT),
                Office.seal("seal-1").certifying(level));

        assertThat(verdict(certified)).isEqualTo(new Verdict.Valid());
        assertThat(IText.judge(certified)).containsExactly(new IText.Seen("seal-1", IText.Says.INTACT, true));
        assertThat(Pdfsig.judge(certified))
                .filteredOn(seen -> !seen.type().isEmpty())
                .containsExactly(new Pdfsig.Seen("seal-1", "ETSI.CAdES.detached", true, true));
        SignatureTask next = Office.seal("person-1");
        if (level == Certification.NO_CHANGES) {
            assertThatThrownBy(() -> signed(certified, next)).isInstanceOf(ChangeForbidden.class);
        } else {
            byte[] further = signed(certified, next);
            assertThat(verdict(further)).isEqualTo(new Verdict.Valid());
            assertThat(IText.judge(further)).allMatch(seen -> seen.says() == IText.Says.INTACT);
        }
    }

    @Test
    void a_file_certified_against_every_change_still_takes_a_document_timestamp() {
        byte[] certified = signed(
                Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE),
                SignatureTask.invisible("first", Office.NOW, "户档").certifying(Certification.NO_CHANGES));

        byte[] stamped = ((PdfKeeping.Stamping.Stamped) PdfKeeping.stamped(
                        certified,
                        org.hudang.signing.key.DigestAlgorithm.SHA_256,
                        office.authority().timestamps()))
                .pdf();

        assertThat(verdict(stamped)).isEqualTo(new Verdict.Valid());
        assertThat(IText.judge(stamped)).allMatch(seen -> seen.says() == IText.Says.INTACT);
    }

    @Test
    void certifying_is_only_possible_as_the_first_signature() {
        byte[] once = signed(
                Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE), SignatureTask.invisible("first", Office.NOW, "户档"));

        assertThatThrownBy(() -> signed(
                        once,
                        SignatureTask.invisible("second", Office.NOW, "户档").certifying(Certification.ANNOTATING)))
                .isInstanceOfSatisfying(
                        CertificationNotFirst.class,
                        not -> assertThat(not.code()).isEqualTo("SG-122"));
    }

    // ---- given

    private static byte[] signed(byte[] pdf, SignatureTask task) {
        return office.signer()
                .sign(pdf, task, Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                .bytes();
    }

    private static Verdict verdict(byte[] pdf) {
        return Verifier.with(Clock.fixed(Office.NOW, ZoneOffset.UTC))
                .verify(
                        "paper.pdf",
                        pdf,
                        VerificationOptions.strict()
                                .trusting(TrustData.of(
                                        office.authority().anchors(),
                                        office.authority().crls())))
                .verdict();
    }

    private static SignatureTask byText(String anchor) {
        return new SignatureTask(
                new SignaturePlacement.AtText("by-text", "印章", anchor, 119, 119),
                Optional.of(Office.look()),
                Office.NOW,
                "样例县民政局",
                Optional.empty(),
                Optional.empty());
    }

    private static SignatureTask riding(int strips) {
        Appearance strip = new Appearance(
                40, 119, ContentOperators.of("1 0 0 rg 0 0 40 119 re f"), Appearance.Blend.MULTIPLY, 0.9f);
        return new SignatureTask(
                new SignaturePlacement.Riding("riding", "骑缝章", 421, Collections.nCopies(strips, strip)),
                Optional.empty(),
                Office.NOW,
                "样例县民政局",
                Optional.empty(),
                Optional.empty());
    }

    private static List<PDAnnotation> annotations(byte[] pdf, int page) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return List.copyOf(document.getPage(page).getAnnotations());
        }
    }

    private static byte[] written(int rotation, String first, String second) {
        return Samples.pdf(Samples.Xref.TABLE, Samples.Form.NONE, document -> {
            PDPage page = document.getPage(0);
            page.setRotation(rotation);
            try (PDPageContentStream content =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                text(content, first, 500);
                text(content, second, 400);
            }
        });
    }

    private static void text(PDPageContentStream content, String text, float y) throws java.io.IOException {
        content.beginText();
        content.newLineAtOffset(100, y);
        content.showText(text);
        content.endText();
    }
}
