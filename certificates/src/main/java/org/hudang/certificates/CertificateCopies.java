package org.hudang.certificates;

import java.util.List;
import java.util.Optional;

/**
 * Copies of certificates' papers for one purpose each (加注件): what was ordered, for whom and until when. The papers themselves are made
 * elsewhere. A copy has no life of its own in the status lists: it carries the code of its certificate and falls with it.
 */
public interface CertificateCopies {
    /** For how many days after its order a copy may be used at most. */
    int MOST_DAYS = 90;

    /**
     * Writes down an order, with a line in the journal of the certificates; the same key with the same wish gives the same copy.
     *
     * @throws CopyRefused when the certificate is not in force, the last day is out of bounds or the key was used for another
     * @throws CertificateUnknown when the certificate is not in sight
     * @throws JournalBroken when nothing can be written into the journal
     */
    AnnotatedCopy order(OrderCopy wish, Acting acting);

    /** The copy with this number, if it is in sight. */
    Optional<AnnotatedCopy> find(CopyId id, Acting acting);

    /** Copies of a certificate, the newest first. */
    List<AnnotatedCopy> of(CertificateId certificate, Acting acting);
}
