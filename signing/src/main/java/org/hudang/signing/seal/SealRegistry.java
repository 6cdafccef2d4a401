package org.hudang.signing.seal;

import java.util.List;
import java.util.Optional;

/**
 * The register of seals (印章台账) and their life:
 *
 * <pre>{@code DRAFT → APPROVED → MADE → FILED → ACTIVE ⇄ SUSPENDED → CANCELLED}</pre>
 *
 * <p>Each step is one transaction that also writes the log of the seal. A refused step changes nothing but the log and
 * throws {@link SealStateRefused} or {@link SamePerson}. Officers see the seals of their township; officers of the bureau
 * see all. Source: 《电子印章管理办法》 art. 17, 18, 21; GB/T 33481-2016.
 */
public interface SealRegistry {
    /** Asks for a seal (申请); the same key gives the same seal again. */
    Seal draft(DraftSeal command, Officer requester);

    /** Approves (批准); refused when the approver is the requester. */
    Seal approve(SealId id, Officer approver);

    /**
     * Records the keys and certificates that were made (制作).
     *
     * @throws SealMaterialRefused when a certificate does not fit its algorithm, is not for signing, or does not cover
     *     the validity of the seal
     */
    Seal make(SealId id, List<SealKey> keys, Officer maker);

    /** Records that the seal was filed with the authority (备案) under this number. */
    Seal file(SealId id, String filingNumber, Officer officer);

    /** Puts the seal in use (启用); refused when the officer is the one who made it. */
    Seal activate(SealId id, Officer officer);

    /** Stops the seal for a time (停用). */
    Seal suspend(SealId id, String reason, Officer officer);

    /** Lets it work again (恢复); refused when the officer is the one who suspended it. */
    Seal resume(SealId id, String reason, Officer officer);

    /** Ends it for ever (注销); from every state but CANCELLED. */
    Seal cancel(SealId id, String reason, Officer officer);

    /** The seal, if there is one that the reader may see. */
    Optional<Seal> find(SealId id, Officer reader);

    /** All seals that the reader may see, by name. */
    List<Seal> all(Officer reader);

    /** Everything that happened to the seal, oldest first; the chain is checked while reading. */
    List<SealLogEntry> log(SealId id, Officer reader);
}
