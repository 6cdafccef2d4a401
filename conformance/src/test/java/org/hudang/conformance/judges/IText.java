package org.hudang.conformance.judges;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.PdfPKCS7;
import com.itextpdf.signatures.SignatureUtil;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

/** iText's SignatureUtil: range and value of each signature, document timestamps too. */
final class IText implements Judge, Eyes {
    private static final PdfName TIMESTAMP = new PdfName("ETSI.RFC3161");

    @Override
    public String name() {
        return "iText";
    }

    @Override
    public Answer judge(Paper paper) throws IOException {
        Map<String, Seen> signatures = new LinkedHashMap<>();
        try (PdfDocument document = open(paper.file())) {
            SignatureUtil util = new SignatureUtil(document);
            for (String field : util.getSignatureNames()) {
                Seen seen = seen(util, field);
                if (!TIMESTAMP.equals(util.getSignature(field).getSubFilter())) {
                    signatures.put(field, seen);
                } else if (seen == Seen.BROKEN) {
                    return new Answer.Failed("document timestamp " + field + " is broken");
                }
            }
        }
        return Tally.of(signatures).answer(paper);
    }

    @Override
    public Map<String, Seen> look(Path pdf) throws IOException {
        Map<String, Seen> all = new LinkedHashMap<>();
        try (PdfDocument document = open(pdf)) {
            SignatureUtil util = new SignatureUtil(document);
            for (String field : util.getSignatureNames()) {
                all.put(field, seen(util, field));
            }
        }
        return all;
    }

    static PdfDocument open(Path pdf) throws IOException {
        return new PdfDocument(new PdfReader(pdf.toFile()));
    }

    private static Seen seen(SignatureUtil util, String field) {
        try {
            PdfPKCS7 message = util.readSignatureData(field);
            return message.verifySignatureIntegrityAndAuthenticity() ? Seen.INTACT : Seen.BROKEN;
        } catch (GeneralSecurityException | RuntimeException unknownAlgorithm) {
            return Seen.CANNOT_TELL;
        }
    }
}
