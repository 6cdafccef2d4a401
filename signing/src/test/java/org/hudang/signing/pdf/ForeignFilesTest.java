package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.hudang.signing.SigningException;
import org.hudang.signing.key.KeyAlgorithm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files others made, attacked ones among them: either a clear refusal, or a signature that breaks nothing. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ForeignFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    static List<Path> files() throws IOException {
        Optional<Path> corpora = Corpora.folder();
        if (corpora.isEmpty()) {
            return List.of(Path.of("SKIPPED-no-corpora"));
        }
        try (Stream<Path> all = Files.walk(corpora.get())) {
            return all.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_foreign_file_is_refused_with_a_code_or_signed_without_harm(Path file) throws Exception {
        assumeTrue(Files.exists(file), "SKIPPED: the folder corpora is not beside the project, see HUDANG_CORPORA");
        byte[] pdf = Files.readAllBytes(file);
        byte[] whole;
        try {
            whole = office.signer()
                    .sign(
                            pdf,
                            SignatureTask.invisible("hudang-test", Office.NOW, "户档"),
                            Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                    .bytes();
        } catch (SigningException refused) {
            assertThat(refused.code()).startsWith("SG-1");
            return;
        }

        // what was there is there, what was signed is signed, and the new signature covers all
        assertThat(Arrays.copyOf(whole, pdf.length)).isEqualTo(pdf);
        assertThat(signatures(whole).size()).isEqualTo(signatures(pdf).size() + 1);
        try (PDDocument document = Loader.loadPDF(whole)) {
            PDSignature last = document.getSignatureDictionaries().stream()
                    .filter(one -> "户档".equals(one.getName()))
                    .findFirst()
                    .orElseThrow();
            int[] range = last.getByteRange();
            assertThat(range[2] + range[3]).isEqualTo(whole.length);
            assertThat(Judge.cms(last.getContents(), last.getSignedContent(whole)))
                    .isNotNull();
        }
    }

    @Test
    void a_certified_file_that_allows_only_forms_still_takes_a_signature() throws Exception {
        Optional<Path> corpora = Corpora.folder();
        assumeTrue(corpora.isPresent(), "SKIPPED: the folder corpora is not beside the project, see HUDANG_CORPORA");

        // given a file certified at level 2
        byte[] pdf = Files.readAllBytes(
                corpora.get().resolve("pdf-signatures/docmdp__ss__sample-certified-formfillingallowed256.pdf"));

        // when
        byte[] whole = office.signer()
                .sign(
                        pdf,
                        SignatureTask.invisible("hudang-test", Office.NOW, "户档"),
                        Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                .bytes();

        // then
        assertThat(signatures(whole).size()).isEqualTo(signatures(pdf).size() + 1);
    }

    private static List<PDSignature> signatures(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getSignatureDictionaries();
        }
    }
}
