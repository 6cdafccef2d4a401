package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hudang.signing.judges.IText;
import org.hudang.signing.judges.Pdfsig;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of drawn shapes, signed in drawn ways: every judge finds every signature intact, and the seal stands upright. */
class ShapesTest {
    private static final long SEED = 20_261_128;
    private static final int SHAPES = 60;
    private static final int RED = 0xFF0000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    /** How the annotations of the first page are written. */
    private enum Annotations {
        AS_THE_FORM_HAS_THEM,
        DIRECT,
        INDIRECT
    }

    /** Where the last signature goes. */
    private enum Last {
        FIELD,
        NEW_VISIBLE,
        NEW_INVISIBLE
    }

    /**
     * A drawn case.
     *
     * @param earlier how many signatures come before the last
     * @param certified the level that the first signature certifies
     * @param lock what the last signature locks
     */
    private record Shape(
            long seed,
            Samples.Xref xref,
            Samples.Form form,
            Annotations annotations,
            boolean identified,
            int rotation,
            boolean cropped,
            int earlier,
            Optional<Certification> certified,
            Optional<FieldLock> lock,
            Last last,
            KeyAlgorithm key) {
        static Shape drawn(long seed) {
            Random random = new Random(seed);
            Samples.Form form = one(random, Samples.Form.values());
            int earlier = random.nextInt(3);
            Last last = one(random, Last.values());
            if (last == Last.FIELD && form == Samples.Form.NONE) {
                last = Last.NEW_VISIBLE;
            }
            return new Shape(
                    seed,
                    one(random, Samples.Xref.values()),
                    form,
                    one(random, Annotations.values()),
                    random.nextInt(4) > 0,
                    90 * random.nextInt(4),
                    random.nextBoolean(),
                    earlier,
                    certification(random, earlier, last),
                    lock(random, earlier, last),
                    last,
                    random.nextBoolean() ? KeyAlgorithm.EC_P256 : KeyAlgorithm.RSA_3072);
        }

        /** Only what lets the rest come after it. */
        private static Optional<Certification> certification(Random random, int earlier, Last last) {
            Certification level = one(random, Certification.values());
            boolean fits = earlier == 0
                    || level == Certification.ANNOTATING
                    || (level == Certification.FILLING_AND_SIGNING && last != Last.NEW_VISIBLE);
            return fits && random.nextBoolean() ? Optional.of(level) : Optional.empty();
        }

        private static Optional<FieldLock> lock(Random random, int earlier, Last last) {
            FieldLock lock = one(random, new FieldLock[] {
                FieldLock.all(), FieldLock.only("seal-1"), FieldLock.allBut("person-1"), FieldLock.document()
            });
            boolean level = lock.level().isPresent();
            boolean fits = !level || earlier == 0 || last != Last.FIELD;
            return fits && random.nextBoolean() ? Optional.of(lock) : Optional.empty();
        }

        private static <T> T one(Random random, T[] of) {
            return of[random.nextInt(of.length)];
        }
    }

    static Stream<Shape> shapes() {
        return LongStream.range(SEED, SEED + SHAPES).mapToObj(Shape::drawn);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_drawn_file_is_signed_and_every_judge_finds_every_signature_intact(Shape shape) throws Exception {
        byte[] pdf = file(shape);
        for (int i = 0; i < shape.earlier(); i++) {
            SignatureTask task = SignatureTask.invisible("earlier-" + i, Office.NOW, "户档");
            pdf = signed(pdf, i == 0 ? certifying(shape, task) : task, KeyAlgorithm.EC_P256);
        }
        SignatureTask last = task(shape);
        if (shape.lock().isPresent()) {
            last = last.locking(shape.lock().get());
        }

        byte[] whole = signed(pdf, shape.earlier() == 0 ? certifying(shape, last) : last, shape.key());

        int count = shape.earlier() + 1;
        VerificationReport report = judged(whole);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures()).hasSize(count);
        assertThat(IText.judge(whole))
                .hasSize(count)
                .allSatisfy(seen -> assertThat(seen.says()).isEqualTo(IText.Says.INTACT));
        assertThat(Pdfsig.judge(whole))
                .filteredOn(seen -> !seen.type().isEmpty())
                .hasSize(count)
                .allSatisfy(seen -> assertThat(seen.valid()).isTrue());
        try (PDDocument document = Loader.loadPDF(whole)) {
            assertThat(document.getSignatureDictionaries()).hasSize(count);
            if (shape.last() != Last.NEW_INVISIBLE) {
                upright(document, shape);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void one_byte_changed_in_what_was_there_is_found_by_every_judge_of_the_last_signature(Shape shape)
            throws Exception {
        byte[] whole = signed(file(shape), task(shape), shape.key());
        // the second line of the header is a comment that no reader shows
        whole[11] ^= 1;

        assertThat(judged(whole).verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(IText.judge(whole))
                .singleElement()
                .satisfies(seen -> assertThat(seen.says()).isEqualTo(IText.Says.BROKEN));
    }

    private static SignatureTask certifying(Shape shape, SignatureTask task) {
        return shape.certified().map(task::certifying).orElse(task);
    }

    /** The drawing has ink in its upper left quarter only. */
    private static SignatureTask task(Shape shape) {
        Appearance ink = Appearance.of(120, 120, ContentOperators.of("1 0 0 rg 0 60 60 60 re f"));
        return switch (shape.last()) {
            case FIELD -> SignatureTask.inField("seal-1", ink, Office.NOW, "样例县民政局");
            case NEW_INVISIBLE -> SignatureTask.invisible("last", Office.NOW, "户档");
            case NEW_VISIBLE ->
                new SignatureTask(
                        new SignaturePlacement.NewVisibleField(
                                "last", "公章", new SignaturePlacement.Place(1, 150, 100, 120, 120)),
                        Optional.of(ink),
                        Office.NOW,
                        "样例县民政局",
                        Optional.empty(),
                        Optional.empty());
        };
    }

    private static byte[] file(Shape shape) {
        List<Samples.Change> changes = new ArrayList<>();
        changes.add(document -> {
            document.getPage(0).setRotation(shape.rotation());
            if (shape.cropped()) {
                document.getPage(0).setCropBox(new PDRectangle(50, 60, 500, 700));
            }
            COSArray annotations = document.getPage(0).getCOSObject().getCOSArray(COSName.ANNOTS);
            if (annotations != null && shape.annotations() == Annotations.DIRECT) {
                annotations.setDirect(true);
                document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, annotations);
            } else if (annotations != null && shape.annotations() == Annotations.INDIRECT) {
                annotations.setDirect(false);
                document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, new COSObject(annotations));
            }
            if (!shape.identified()) {
                document.getDocument().getTrailer().removeItem(COSName.ID);
            }
        });
        return Samples.pdf(shape.xref(), shape.form(), changes.toArray(Samples.Change[]::new));
    }

    /** The picture shows the page as people see it: the ink is up and left in the place of the seal. */
    private static void upright(PDDocument document, Shape shape) throws Exception {
        BufferedImage page = new PDFRenderer(document).renderImage(0);
        double[] place = shape.last() == Last.NEW_VISIBLE ? new double[] {150, 100} : shown(shape);
        double bottom = page.getHeight() - place[1];
        assertThat(pixel(page, place[0] + 30, bottom - 90)).as("up and left").isEqualTo(RED);
        assertThat(pixel(page, place[0] + 90, bottom - 90)).as("up and right").isNotEqualTo(RED);
        assertThat(pixel(page, place[0] + 30, bottom - 30)).as("down and left").isNotEqualTo(RED);
        assertThat(pixel(page, place[0] + 90, bottom - 30)).as("down and right").isNotEqualTo(RED);
    }

    private static int pixel(BufferedImage page, double x, double y) {
        return page.getRGB((int) Math.round(x), (int) Math.round(y)) & 0xFFFFFF;
    }

    /** The lower left corner of the field seal-1, 120 points square at (300, 100), on the page as it is shown. */
    private static double[] shown(Shape shape) {
        double left = shape.cropped() ? 50 : 0;
        double bottom = shape.cropped() ? 60 : 0;
        double width = shape.cropped() ? 500 : PDRectangle.A4.getWidth();
        double height = shape.cropped() ? 700 : PDRectangle.A4.getHeight();
        double x = 300 - left;
        double y = 100 - bottom;
        return switch (shape.rotation()) {
            case 90 -> new double[] {y, width - x - 120};
            case 180 -> new double[] {width - x - 120, height - y - 120};
            case 270 -> new double[] {height - y - 120, x};
            default -> new double[] {x, y};
        };
    }

    private static byte[] signed(byte[] pdf, SignatureTask task, KeyAlgorithm key) {
        return office.signer().sign(pdf, task, Signers.intl(office.seal(key))).bytes();
    }

    private static VerificationReport judged(byte[] pdf) {
        return Verifier.with(Clock.fixed(Office.NOW, ZoneOffset.UTC))
                .verify(
                        "paper.pdf",
                        pdf,
                        VerificationOptions.strict()
                                .trusting(TrustData.of(
                                        office.authority().anchors(),
                                        office.authority().crls())));
    }
}
