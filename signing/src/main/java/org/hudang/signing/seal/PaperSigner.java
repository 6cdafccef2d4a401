package org.hudang.signing.seal;

import java.util.List;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.SignatureTask;

/** Signs a PDF with one or more keys, one signature after the other. */
@FunctionalInterface
public interface PaperSigner {
    /**
     * The signed document; the first signature fills the placement of the task, each further one stands beside it.
     *
     * @throws org.hudang.signing.SigningException when the document or the field refuses it, or a key does not answer
     */
    byte[] sign(byte[] pdf, SignatureTask task, List<SigningKey> keys);
}
