package org.hudang.conformance.judges;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/**
 * EU DSS, with one root and nothing else. It knows neither SM2 nor SM3, and its report over a whole file ends at the first SM3
 * timestamp; so about a paper that has one it is asked signature by signature.
 */
final class Dss implements Judge, Eyes {
    private final CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();

    Dss(Path root) {
        roots.addCertificate(DSSUtils.loadCertificate(root.toFile()));
    }

    @Override
    public String name() {
        return "EU DSS";
    }

    @Override
    public Answer judge(Paper paper) throws IOException {
        if (paper.national() == 0) {
            return whole(paper);
        }
        Answer each = Tally.of(look(paper.file())).answer(paper);
        return each instanceof Answer.Passed
                ? stamps(paper).<Answer>map(Answer.Failed::new).orElse(each)
                : each;
    }

    /** Each signature by itself: what is wrong with the timestamps of those that it understands. */
    private static Optional<String> stamps(Paper paper) throws IOException {
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(asSigned(paper.file())));
        validator.setCertificateVerifier(new CommonCertificateVerifier(true));
        for (AdvancedSignature signature : validator.getSignatures()) {
            if (known(signature)) {
                List<TimestampToken> stamps = signature.getSignatureTimestamps();
                if (stamps.size() != (paper.level().equals("b-b") ? 0 : 1)) {
                    return Optional.of(stamps.size() + " timestamps in a signature");
                }
                if (!stamps.stream().allMatch(TimestampToken::isMessageImprintDataIntact)) {
                    return Optional.of("a timestamp over something else");
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The revision that the last signature made, without the validation data behind it: before DSS reads a timestamp it loads
     * every certificate in there, and breaks down over the first one of SM2.
     */
    private static byte[] asSigned(Path file) throws IOException {
        byte[] pdf = Files.readAllBytes(file);
        int end = 0;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                if (!"ETSI.RFC3161".equals(signature.getSubFilter())) {
                    int[] range = signature.getByteRange();
                    end = Math.max(end, range[2] + range[3]);
                }
            }
        }
        return Arrays.copyOf(pdf, end);
    }

    private Answer whole(Paper paper) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(roots);
        PDFDocumentValidator validator = validator(paper.file());
        validator.setCertificateVerifier(verifier);
        SimpleReport report = validator.validateDocument().getSimpleReport();
        for (String id : report.getSignatureIdList()) {
            SignatureLevel level = report.getSignatureFormat(id);
            if (level != expected(paper)) {
                return new Answer.Failed("level " + level);
            }
            Indication indication = report.getIndication(id);
            // without proof in the file that nothing was withdrawn, nobody may say more than that it is not broken
            boolean good = paper.kept() ? indication == Indication.TOTAL_PASSED : indication != Indication.TOTAL_FAILED;
            if (!good) {
                return new Answer.Failed(
                        indication + " " + report.getSubIndication(id) + " " + report.getAdESValidationErrors(id));
            }
        }
        int found = report.getSignatureIdList().size();
        return found == paper.signatures()
                ? new Answer.Passed(found, found)
                : new Answer.Failed("reports " + found + " of " + paper.signatures() + " signatures");
    }

    private static SignatureLevel expected(Paper paper) {
        return switch (paper.level()) {
            case "b-b" -> SignatureLevel.PAdES_BASELINE_B;
            case "b-t" -> SignatureLevel.PAdES_BASELINE_T;
            case "b-lt" -> SignatureLevel.PAdES_BASELINE_LT;
            default -> SignatureLevel.PAdES_BASELINE_LTA;
        };
    }

    @Override
    public Map<String, Seen> look(Path pdf) {
        PDFDocumentValidator validator = validator(pdf);
        validator.setCertificateVerifier(new CommonCertificateVerifier(true));
        Map<String, Seen> all = new LinkedHashMap<>();
        for (AdvancedSignature signature : validator.getSignatures()) {
            PAdESSignature pades = (PAdESSignature) signature;
            all.put(pades.getPdfRevision().getFields().get(0).getFieldName(), seen(pades));
        }
        return all;
    }

    private static Seen seen(PAdESSignature signature) {
        if (!known(signature)) {
            return Seen.CANNOT_TELL;
        }
        signature.checkSignatureIntegrity();
        var found = signature.getSignatureCryptographicVerification();
        return found.isReferenceDataIntact() && found.isSignatureIntact() ? Seen.INTACT : Seen.BROKEN;
    }

    private static boolean known(AdvancedSignature signature) {
        return signature.getEncryptionAlgorithm() != null && signature.getDigestAlgorithm() != null;
    }

    private static PDFDocumentValidator validator(Path pdf) {
        return new PDFDocumentValidator(new FileDocument(pdf.toFile()));
    }
}
