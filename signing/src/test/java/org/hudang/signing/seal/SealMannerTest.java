package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hudang.signing.seal.SealBench.CLERK;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.KEEPER;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hudang.signing.judges.IText;
import org.hudang.signing.pdf.ChangeForbidden;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a seal is put: as lines of text, closing the paper, over both sides of the sheets. */
class SealMannerTest {
    private static final Path PICTURES = Path.of("target", "specimens");

    private static SealBench bench;
    private static SealId seal;

    @BeforeAll
    static void open() {
        bench = new SealBench();
        seal = bench.active("manner", TOWN);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void lines_of_text_say_who_why_and_when_to_the_eye_and_to_those_who_listen() throws IOException {
        byte[] pdf = TestPaper.withFields("lines", "seal");
        SealPlace place = new SealPlace.OnPage(1, 300, 400);

        byte[] whole = sealed(asked("lines", pdf, place).put(SealManner.usual().inLines()), pdf);

        assertThat(verdict(whole)).isEqualTo(new Verdict.Valid());
        try (PDDocument document = Loader.loadPDF(whole)) {
            PDAnnotation lines = document.getPage(0).getAnnotations().stream()
                    .filter(one -> one.getRectangle().getWidth() > 200)
                    .findFirst()
                    .orElseThrow();
            assertThat(lines.getCOSObject().getString("TU"))
                    .isEqualTo("签章单位：某某镇人民政府（样例）业务专用章，事由：决定书用印，时间：2026-11-24 02:00:00");
            assertThat(lines.getRectangle().getWidth()).isCloseTo(210, within(0.01f));
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, 144);
            Files.createDirectories(PICTURES);
            ImageIO.write(picture, "png", PICTURES.resolve("seal-in-lines.png").toFile());
            assertThat(rowsOfInk(picture, 300 - 105, 842 - 427, 210, 54)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal", ""})
    void lines_go_into_fields_and_onto_texts_as_faces_do(String field) throws IOException {
        byte[] pdf = TestPaper.withFields("lines here" + field, "seal");
        SealPlace place = field.isEmpty() ? new SealPlace.AtText("lines here 2") : new SealPlace.Field(field);

        byte[] whole = sealed(
                asked("lines-at/" + field, pdf, place).put(SealManner.usual().inLines()), pdf);

        assertThat(verdict(whole)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_paper_that_is_closed_takes_no_further_seal_and_the_request_for_it_waits() throws IOException {
        byte[] pdf = TestPaper.withFields("closed", "first", "seal");
        byte[] once = sealed(asked("first", pdf, new SealPlace.Field("first")), pdf);

        byte[] closed = sealed(
                asked("last", once, new SealPlace.Field("seal"))
                        .put(SealManner.usual().closing()),
                once);

        assertThat(verdict(closed)).isEqualTo(new Verdict.Valid());
        assertThat(IText.judge(closed))
                .filteredOn(seen -> seen.field().endsWith("-intl"))
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.says()).isEqualTo(IText.Says.INTACT));
        SealRequestId more = approved(asked("more", closed, new SealPlace.OnPage(1, 300, 400)));
        assertThatThrownBy(() -> bench.use.seal(more, bench.paper(closed), KEEPER))
                .isInstanceOfSatisfying(
                        ChangeForbidden.class, not -> assertThat(not.code()).isEqualTo("SG-118"));
        assertThat(bench.use.find(more, CLERK).state()).isEqualTo(SealRequestState.APPROVED);
    }

    @Test
    void over_sheets_printed_on_both_sides_the_strips_lie_left_and_right_in_turn() throws IOException {
        byte[] pdf = TestPaper.withPages("both sides", 4);
        SealPlace.Riding riding = SealPlace.Riding.usual(400).onBothSides();

        SealRequest request = asked("both-sides", pdf, riding);
        byte[] whole = sealed(request, pdf);

        assertThat(verdict(whole)).isEqualTo(new Verdict.Valid());
        try (PDDocument document = Loader.loadPDF(whole)) {
            for (int page = 0; page < 4; page++) {
                var strip = document.getPage(page).getAnnotations().get(0).getRectangle();
                float width = document.getPage(page).getMediaBox().getWidth();
                if (page % 2 == 0) {
                    assertThat(strip.getUpperRightX()).isCloseTo(width, within(0.01f));
                } else {
                    assertThat(strip.getLowerLeftX()).isZero();
                }
                assertThat(strip.getWidth()).isCloseTo(42 / 4f / 25.4f * 72, within(0.01f));
            }
        }
    }

    @Test
    void the_manner_is_part_of_what_is_asked_for_and_stays() {
        byte[] pdf = TestPaper.withFields("asked", "seal");
        SealRequest closing = asked("asked", pdf, new SealPlace.Field("seal"))
                .put(SealManner.usual().closing());
        SealRequestId id = bench.use.request(closing);

        assertThat(bench.use.find(id, CLERK).request()).isEqualTo(closing);
        assertThatThrownBy(() -> bench.use.request(closing.put(SealManner.usual())))
                .isInstanceOf(KeyReused.class);
        assertThatThrownBy(
                        () -> bench.owner("update signing.seal_request set behind = 'OPEN' where id = ?", id.value()))
                .hasMessageContaining("what was requested does not change");
        assertThatThrownBy(() -> asked("riding", pdf, SealPlace.Riding.usual(400))
                        .put(SealManner.usual().inLines()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- given

    private static SealRequest asked(String key, byte[] pdf, SealPlace place) {
        return new SealRequest(
                "manner/" + key, seal, CanonicalJson.sm3(pdf), place, "决定书用印", "decision/1", CLERK, SealManner.usual());
    }

    private static SealRequestId approved(SealRequest request) {
        SealRequestId id = bench.use.request(request);
        bench.use.approve(id, HEAD);
        return id;
    }

    private static byte[] sealed(SealRequest request, byte[] pdf) throws IOException {
        return Files.readAllBytes(
                bench.use.seal(approved(request), bench.paper(pdf), KEEPER).pdf());
    }

    private static Verdict verdict(byte[] pdf) {
        return Verifier.with(bench.clock)
                .verify(
                        "paper.pdf",
                        pdf,
                        VerificationOptions.strict()
                                .trusting(TrustData.of(bench.authority.anchors(), bench.authority.crls())))
                .verdict();
    }

    /** Lines of ink within a box, points from the upper left corner, in a picture of 144 dots an inch. */
    private static int rowsOfInk(BufferedImage picture, int left, int top, int width, int height) {
        int rows = 0;
        boolean before = false;
        for (int y = 2 * top; y < 2 * (top + height); y++) {
            boolean ink = false;
            for (int x = 2 * left; x < 2 * (left + width) && !ink; x++) {
                ink = (picture.getRGB(x, y) & 0xff) < 0x80;
            }
            rows += ink && !before ? 1 : 0;
            before = ink;
        }
        return rows;
    }
}
