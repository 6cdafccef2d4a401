package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Word files become PDF/A by LibreOffice, when they hide nothing and it is there. */
class OfficeCopyTest {
    private static final String LETTER = "<w:p><w:r><w:t>INCOME 4711</w:t></w:r></w:p>";

    @TempDir
    private Path folder;

    @TempDir
    private Path work;

    private Intake intake;

    @BeforeEach
    void open() {
        intake = Intake.open(IntakeSettings.in(work));
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void a_letter_becomes_a_copy_for_the_long_term_and_nothing_else_is_left() throws IOException {
        requireOffice();
        Path letter = Samples.file(folder, "letter.docx", Samples.docx(LETTER, Map.of()));
        Path copy = folder.resolve("copy.pdf");

        int pages = intake.pdfaCopies().copy(letter, DocumentType.DOCX, copy);

        assertThat(pages).isEqualTo(1);
        try (PDDocument made = Loader.loadPDF(Files.readAllBytes(copy))) {
            assertThat(new PDFTextStripper().getText(made)).contains("INCOME 4711");
            String about = new String(made.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(about.replaceAll("\\s", "")).contains("<pdfaid:part>2<", "<pdfaid:conformance>B<");
        }
        intake.close();
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_a_letter_hides_is_never_printed() throws IOException {
        Path letter = Corpora.folder("hostile").resolve("o09_docx_tracked_hidden.docx");

        assertThatThrownBy(() -> intake.pdfaCopies().copy(letter, DocumentType.DOCX, folder.resolve("copy.pdf")))
                .isInstanceOfSatisfying(
                        PageNotRendered.class,
                        no -> assertThat(no.finding().code()).isEqualTo(IntakeCode.OFFICE_HIDDEN));
    }

    @Test
    void a_file_that_does_not_pass_the_gate_does_not_reach_it() throws IOException {
        Path letter = Samples.file(folder, "letter.docx", Samples.docx("<w:p/>", Map.of("word/embeddings/o.bin", "x")));

        assertThatThrownBy(() -> intake.pdfaCopies().copy(letter, DocumentType.DOCX, folder.resolve("copy.pdf")))
                .isInstanceOfSatisfying(
                        PageNotRendered.class,
                        no -> assertThat(no.finding().code()).isEqualTo(IntakeCode.OFFICE_FAILED));
    }

    @Test
    void without_it_the_answer_says_so() {
        Office office = Office.onPath(work, Sandbox.find(), "/nowhere");

        assertThatThrownBy(() -> office.copy(folder.resolve("a.docx"), DocumentType.DOCX, made -> 1))
                .isInstanceOfSatisfying(
                        PageNotRendered.class,
                        no -> assertThat(no.finding().code()).isEqualTo(IntakeCode.OFFICE_ABSENT));
    }

    private static void requireOffice() {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/soffice"));
        if (!installed) {
            System.err.println("SKIPPED, LOUDLY: LibreOffice is not installed;"
                    + " apt-get install libreoffice-writer-nogui libreoffice-calc-nogui");
        }
        assumeTrue(installed, "LibreOffice is not installed");
    }
}
