package org.hudang.archive.intake.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that is taken brings what it shows, and nothing of the document it stood in. */
class AssemblerTest {
    @TempDir
    private Path folder;

    @Test
    void what_a_page_shows_comes_along_and_what_leads_away_stays_behind() throws IOException {
        Path source = source();

        Reply reply = Assembler.assemble(order(source, "page 0 1 90", "page 0 1 0"), folder.resolve("made.pdf"));

        assertThat(reply.fate()).isEqualTo(Wire.Fate.DONE);
        assertThat(reply.size().width()).isEqualTo(2);
        try (PDDocument made = Loader.loadPDF(Files.readAllBytes(folder.resolve("made.pdf")))) {
            assertThat(made.getNumberOfPages()).isEqualTo(2);
            assertThat(made.getPage(0).getRotation())
                    .as("beyond what the page says")
                    .isEqualTo(180);
            assertThat(made.getPage(1).getRotation()).isEqualTo(90);
            assertThat(made.getPage(0).getMediaBox().getWidth()).as("inherited").isEqualTo(300);
            assertThat(made.getPage(0).getAnnotations())
                    .extracting(PDAnnotation::getSubtype)
                    .containsExactly("Highlight");
        }
        String bytes = Files.readString(folder.resolve("made.pdf"), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(bytes.split("/Type /Page\\b", -1)).as("pages of the file").hasSize(2 + 1);
    }

    @Test
    void a_page_that_is_not_there_is_named() throws IOException {
        Reply reply = Assembler.assemble(order(source(), "page 0 3 0"), folder.resolve("made.pdf"));

        assertThat(reply.finding().code()).isEqualTo(IntakeCode.PAGE_ABSENT);
        assertThat(reply.finding().facts()).containsExactly("3", "2");
        assertThat(folder.resolve("made.pdf")).doesNotExist();
    }

    private Path order(Path source, String... pages) throws IOException {
        List<String> lines = new java.util.ArrayList<>(List.of("source " + source));
        lines.addAll(List.of(pages));
        return Files.write(folder.resolve("order"), lines);
    }

    /** Two pages with a size that both inherit; the first is turned, marked, and linked to the second. */
    private Path source() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage first = new PDPage(new PDRectangle(300, 400));
            PDPage second = new PDPage(new PDRectangle(300, 400));
            document.addPage(first);
            document.addPage(second);
            document.getPages().getCOSObject().setItem("MediaBox", new PDRectangle(300, 400));
            first.getCOSObject().removeItem(org.apache.pdfbox.cos.COSName.MEDIA_BOX);
            first.setRotation(90);
            PDAnnotationHighlight mark = new PDAnnotationHighlight();
            mark.setRectangle(new PDRectangle(10, 10, 20, 20));
            PDAppearanceDictionary looks = new PDAppearanceDictionary();
            looks.setNormalAppearance(new PDAppearanceStream(document));
            mark.setAppearance(looks);
            PDAnnotationLink link = new PDAnnotationLink();
            link.setRectangle(new PDRectangle(50, 50, 20, 20));
            PDPageFitDestination there = new PDPageFitDestination();
            there.setPage(second);
            link.setDestination(there);
            first.setAnnotations(List.of(mark, link));
            Path file = folder.resolve("source.pdf");
            document.save(file.toFile());
            return file;
        }
    }
}
