package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hudang.signing.SigningException;
import org.hudang.signing.judges.IText;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Why there is no fall-back for files that our writer refuses: of what PDFBox's own incremental writer makes of them, nearly nothing
 * is intact for a strict verifier, and what is it calls doubtful unless it was signed before. The table is in docs/decisions/0030.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OddFilesTest {
    private static final Path TABLE = Path.of("target", "odd-files.tsv");

    /** A memory bomb is not opened by a parser without bounds only to see what happens. */
    private static final List<String> NOT_FOR_A_PARSER_WITHOUT_BOUNDS =
            List.of("p06_flate_bomb_200MB.pdf", "p07_flate_double_1GB.pdf");

    /** Unsigned ones whose base some readers repair, which the verifier tells of what PDFBox made of them. */
    private static final List<String> DOUBTFUL =
            List.of("y01_pdf_zip_polyglot.pdf", "corrupt__py__minimal-startxref-hopeless.pdf");

    /** What a verifier would not call altered: a comment behind the end, a file that is an archive too, an end that points nowhere. */
    private static final List<String> WOULD_PASS =
            List.of("v21_tail_comment.pdf", "y01_pdf_zip_polyglot.pdf", "corrupt__py__minimal-startxref-hopeless.pdf");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    /**
     * One file that our writer refuses to continue.
     *
     * @param file its name
     * @param ours why it is refused
     * @param fallback what became of it with PDFBox's writer
     * @param intact whether every signature in the result is intact for the verifier
     */
    private record Odd(String file, String ours, String fallback, boolean intact) {}

    @Test
    void of_the_files_that_are_refused_three_would_be_intact_had_pdfbox_signed_them_and_none_valid()
            throws IOException {
        Optional<Path> corpora = Corpora.folder();
        assumeTrue(corpora.isPresent(), "SKIPPED: the folder corpora is not beside the project, see HUDANG_CORPORA");
        List<Odd> odd = new ArrayList<>();
        int all = 0;
        try (Stream<Path> files = Files.walk(corpora.get())) {
            for (Path file : files.filter(one -> one.toString().endsWith(".pdf"))
                    .sorted()
                    .toList()) {
                all++;
                byte[] pdf = Files.readAllBytes(file);
                refusal(pdf)
                        .ifPresent(why -> odd.add(withPdfBox(file.getFileName().toString(), pdf, why)));
            }
        }

        Files.createDirectories(TABLE.getParent());
        Files.write(
                TABLE,
                odd.stream()
                        .map(one -> String.join("\t", one.file(), one.ours(), one.fallback()))
                        .toList());
        assertThat(odd).as("refused of " + all).isNotEmpty();
        assertThat(odd).filteredOn(Odd::intact).extracting(Odd::file).containsExactlyInAnyOrderElementsOf(WOULD_PASS);
        assertThat(odd)
                .filteredOn(one -> one.fallback().startsWith("CannotTell SG-394"))
                .extracting(Odd::file)
                .containsExactlyInAnyOrderElementsOf(DOUBTFUL);
    }

    /** Why our writer refuses to continue a file; encrypted, XFA and closed ones are refused by every writer. */
    private static Optional<String> refusal(byte[] pdf) {
        try {
            office.signer()
                    .prepare(
                            pdf,
                            SignatureTask.invisible("hudang-test", Office.NOW, "户档"),
                            KeyAlgorithm.EC_P256,
                            office.seal(KeyAlgorithm.EC_P256).chain());
            return Optional.empty();
        } catch (PdfUnreadable unreadable) {
            return Optional.of(String.valueOf(unreadable.getMessage()));
        } catch (SigningException forAnotherReason) {
            return Optional.empty();
        }
    }

    private static Odd withPdfBox(String file, byte[] pdf, String ours) {
        if (NOT_FOR_A_PARSER_WITHOUT_BOUNDS.contains(file)) {
            return new Odd(file, ours, "not tried", false);
        }
        byte[] signed;
        try {
            signed = OtherWriter.signed(office, pdf);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new Odd(file, ours, "cannot be signed: " + e.getClass().getSimpleName(), false);
        }
        VerificationReport report = Verifier.with(Clock.fixed(Office.NOW, ZoneOffset.UTC))
                .verify(
                        file,
                        signed,
                        VerificationOptions.strict()
                                .trusting(TrustData.of(
                                        office.authority().anchors(),
                                        office.authority().crls())));
        String reason = report.reasons().stream()
                .map(one -> one.code())
                .findFirst()
                .orElseGet(() -> report.signatures().stream()
                        .flatMap(one -> one.reasons().stream())
                        .map(one -> one.code())
                        .findFirst()
                        .orElse(""));
        String verdict = report.verdict().getClass().getSimpleName() + " " + reason;
        return new Odd(file, ours, verdict + ", iText: " + itext(signed), report.integrity() == Integrity.INTACT);
    }

    private static String itext(byte[] signed) {
        try {
            List<IText.Seen> seen = IText.judge(signed);
            return seen.isEmpty()
                    ? "no signature"
                    : seen.get(seen.size() - 1).says().toString();
        } catch (RuntimeException | StackOverflowError e) {
            return "cannot open";
        }
    }
}
