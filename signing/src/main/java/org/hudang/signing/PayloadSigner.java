package org.hudang.signing;

import java.util.List;

/**
 * Signs what other modules encode: codes on certificates, status lists, trust lists, phone cards.
 *
 * <p>There is no door for signing a bare hash: a caller names a typed context, the keys belong to that context alone, and
 * the bytes are hashed here.
 *
 * <pre>{@code
 * PayloadKey key = signer.current(PayloadContext.CERTIFICATE);
 * byte[] toBeSigned = sigStructure(header(key.publicKey().algorithm(), key.id()), payload);
 * byte[] signature = signer.sign(key, toBeSigned).rs();
 * }</pre>
 */
public interface PayloadSigner {
    /** The key that signs in this context now. */
    PayloadKey current(PayloadContext context);

    /** All keys of a context that verifiers should know, the current one first, the next one after it. */
    List<PayloadKey> keys(PayloadContext context);

    /**
     * Signs with a key named before, so that its id can stand inside the signed bytes.
     *
     * @param toBeSigned the whole message; hashed here (SM2: with Z)
     * @throws PayloadKeyRefused when the key is not one of this signer or is past its sign-until
     */
    PayloadSignature sign(PayloadKey key, byte[] toBeSigned);
}
