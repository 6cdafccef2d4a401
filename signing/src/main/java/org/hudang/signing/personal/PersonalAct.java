package org.hudang.signing.personal;

import java.util.Optional;

/**
 * One act of signing, as the person and the house lived it.
 *
 * @param idempotencyKey the same key gives the same paper again
 * @param township code of the township in whose file the document stands
 * @param field which field is signed, and whose it is
 * @param signer the person who signs
 * @param behalf the person for whom a guardian signs, empty when one signs for oneself
 * @param reading what the person was shown and agreed to
 * @param expression what the person wrote or typed
 * @param identity how it was made sure who the person is
 * @param device on which it happened
 */
public record PersonalAct(
        String idempotencyKey,
        String township,
        SigningField field,
        Signer signer,
        Optional<Behalf> behalf,
        Reading reading,
        Expression expression,
        IdentityEvidence identity,
        Device device) {}
