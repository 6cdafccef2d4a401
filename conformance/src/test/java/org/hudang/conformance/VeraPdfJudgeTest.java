package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF judges every finished paper, signed as it is: PDF/A-2a and PDF/UA-1. */
class VeraPdfJudgeTest {

    @BeforeAll
    static void open() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static List<JsonNode> papers() {
        return Product.papers().stream()
                .filter(paper -> paper.path("expect").asText().equals("valid"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    void every_signed_paper_is_pdf_a_2a(JsonNode paper) throws Exception {
        judge(paper, PDFAFlavour.PDFA_2_A);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    void every_signed_paper_is_pdf_ua_1(JsonNode paper) throws Exception {
        judge(paper, PDFAFlavour.PDFUA_1);
    }

    private static void judge(JsonNode paper, PDFAFlavour flavour) throws Exception {
        try (InputStream bytes = new FileInputStream(paper.path("path").asText());
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);

            assertThat(result.getTestAssertions())
                    .filteredOn(
                            assertion -> assertion.getStatus() == org.verapdf.pdfa.results.TestAssertion.Status.FAILED)
                    .extracting(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage() + " "
                            + assertion.getLocation().getContext())
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }
}
