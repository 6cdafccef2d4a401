package org.hudang.certificates;

import java.util.List;
import java.util.Optional;

/**
 * Withdrawing a certificate for ever takes two people (双人撤销). Who asks sets it aside at once, so that nobody is shown a
 * certificate that may have to go; somebody else decides whether it is withdrawn or comes back. Stopping a benefit needs no
 * second person: {@link Certificates#revokeForBenefit}. Every method is one transaction and joins that of its caller.
 */
public interface Revocations {
    /**
     * Asks that a certificate be withdrawn and sets it aside; asking again in the same words changes nothing.
     *
     * @throws CertificateUnknown when there is none with this id in sight
     * @throws StateRefused when its state is final
     * @throws RevocationWaits when it was asked already, by somebody else or in other words
     */
    RevocationRequest ask(CertificateId id, Revocation why, Acting acting);

    /**
     * Withdraws it for ever; approving again changes nothing.
     *
     * @throws NoRevocationWaits when nobody asked
     * @throws SamePersonDecides when who acts asked for it
     */
    void approve(CertificateId id, Acting acting);

    /**
     * Leaves the certificate as it was before somebody asked. Who asked may take it back in this way.
     *
     * @param note words for the file, no personal data, at most 200 characters
     * @throws NoRevocationWaits when nobody asked
     */
    void refuse(CertificateId id, String note, Acting acting);

    /** What waits for a decision about this certificate. */
    Optional<RevocationRequest> of(CertificateId id, Acting acting);

    /** All that waits for a decision, the oldest first. */
    List<RevocationRequest> waiting(Acting acting);
}
