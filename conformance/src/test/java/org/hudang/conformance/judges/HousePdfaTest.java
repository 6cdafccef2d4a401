package org.hudang.conformance.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hudang.conformance.Product;
import org.hudang.conformance.Product.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Whatever the house makes and calls PDF/A is one, and what it does not call so does not claim it. */
class HousePdfaTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void judge() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void every_pdf_in_the_archive_of_the_main_job_keeps_what_it_claims_also_copies_of_scans() throws Exception {
        Map<PDFAFlavour, Integer> claims = new EnumMap<>(PDFAFlavour.class);
        List<String> broken = new ArrayList<>();
        Product.papers();

        for (Path file : pdfs(Product.home().resolve("archive"))) {
            VeraPdf.claimed(file).forEach(claim -> claims.merge(claim, 1, Integer::sum));
            VeraPdf.broken(file)
                    .ifPresent(why -> broken.add(Product.home().relativize(file) + " " + claimedBy(file) + " " + why));
        }

        System.out.println("PDF in the archive by what they claim: " + claims);
        assertThat(broken).isEmpty();
        // copies of scans are 2b, papers that were composed here 2a
        assertThat(claims.getOrDefault(PDFAFlavour.PDFA_2_B, 0)).isGreaterThan(3);
        assertThat(claims.getOrDefault(PDFAFlavour.PDFA_2_A, 0)).isGreaterThan(3);
    }

    /** LibreOffice makes it, which the tests install. */
    @Test
    void a_copy_of_an_office_file_keeps_what_it_claims() throws Exception {
        Path letter = Product.root().resolve("samples/1-old-person/application.docx");
        Product.papers();
        List<Path> before = pdfs(Product.home().resolve("archive"));

        Run added = Product.run(
                List.of(
                        "intake",
                        "add",
                        "--household",
                        Product.household(),
                        "--volume",
                        volume(),
                        "--kind",
                        "income-proof",
                        "--date",
                        "2026-11-01",
                        "--responsible",
                        "样例",
                        "--even-if-there",
                        "--by",
                        "clerk",
                        letter.toString()),
                600);

        assertThat(added.exit()).as(added.toString()).isZero();
        List<Path> copies = new ArrayList<>(pdfs(Product.home().resolve("archive")));
        copies.removeAll(before);
        assertThat(copies).hasSize(1);
        assertThat(VeraPdf.claimed(copies.get(0))).contains(PDFAFlavour.PDFA_2_B);
        assertThat(VeraPdf.broken(copies.get(0))).isEmpty();
    }

    @Test
    void a_sealed_inspection_report_keeps_what_it_claims() throws Exception {
        String volume = volume();
        Path report = folder.resolve("report.pdf");
        Run inspected = Product.run(List.of("archive", "inspect", volume, "--by", "archivist"), 600);
        assertThat(inspected.exit()).as(inspected.toString()).isIn(0, 1, 3);
        // a standing approval of the main job covers it
        Run sealed = Product.run(
                List.of(
                        "archive",
                        "report",
                        volume,
                        "--by",
                        "archivist",
                        "--seal",
                        SealedPackageTest.bureausSeal(),
                        "--to",
                        report.toString()),
                600);
        assertThat(sealed.exit()).as(sealed.toString()).isZero();

        assertThat(VeraPdf.claimed(report)).contains(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
        assertThat(VeraPdf.broken(report)).isEmpty();
        Run verified = Product.run(List.of("verify", report.toString()), 600);
        assertThat(verified.exit()).as(verified.toString()).isZero();
    }

    @Test
    void a_destruction_list_keeps_what_it_claims_before_and_after_it_is_sealed() throws Exception {
        for (String name : List.of("destruction-list.pdf", "destruction-list-sealed.pdf")) {
            Path list = Papers.folder().resolve("sheets").resolve(name);

            assertThat(VeraPdf.claimed(list)).contains(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
            assertThat(VeraPdf.broken(list)).as(name).isEmpty();
        }
    }

    /** As sheet, as card, and as copy for one purpose. */
    @ParameterizedTest
    @ValueSource(strings = {"certificate-sheet", "certificate-card", "certificate-copy"})
    void a_certificate_keeps_what_it_claims_before_and_after_it_is_sealed(String name) throws Exception {
        for (String file : List.of(name + ".pdf", name + "-sealed.pdf")) {
            Path paper = Papers.folder().resolve("sheets").resolve(file);

            assertThat(VeraPdf.claimed(paper)).contains(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
            assertThat(VeraPdf.broken(paper)).as(file).isEmpty();
        }
    }

    @Test
    void the_bound_file_of_a_household_claims_nothing() throws Exception {
        Path bound = folder.resolve("bound.pdf");

        Run run = Product.run(
                List.of("archive", "bind", Product.household(), "--to", bound.toString(), "--by", "clerk"), 600);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(VeraPdf.claimed(bound)).isEmpty();
    }

    private static List<Path> pdfs(Path where) throws IOException {
        try (Stream<Path> all = Files.walk(where)) {
            return all.filter(Files::isRegularFile)
                    .filter(HousePdfaTest::isPdf)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPdf(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(5), java.nio.charset.StandardCharsets.ISO_8859_1).equals("%PDF-");
        } catch (IOException e) {
            return false;
        }
    }

    private static String claimedBy(Path file) {
        try {
            return VeraPdf.claimed(file).toString();
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    /** A volume of the first household of the main job, by its folder. */
    private static String volume() throws IOException {
        try (Stream<Path> all = Files.walk(Product.home().resolve("archive"), 4)) {
            return all.filter(path -> path.toString().contains(Product.household()))
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("vol_"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
