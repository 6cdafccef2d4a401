package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** EU DSS judges the ECDSA signatures; it knows no SM2, which OpenSSL judges. */
class DssJudgeTest {

    static List<JsonNode> papers() {
        return Product.papers().stream()
                .filter(paper -> paper.path("expect").asText().equals("valid"))
                .toList();
    }

    @Test
    void there_is_something_to_judge() {
        assertThat(papers()).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    void every_ecdsa_signature_is_found_intact_and_timestamped(JsonNode paper) throws IOException {
        DiagnosticData found = judge(Path.of(paper.path("path").asText()));

        List<SignatureWrapper> ecdsa = found.getSignatures().stream()
                .filter(signature -> signature.getEncryptionAlgorithm() != null
                        && signature.getEncryptionAlgorithm().getName().contains("ECDSA"))
                .toList();
        assertThat(ecdsa).as("signatures found").hasSize(paper.path("ecdsa").asInt());
        assertThat(ecdsa).allSatisfy(signature -> {
            assertThat(signature.isSignatureIntact()).as("intact").isTrue();
            assertThat(signature.isSignatureValid()).as("valid").isTrue();
            assertThat(signature.getSignatureFormat()).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
            assertThat(signature.getTimestampList())
                    .as("timestamps")
                    .isNotEmpty()
                    .allSatisfy(timestamp -> {
                        assertThat(timestamp.isSignatureIntact()).isTrue();
                        assertThat(timestamp.isMessageImprintDataIntact()).isTrue();
                    });
        });
    }

    @Test
    void an_altered_paper_is_found_out_by_the_foreign_judge_too() throws IOException {
        JsonNode altered = Product.papers().stream()
                .filter(paper -> paper.path("expect").asText().equals("altered"))
                .findFirst()
                .orElseThrow();

        assertThat(judge(Path.of(altered.path("path").asText())).getSignatures())
                .anySatisfy(
                        signature -> assertThat(signature.isSignatureIntact()).isFalse());
    }

    private static DiagnosticData judge(Path file) throws IOException {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        try (Stream<Path> anchors = Files.list(Product.home().resolve("authority/trust"))) {
            for (Path anchor : anchors.filter(path -> path.toString().endsWith(".pem"))
                    .filter(path -> !path.toString().contains("sm2"))
                    .toList()) {
                trusted.addCertificate(DSSUtils.loadCertificate(anchor.toFile()));
            }
        }
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        PDFDocumentValidator validator = new PDFDocumentValidator(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(verifier);
        Reports reports = validator.validateDocument();
        return reports.getDiagnosticData();
    }
}
