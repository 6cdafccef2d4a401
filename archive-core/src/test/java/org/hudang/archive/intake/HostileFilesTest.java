package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.archive.intake.Examined.Accepted;
import org.hudang.archive.intake.Examined.Quarantined;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every hostile file that concerns intake gets the expected answer, within five times its budget, and leaves nothing. */
class HostileFilesTest {
    private static final int OVER_BUDGET = 5;

    @TempDir
    static Path work;

    private static Intake intake;

    @BeforeAll
    static void open() {
        intake = Intake.open(IntakeSettings.in(work));
    }

    @AfterAll
    static void nothing_is_left_behind() throws IOException {
        intake.close();
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    private record Expected(String file, String outcome, IntakeCode code, String text) {}

    @TestFactory
    Stream<DynamicTest> every_file_gets_its_answer() throws IOException {
        Path hostile = Corpora.folder("hostile");
        Map<String, String> budgets = budgets(hostile);
        return expectations().stream()
                .map(expected -> DynamicTest.dynamicTest(
                        expected.file() + " → " + expected.code(), () -> check(hostile, expected, budgets)));
    }

    @Test
    void no_file_of_the_manifest_is_forgotten() throws IOException {
        Path hostile = Corpora.folder("hostile");
        List<String> mine = budgets(hostile).keySet().stream()
                .filter(name -> !name.matches("[qjnk]\\d.*|s06.*"))
                .toList();

        List<String> expected = expectations().stream().map(Expected::file).toList();

        assertThat(expected).containsExactlyInAnyOrderElementsOf(mine);
    }

    private static void check(Path hostile, Expected expected, Map<String, String> budgets) throws Exception {
        Path file = hostile.resolve(expected.file());
        String before = digest(file);

        Examined examined = intake.examine(file, expected.file());

        String outcome =
                examined instanceof Accepted ? "ACCEPTED" : examined instanceof Quarantined ? "QUARANTINED" : "REFUSED";
        assertThat(outcome + " " + examined.finding().code()).isEqualTo(expected.outcome() + " " + expected.code());
        assertThat(examined.zh()).isNotBlank();
        assertThat(examined.en()).isNotBlank();
        if (examined instanceof Accepted accepted && !expected.text().equals("-")) {
            assertThat(accepted.text()).contains(expected.text());
        }
        String[] budget = Objects.requireNonNull(budgets.get(expected.file())).split("/", -1);
        assertThat(examined.cost().millis()).isLessThan(OVER_BUDGET * 1000L * number(budget[0]));
        assertThat(examined.cost().peakMb()).isLessThan(OVER_BUDGET * number(budget[1]));
        assertThat(digest(file)).as("the original is only read").isEqualTo(before);
    }

    private static List<Expected> expectations() throws IOException {
        try (var in = Objects.requireNonNull(HostileFilesTest.class.getResourceAsStream("hostile-expectations.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(f -> new Expected(f[0], f[1], IntakeCode.valueOf(f[2]), f[3]))
                    .toList();
        }
    }

    /** The manifest's last column by file, for instance {@code 2s/64MB}. */
    private static Map<String, String> budgets(Path hostile) throws IOException {
        return Files.readAllLines(hostile.resolve("manifest.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toMap(f -> f[0], f -> f[3], (a, b) -> a, TreeMap::new));
    }

    private static int number(String budget) {
        return Integer.parseInt(budget.replaceAll("\\D", ""));
    }

    private static String digest(Path file) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    @Test
    void hidden_and_deleted_words_of_a_letter_are_not_read() throws IOException {
        Path letter = Corpora.folder("hostile").resolve("o09_docx_tracked_hidden.docx");

        Accepted accepted = (Accepted) intake.examine(letter, "letter.docx");

        assertThat(accepted.text()).isEqualTo("visible");
        assertThat(accepted.warnings()).extracting(Finding::code).containsExactly(IntakeCode.HIDDEN_CONTENT);
    }

    @Test
    void text_that_is_not_seen_is_marked() throws IOException {
        Path page = Corpora.folder("hostile").resolve("p54_invisible_text_render3.pdf");

        Accepted accepted = (Accepted) intake.examine(page, "page.pdf");

        assertThat(accepted.warnings()).extracting(Finding::code).containsExactly(IntakeCode.INVISIBLE_TEXT);
    }

    @Test
    void a_count_that_lies_is_counted_anew() throws IOException {
        Path lie = Corpora.folder("hostile").resolve("p11_count_1e9.pdf");

        Accepted accepted = (Accepted) intake.examine(lie, "lie.pdf");

        assertThat(accepted.pages()).isEqualTo(1);
    }

    @Test
    void all_pages_of_a_tiff_are_seen() throws IOException {
        Path tiff = Corpora.folder("hostile").resolve("i15_tiff_3pages.tif");

        Accepted accepted = (Accepted) intake.examine(tiff, "scan.tif");

        assertThat(accepted.pages()).isEqualTo(3);
        for (int page = 1; page <= 3; page++) {
            assertThat(intake.pageImages()
                            .render(tiff, DocumentType.TIFF, page, 100)
                            .width())
                    .isEqualTo(8);
        }
    }

    @Test
    void a_phone_photo_is_served_upright_and_without_the_place_it_was_taken() throws IOException {
        Path photo = Corpora.folder("hostile").resolve("i20_jpeg_exif_gps_orient6.jpg");

        Accepted accepted = (Accepted) intake.examine(photo, "photo.jpg");
        PageImage served = intake.pageImages().render(photo, DocumentType.JPEG, 1, 1000);

        assertThat(accepted.width()).isEqualTo(48);
        assertThat(accepted.height()).isEqualTo(64);
        assertThat(served.width()).isEqualTo(48);
        assertThat(served.height()).isEqualTo(64);
        assertThat(new String(served.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS");
    }
}
