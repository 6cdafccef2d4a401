package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * EU DSS judges the ECDSA signatures. It knows neither SM2 nor SM3, and its report over a whole file ends at the first
 * SM3 time stamp; so each ECDSA signature is asked by itself. OpenSSL judges the SM2 ones.
 */
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
    void every_ecdsa_signature_is_found_intact_and_timestamped(JsonNode paper) {
        List<AdvancedSignature> ecdsa = ecdsa(Path.of(paper.path("path").asText()));

        assertThat(ecdsa).as("signatures found").hasSize(paper.path("ecdsa").asInt());
        assertThat(ecdsa).allSatisfy(signature -> {
            signature.checkSignatureIntegrity();
            assertThat(signature.getSignatureCryptographicVerification().isReferenceDataIntact())
                    .as("covered bytes")
                    .isTrue();
            assertThat(signature.getSignatureCryptographicVerification().isSignatureIntact())
                    .as("signature value")
                    .isTrue();
            assertThat(signature.getDataFoundUpToLevel()).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
            List<TimestampToken> stamps = signature.getSignatureTimestamps();
            assertThat(stamps)
                    .hasSize(1)
                    .allSatisfy(stamp -> assertThat(stamp.isMessageImprintDataIntact())
                            .as("time stamp over this signature")
                            .isTrue());
        });
    }

    @Test
    void an_altered_paper_is_found_out_by_the_foreign_judge_too() {
        JsonNode altered = Product.papers().stream()
                .filter(paper -> paper.path("expect").asText().equals("altered"))
                .findFirst()
                .orElseThrow();

        List<AdvancedSignature> ecdsa = ecdsa(Path.of(altered.path("path").asText()));

        assertThat(ecdsa).isNotEmpty().allSatisfy(signature -> {
            signature.checkSignatureIntegrity();
            assertThat(signature.getSignatureCryptographicVerification().isReferenceDataIntact())
                    .isFalse();
        });
    }

    private static List<AdvancedSignature> ecdsa(Path file) {
        PDFDocumentValidator validator = new PDFDocumentValidator(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(new CommonCertificateVerifier(true));
        List<AdvancedSignature> found = new ArrayList<>();
        for (AdvancedSignature signature : validator.getSignatures()) {
            if (signature.getEncryptionAlgorithm() == EncryptionAlgorithm.ECDSA) {
                found.add(signature);
            }
        }
        return found;
    }
}
