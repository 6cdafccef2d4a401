package org.hudang.signing.personal;

import java.nio.file.Path;

/**
 * Lets a person sign a document.
 *
 * <p>Each act makes one key pair and one short-lived certificate bound to person and document, signs once and destroys
 * the key. The answer is the signed document together with the evidence of how it came about; the caller files both in
 * one event and then says {@link #filed}. Source: 电子签名法 art. 13, 14; the evidence bundle is
 * docs/formats/signing-evidence-v1.md.
 *
 * <p>Order of several signers is the caller's. Refused here: a document that is not the one that was shown, a field that
 * is signed already, a person to whom the field does not belong, missing identity evidence, missing consent.
 */
public interface PersonalSigning {
    /**
     * Signs.
     *
     * @param act who signs what, and everything that proves it; the same idempotency key gives the same paper again
     * @param pdf the document as it was shown
     * @return the signed document and its evidence, both staged and synced to disk
     * @throws ShownDocumentDiffers the file is not the document that was shown
     * @throws FieldNotOfSigner the field belongs to someone else
     * @throws FieldRefused the field is missing, is no signature field, or is signed already
     * @throws IdentityRefused the identity evidence is for another person, too old, or given by the signer
     * @throws ReadingRefused pages were not shown, or the consent does not precede the signature
     * @throws HandwritingRefused the writing is blank, too short, oversize or unreadable
     * @throws TypedNameRefused the typed name is not the name of the signer
     * @throws GuardianRefused the signer acts for another person without a ground
     * @throws ActGivenUp an earlier act with this key was given up
     * @throws ActFiled an earlier call signed and the paper is filed
     * @throws ActConflict the idempotency key was used for another act
     */
    SignedPaper sign(PersonalAct act, Path pdf);

    /**
     * Says that the caller has filed document and evidence, whose staged copies are then removed; joins the transaction
     * of the caller. May be said twice.
     */
    void filed(ActId id, String township);

    /**
     * Says that the caller has given the paper up before it was filed: acts of this township begun under keys that begin so
     * end, and their staged copies are removed; joins the transaction of the caller. Filed acts stay. May be said twice.
     *
     * @return how many acts ended now
     */
    int giveUp(String keyPrefix, String township);

    /** Removes staged copies whose act is filed or given up, which a crash may leave; answers of how many acts. */
    int sweep();
}
