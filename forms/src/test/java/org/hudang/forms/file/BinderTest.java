package org.hudang.forms.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hudang.forms.Forms;
import org.hudang.forms.PageNumbers;
import org.hudang.forms.Specimens;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.press.Press;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file out of many: where pages stand, what comes along and what does not. */
class BinderTest {
    private static final Forms FORMS = Press.open(Specimens.SETTINGS);
    private static final float MM = 72 / 25.4f;

    @TempDir
    private Path folder;

    @Test
    void parts_follow_each_other_numbered_through_with_bookmarks_in_two_orders() throws IOException {
        try (PDDocument bound = bound(
                part("Volume", 1, words("cover", 1)),
                part("Letter", 2, words("letter", 2)),
                part("Other", 1, words("other", 1)))) {
            assertThat(bound.getNumberOfPages()).isEqualTo(4);
            assertThat(text(bound, 3)).contains("letter 2", "第 3 页　共 4 页", "hh_sample");
            assertThat(bound.getDocumentInformation().getTitle()).isEqualTo("hh_sample");
            List<String> bookmarks = new ArrayList<>();
            for (PDOutlineItem one :
                    bound.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(named(one, bound));
                for (PDOutlineItem below : one.children()) {
                    bookmarks.add("  " + named(below, bound));
                }
            }
            assertThat(bookmarks).containsExactly("Volume 1", "  Letter 2", "Other 4");
        }
    }

    @Test
    void every_page_stands_upright_on_a4_and_above_the_foot() throws IOException {
        Path turned = filled(new PDRectangle(50, 70, 400, 600), 90, Color.BLUE);
        Path huge = filled(new PDRectangle(0, 0, 4000, 4000), 0, Color.BLUE);
        Path small = filled(new PDRectangle(0, 0, 100, 100), 180, Color.BLUE);

        try (PDDocument bound = bound(part("turned", 1, turned), part("huge", 1, huge), part("small", 1, small))) {
            assertThat(IntStream.range(0, 3)
                            .mapToObj(i -> bound.getPage(i).getMediaBox().getWidth()
                                    > bound.getPage(i).getMediaBox().getHeight()))
                    .containsExactly(true, false, false);
            for (int page = 0; page < 3; page++) {
                BufferedImage image = new PDFRenderer(bound).renderImage(page);
                assertThat(image.getRGB(image.getWidth() / 2, image.getHeight() / 2 - 10) & 0xFFFFFF)
                        .isEqualTo(Color.BLUE.getRGB() & 0xFFFFFF);
                assertThat(blue(image, image.getHeight() - (int) (11.5 * MM)))
                        .as("the foot is free")
                        .isFalse();
            }
            BufferedImage little = new PDFRenderer(bound).renderImage(2);
            assertThat(blue(little, little.getHeight() / 2 - 150))
                    .as("nothing is made larger")
                    .isFalse();
        }
    }

    @Test
    void a_turned_page_is_turned_the_way_a_reader_turns_it() throws IOException {
        for (int turn : List.of(0, 90, 180, 270)) {
            Path file = cornered(turn);
            BufferedImage before;
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                before = new PDFRenderer(document).renderImage(0);
            }
            try (PDDocument bound = bound(part("t", 1, file))) {
                BufferedImage after = new PDFRenderer(bound).renderImage(0);
                assertThat(quarter(after)).as("turned by " + turn).isEqualTo(quarter(before));
            }
        }
    }

    @Test
    void what_an_annotation_would_print_is_drawn_and_the_annotation_goes() throws IOException {
        try (PDDocument bound = bound(part("stamped", 1, stamped(true)))) {
            assertThat(bound.getPage(0).getAnnotations()).isEmpty();
            BufferedImage image = new PDFRenderer(bound).renderImage(0);
            assertThat(image.getRGB(image.getWidth() / 2, image.getHeight() / 2 - 10) & 0xFFFFFF)
                    .isEqualTo(Color.RED.getRGB() & 0xFFFFFF);
        }
        try (PDDocument bound = bound(part("hidden", 1, stamped(false)))) {
            BufferedImage image = new PDFRenderer(bound).renderImage(0);
            assertThat(image.getRGB(image.getWidth() / 2, image.getHeight() / 2 - 10) & 0xFFFFFF)
                    .isEqualTo(0xFFFFFF);
        }
    }

    @Test
    void a_look_counts_pages_and_tells_layers_and_what_is_no_pdf_is_not_bound() throws IOException {
        Path torn = folder.resolve("torn.pdf");
        Files.writeString(torn, "%PDF-1.7\nno more");

        assertThat(Binder.look(words("w", 3))).isEqualTo(new Binder.Look(3, false));
        assertThat(Binder.look(layered())).isEqualTo(new Binder.Look(1, true));
        assertThatThrownBy(() -> Binder.look(torn)).isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    @Test
    void the_answer_says_what_was_found_and_over_which_part_it_ended() throws Exception {
        Path torn = folder.resolve("torn.pdf");
        Files.writeString(torn, "%PDF-1.7\nno more");

        BindAnswer looked = run(new BindJob.Look(List.of(words("a", 2), torn, layered())), 64);
        assertThat(looked.done()).isTrue();
        assertThat(looked.parts())
                .containsExactly(
                        new BindAnswer.Found(2, false), new BindAnswer.Found(0, false), new BindAnswer.Found(1, true));

        Path target = folder.resolve("never.pdf");
        BindAnswer ended = run(
                new BindJob.Bind(new Binding(
                        "t", numbers(3), List.of(part("good", 1, words("a", 1)), part("bad", 1, torn)), target)),
                64);
        assertThat(ended.done()).isFalse();
        assertThat(ended.parts()).hasSize(2);
    }

    @Test
    void five_hundred_scanned_pages_are_bound_with_a_heap_smaller_than_they_are() throws Exception {
        Path scan = scans(20);
        List<Binding.Part> parts = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> part("scan " + i, 1, scan))
                .toList();
        assertThat(Files.size(scan) * 25).isGreaterThan((2L * 96) << 20);
        Path target = folder.resolve("scans.pdf");

        BindAnswer answer = run(new BindJob.Bind(new Binding("scans", numbers(500), parts, target)), 96);

        assertThat(answer.done()).isTrue();
        try (PDDocument bound = Loader.loadPDF(target.toFile())) {
            assertThat(bound.getNumberOfPages()).isEqualTo(500);
            assertThat(text(bound, 500)).contains("第 500 页　共 500 页");
        }
    }

    private BindAnswer run(BindJob job, int heap) throws Exception {
        Path asked = Files.createTempFile(folder, "job", "");
        Path answer = folder.resolve(asked.getFileName() + ".answer");
        job.write(asked);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        BindMain.class.getName(),
                        asked.toString(),
                        answer.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return BindAnswer.read(answer);
    }

    private static Binding.Part part(String bookmark, int level, Path file) {
        return new Binding.Part(bookmark, level, file);
    }

    private PDDocument bound(Binding.Part... parts) throws IOException {
        int pages = 0;
        for (Binding.Part part : parts) {
            pages += Binder.look(part.file()).pages();
        }
        Path target = Files.createTempDirectory(folder, "bound").resolve("bound.pdf");
        List<Integer> begun = new ArrayList<>();
        Binder.bind(new Binding("hh_sample", numbers(pages), List.of(parts), target), begun::add);
        assertThat(begun).hasSize(parts.length);
        return Loader.loadPDF(target.toFile());
    }

    private Path numbers(int pages) throws IOException {
        Path file = Files.createTempFile(folder, "numbers", ".pdf");
        return Files.write(
                file,
                FORMS.compose(new PageNumbers(new TemplateCode("YM-2026-1"), "hh_sample", pages))
                        .pdf());
    }

    private Path words(String words, int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 1; i <= pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                    ink.beginText();
                    ink.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    ink.newLineAtOffset(100, 700);
                    ink.showText(words + " " + i);
                    ink.endText();
                }
            }
            return saved(document);
        }
    }

    private Path filled(PDRectangle box, int turn, Color colour) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(box);
            page.setRotation(turn);
            document.addPage(page);
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                ink.setNonStrokingColor(colour);
                ink.addRect(box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
                ink.fill();
            }
            return saved(document);
        }
    }

    /** One corner is blue. */
    private Path cornered(int turn) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setRotation(turn);
            document.addPage(page);
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                ink.setNonStrokingColor(Color.BLUE);
                ink.addRect(0, 0, 200, 300);
                ink.fill();
            }
            return saved(document);
        }
    }

    /** In which corner it is blue: top or bottom, left or right. */
    private static String quarter(BufferedImage image) {
        int x = (int) (25 * MM);
        int y = (int) (25 * MM);
        StringBuilder corners = new StringBuilder();
        for (int[] at : new int[][] {
            {x, y}, {image.getWidth() - x, y}, {x, image.getHeight() - y}, {image.getWidth() - x, image.getHeight() - y}
        }) {
            corners.append((image.getRGB(at[0], at[1]) & 0xFFFFFF) == (Color.BLUE.getRGB() & 0xFFFFFF) ? "x" : "-");
        }
        assertThat(corners.toString()).contains("x");
        return corners.toString();
    }

    private Path stamped(boolean printed) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDAppearanceStream drawing = new PDAppearanceStream(document);
            drawing.setBBox(new PDRectangle(10, 10));
            try (PDPageContentStream ink = new PDPageContentStream(document, drawing)) {
                ink.setNonStrokingColor(Color.RED);
                ink.addRect(0, 0, 10, 10);
                ink.fill();
            }
            PDAppearanceDictionary appearances = new PDAppearanceDictionary();
            appearances.setNormalAppearance(drawing);
            PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
            stamp.setRectangle(new PDRectangle(250, 380, 100, 100));
            stamp.setAppearance(appearances);
            stamp.setPrinted(printed);
            page.setAnnotations(List.of(stamp));
            return saved(document);
        }
    }

    private Path layered() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            PDOptionalContentProperties layers = new PDOptionalContentProperties();
            layers.addGroup(new PDOptionalContentGroup("layer"));
            document.getDocumentCatalog().setOCProperties(layers);
            return saved(document);
        }
    }

    /** Scans that do not compress, about 300 KB a page. */
    private Path scans(int pages) throws IOException {
        Random random = new Random(7);
        try (PDDocument document = new PDDocument()) {
            BufferedImage noise = new BufferedImage(620, 877, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < pages; i++) {
                for (int y = 0; y < noise.getHeight(); y++) {
                    for (int x = 0; x < noise.getWidth(); x++) {
                        noise.setRGB(x, y, random.nextInt());
                    }
                }
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                    ink.drawImage(
                            JPEGFactory.createFromImage(document, noise, .9f),
                            0,
                            0,
                            PDRectangle.A4.getWidth(),
                            PDRectangle.A4.getHeight());
                }
            }
            return saved(document);
        }
    }

    private Path saved(PDDocument document) throws IOException {
        Path file = Files.createTempFile(folder, "part", ".pdf");
        document.save(file.toFile());
        return file;
    }

    private static boolean blue(BufferedImage image, int row) {
        return IntStream.range(0, image.getWidth())
                .anyMatch(x -> (image.getRGB(x, row) & 0xFFFFFF) == (Color.BLUE.getRGB() & 0xFFFFFF));
    }

    private static String named(PDOutlineItem bookmark, PDDocument document) throws IOException {
        PDPage page = bookmark.findDestinationPage(document);
        return bookmark.getTitle() + " " + (document.getPages().indexOf(page) + 1);
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }
}
