package org.hudang.signing.judges;

import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.PdfPKCS7;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.validation.ValidatorChainBuilder;
import com.itextpdf.signatures.validation.context.CertificateSource;
import com.itextpdf.signatures.validation.context.TimeBasedContext;
import com.itextpdf.signatures.validation.context.ValidationContext;
import com.itextpdf.signatures.validation.context.ValidatorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** iText's SignatureUtil. It reads no SM2 certificate's signature, so it cannot tell about national signatures. */
public final class IText {
    private IText() {}

    /** What iText says about a signature. */
    public enum Says {
        /** Range and signature value are right. */
        INTACT,
        /** Something is wrong. */
        BROKEN,
        /** It cannot tell: algorithms it does not know. */
        CANNOT_TELL
    }

    /**
     * One signature.
     *
     * @param field name of its field
     * @param says the answer
     * @param last whether it covers the whole file
     */
    public record Seen(String field, Says says, boolean last) {}

    /** All signatures, in the order of their revisions. */
    public static List<Seen> judge(byte[] pdf) {
        List<Seen> all = new ArrayList<>();
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            SignatureUtil signatures = new SignatureUtil(document);
            for (String name : signatures.getSignatureNames()) {
                all.add(new Seen(name, says(signatures, name), signatures.signatureCoversWholeDocument(name)));
            }
            return all;
        } catch (IOException e) {
            throw new IllegalArgumentException("iText cannot open the file", e);
        }
    }

    /** How many entries the store of validation data has, as iText reads it: certificates, lists, answers. */
    public static List<Integer> store(byte[] pdf) {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            PdfDictionary store = document.getCatalog().getPdfObject().getAsDictionary(PdfName.DSS);
            List<Integer> sizes = new ArrayList<>();
            for (PdfName name : List.of(PdfName.Certs, PdfName.CRLs, PdfName.OCSPs)) {
                sizes.add(
                        store == null || store.getAsArray(name) == null
                                ? 0
                                : store.getAsArray(name).size());
            }
            return sizes;
        } catch (IOException e) {
            throw new IllegalArgumentException("iText cannot open the file", e);
        }
    }

    /** What iText says about the changes between all revisions of a document. */
    public enum Changes {
        /** None that is not allowed. */
        ALLOWED,
        /** Some that is not allowed. */
        FORBIDDEN,
        /** It cannot say, or ended in an error. */
        CANNOT_TELL
    }

    /** Asks the validator of revisions, which looks at the objects of each and at no signature value. */
    public static Changes changes(byte[] pdf) {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            return switch (new ValidatorChainBuilder()
                    .buildDocumentRevisionsValidator()
                    .validateAllDocumentRevisions(
                            new ValidationContext(
                                    ValidatorContext.DOCUMENT_REVISIONS_VALIDATOR,
                                    CertificateSource.SIGNER_CERT,
                                    TimeBasedContext.PRESENT),
                            document)
                    .getValidationResult()) {
                case VALID -> Changes.ALLOWED;
                case INVALID -> Changes.FORBIDDEN;
                case INDETERMINATE -> Changes.CANNOT_TELL;
            };
        } catch (IOException | RuntimeException unreadable) {
            return Changes.CANNOT_TELL;
        }
    }

    private static Says says(SignatureUtil signatures, String name) {
        try {
            PdfPKCS7 message = signatures.readSignatureData(name);
            return message.verifySignatureIntegrityAndAuthenticity() ? Says.INTACT : Says.BROKEN;
        } catch (GeneralSecurityException | RuntimeException unknownAlgorithm) {
            return Says.CANNOT_TELL;
        }
    }
}
