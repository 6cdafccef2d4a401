package org.hudang.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.hudang.signing.cms.CmsTemplate;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;

/** PDFBox's own incremental writer: it repairs what it reads, and looks neither at locks nor at levels of locks. */
final class OtherWriter {
    private OtherWriter() {}

    /** The file with a signature without a place, right in itself. */
    static byte[] signed(Office office, byte[] pdf) throws IOException {
        SigningKey key = office.seal(KeyAlgorithm.EC_P256);
        CmsTemplate template = new TemplateCache().of(key.algorithm(), key.chain());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
            document.addSignature(signature, content -> message(template, key, content));
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    private static byte[] message(CmsTemplate template, SigningKey key, InputStream content) throws IOException {
        byte[] attributes = template.signedAttributes(DigestAlgorithm.SHA_256.digest(content.readAllBytes()));
        return template.assemble(attributes, key.sign(template.toBeSigned(attributes)), Optional.empty());
    }
}
