package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.signing.SigningException;
import org.hudang.signing.judges.IText;
import org.hudang.signing.judges.Pdfsig;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that others made stay what they were for every judge when ours come behind them. */
class EarlierSignaturesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    static List<Path> intact() throws IOException {
        Optional<Path> corpora = Corpora.folder();
        if (corpora.isEmpty()) {
            return List.of(Path.of("SKIPPED-no-corpora"));
        }
        Path signatures = corpora.get().resolve("pdf-signatures");
        try (Stream<String> rows = Files.lines(signatures.resolve("verdicts.tsv"))) {
            return rows.map(row -> row.split("\t", -1))
                    .filter(row -> row.length > 7 && row[7].equals("VALID"))
                    .map(row -> signatures.resolve(row[0]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("intact")
    void what_others_signed_stays_signed_behind_our_signature_and_timestamp(Path file) throws Exception {
        assumeTrue(Files.exists(file), "SKIPPED: the folder corpora is not beside the project, see HUDANG_CORPORA");
        byte[] before = Files.readAllBytes(file);
        byte[] after;
        try {
            byte[] signed = office.signer()
                    .sign(
                            before,
                            SignatureTask.invisible("hudang-test", Office.NOW, "户档"),
                            Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                    .bytes();
            byte[] filled = PdfKeeping.withMaterial(
                    signed,
                    ValidationMaterial.none()
                            .plusCertificate(office.authority().anchors().get(0).getEncoded())
                            .plusList(office.authority().crls().get(0).getEncoded()));
            after = ((PdfKeeping.Stamping.Stamped) PdfKeeping.stamped(
                            filled, DigestAlgorithm.SHA_256, office.authority().timestamps()))
                    .pdf();
        } catch (SigningException refused) {
            assertThat(refused.code()).startsWith("SG-1");
            return;
        }

        List<SignatureReport> ours = judge(after);
        assertThat(ours).hasSize(judge(before).size() + 2).allSatisfy(one -> {
            assertThat(one.integrity()).isEqualTo(SignatureIntegrity.INTACT);
            assertThat(one.changesAfter()).isIn(ChangesAfter.NONE, ChangesAfter.PERMITTED);
        });
        for (IText.Seen was : IText.judge(before)) {
            assertThat(IText.judge(after)).anySatisfy(is -> {
                assertThat(is.field()).isEqualTo(was.field());
                assertThat(is.says()).isEqualTo(was.says());
            });
        }
        for (Pdfsig.Seen was : Pdfsig.judge(before)) {
            assertThat(Pdfsig.judge(after)).anySatisfy(is -> {
                assertThat(is.field()).isEqualTo(was.field());
                assertThat(is.valid()).isEqualTo(was.valid());
            });
        }
    }

    private static List<SignatureReport> judge(byte[] pdf) {
        return Verifier.with(Clock.fixed(Office.NOW, ZoneOffset.UTC))
                .verify("paper.pdf", pdf, VerificationOptions.strict())
                .signatures();
    }
}
