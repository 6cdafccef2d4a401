package org.hudang.signing.seal;

/**
 * Asks for a seal.
 *
 * @param idempotencyKey the same key gives the same seal again
 * @param name of the seal, for lists
 * @param kind of the seal
 * @param owner unit that answers for it
 * @param face what it looks like
 * @param validity for which time it is made
 */
public record DraftSeal(
        String idempotencyKey, String name, SealKind kind, SealOwner owner, SealFace face, Validity validity) {
    public DraftSeal {
        Words.line("idempotencyKey", idempotencyKey, 200);
        Words.line("name", name, 100);
    }
}
