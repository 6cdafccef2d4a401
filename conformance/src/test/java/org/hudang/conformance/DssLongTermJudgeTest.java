package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * EU DSS judges whole papers kept at B-LT and B-LTA, with the roots and nothing else: every other certificate, list and
 * answer must come from the file. The papers are left by the tests of the module signing; it knows neither SM2 nor SM3, so
 * the national ones are not given to it.
 */
class DssLongTermJudgeTest {
    private static final Path LEFT = Path.of("..", "signing", "target", "for-judges");

    @ParameterizedTest
    @CsvSource({
        "intl-b-lt.pdf, PAdES_BASELINE_LT",
        "intl-b-lta.pdf, PAdES_BASELINE_LTA",
        "intl-b-lta-prolonged.pdf, PAdES_BASELINE_LTA"
    })
    void every_signature_is_totally_passed(String name, SignatureLevel level) throws IOException {
        assumeTrue(
                Files.exists(LEFT.resolve(name)),
                "SKIPPED: the tests of the module signing were not run before, EU DSS was not asked");
        CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
        Matcher certificates = Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----")
                .matcher(Files.readString(LEFT.resolve("anchors.pem"), StandardCharsets.US_ASCII));
        // the first root is the international one; DSS cannot load the other
        if (certificates.find()) {
            roots.addCertificate(DSSUtils.loadCertificate(certificates.group().getBytes(StandardCharsets.US_ASCII)));
        }
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(roots);
        PDFDocumentValidator validator =
                new PDFDocumentValidator(new FileDocument(LEFT.resolve(name).toFile()));
        validator.setCertificateVerifier(verifier);

        SimpleReport report = validator.validateDocument().getSimpleReport();

        assertThat(report.getSignatureIdList()).hasSize(1);
        String id = report.getFirstSignatureId();
        assertThat(report.getIndication(id))
                .as(() -> report.getSubIndication(id) + " " + report.getAdESValidationErrors(id))
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(id)).isEqualTo(level);
    }
}
