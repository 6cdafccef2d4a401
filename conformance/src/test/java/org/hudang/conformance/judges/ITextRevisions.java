package org.hudang.conformance.judges;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.signatures.validation.ValidatorChainBuilder;
import com.itextpdf.signatures.validation.context.CertificateSource;
import com.itextpdf.signatures.validation.context.TimeBasedContext;
import com.itextpdf.signatures.validation.context.ValidationContext;
import com.itextpdf.signatures.validation.context.ValidatorContext;
import com.itextpdf.signatures.validation.report.ValidationReport;
import com.itextpdf.signatures.validation.report.ValidationReport.ValidationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** iText's validator of revisions: whether what was added after each signature was allowed. It does not look at values. */
final class ITextRevisions implements Judge, Eyes {

    @Override
    public String name() {
        return "iText revisions";
    }

    @Override
    public Answer judge(Paper paper) throws IOException {
        ValidationReport report = report(paper.file());
        return report.getValidationResult() == ValidationResult.VALID
                ? new Answer.Passed(paper.signatures(), paper.signatures())
                : new Answer.Failed(report.getValidationResult() + " " + report.getFailures());
    }

    @Override
    public Map<String, Seen> look(Path pdf) throws IOException {
        boolean valid = report(pdf).getValidationResult() == ValidationResult.VALID;
        return Map.of("whole file", valid ? Seen.INTACT : Seen.BROKEN);
    }

    private static ValidationReport report(Path pdf) throws IOException {
        try (PdfDocument document = IText.open(pdf)) {
            return new ValidatorChainBuilder()
                    .buildDocumentRevisionsValidator()
                    .validateAllDocumentRevisions(
                            new ValidationContext(
                                    ValidatorContext.DOCUMENT_REVISIONS_VALIDATOR,
                                    CertificateSource.SIGNER_CERT,
                                    TimeBasedContext.PRESENT),
                            document);
        }
    }
}
