package org.hudang.conformance.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.hudang.conformance.Product;
import org.hudang.conformance.Product.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A household with the bureau's seal over all of it, made by the commands of the product and judged by EU DSS. */
class SealedPackageTest {
    private static final Pattern REQUEST = Pattern.compile("srq_[a-z2-7]{26}");

    @TempDir
    private static Path folder;

    private static Path container = Path.of("");

    @BeforeAll
    static void seal_a_household() throws IOException {
        String household = Product.household();
        Path bag = folder.resolve("household.zip");
        container = folder.resolve("household.asice");
        good("archive", "export", household, "--to", bag.toString(), "--by", "archivist", "--with-faults");
        String[] command = {
            "archive",
            "seal",
            bag.toString(),
            "--to",
            container.toString(),
            "--seal",
            bureausSeal(),
            "--purpose",
            "移交",
            "--by",
            "custodian"
        };
        Run waits = Product.run(List.of(command), 600);
        assertThat(waits.exit()).as(waits.toString()).isEqualTo(1);
        Matcher request = REQUEST.matcher(waits.out());
        assertThat(request.find()).as(waits.toString()).isTrue();
        good("seal", "allow", request.group(), "--by", "approver");
        good(command);
    }

    @Test
    void the_product_finds_it_whole_and_sealed() {
        assertThat(good("verify", container.toString()).out()).contains("household.asice: whole", "Sealed by ");
    }

    @Test
    void whoever_receives_it_and_knows_nothing_but_the_root_finds_it_whole_and_sealed(@TempDir Path elsewhere)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify", "--json"));
        for (Path root : Papers.rootsOfTheMainJob()) {
            if (!root.toString().contains("sm2")) {
                arguments.add("--trust=" + root);
            }
        }
        arguments.add(container.toString());

        Run run = Product.in(elsewhere.resolve("nothing"), arguments.toArray(String[]::new));

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.json().path("verdict").asText()).isEqualTo("whole");
        assertThat(run.json().path("sealed").asBoolean()).isTrue();
        Run trustless = Product.in(elsewhere.resolve("nothing"), "verify", "--json", container.toString());
        assertThat(trustless.exit()).as(trustless.toString()).isEqualTo(3);
        assertThat(trustless.json().path("sealed").asBoolean()).isFalse();
    }

    @Test
    void eu_dss_finds_one_seal_over_every_file_and_passes_it_by_the_root_alone() throws IOException {
        SimpleReport report = judged(container);

        assertThat(report.getSignatureIdList()).hasSize(1);
        String id = report.getSignatureIdList().get(0);
        assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.CAdES_BASELINE_LT);
        assertThat(report.getIndication(id))
                .as("%s %s", report.getSubIndication(id), report.getAdESValidationErrors(id))
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureScopes(id)).hasSizeGreaterThan(10);
    }

    @Test
    void eu_dss_finds_out_a_changed_paper() throws IOException {
        Path changed = folder.resolve("changed.asice");
        try (ZipFile from = new ZipFile(container.toFile());
                OutputStream out = Files.newOutputStream(changed);
                ZipOutputStream to = new ZipOutputStream(out)) {
            boolean done = false;
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] bytes;
                try (InputStream in = from.getInputStream(entry)) {
                    bytes = in.readAllBytes();
                }
                if (!done && entry.getName().contains("/1-original.")) {
                    bytes[bytes.length / 2] ^= 1;
                    done = true;
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(bytes);
                to.closeEntry();
            }
            assertThat(done).isTrue();
        }

        SimpleReport report = judged(changed);

        assertThat(report.getIndication(report.getSignatureIdList().get(0))).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(Product.run(List.of("verify", changed.toString()), 600).exit())
                .isEqualTo(1);
    }

    private static SimpleReport judged(Path file) throws IOException {
        CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
        for (Path root : Papers.rootsOfTheMainJob()) {
            if (!root.toString().contains("sm2")) {
                roots.addCertificate(DSSUtils.loadCertificate(root.toFile()));
            }
        }
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(roots);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument().getSimpleReport();
    }

    static String bureausSeal() {
        for (JsonNode seal : good("seal", "list", "--json").json()) {
            if (seal.path("state").asText().equals("ACTIVE")
                    && seal.path("township").asText().equals("*")) {
                return seal.path("id").asText();
            }
        }
        throw new IllegalStateException("the bureau has no seal");
    }

    private static Run good(String... arguments) {
        Run run = Product.run(List.of(arguments), 600);
        assertThat(run.exit()).as(run.toString()).isZero();
        return run;
    }
}
