package org.hudang.signing.revocation;

import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.hudang.signing.revocation.RevocationAnswer.NoAnswer;
import org.hudang.signing.revocation.RevocationAnswer.Reason;

/** Lists that are here already: from files of the operator, or of an authority in this process. */
public final class KnownLists implements RevocationSource {
    private final Supplier<List<X509CRL>> lists;
    private final EvidenceCheck check;

    /**
     * A source over lists.
     *
     * @param lists asked anew for every certificate, so that renewed lists are seen
     */
    public KnownLists(Supplier<List<X509CRL>> lists, Clock clock) {
        this.lists = lists;
        this.check = new EvidenceCheck(clock);
    }

    @Override
    public RevocationAnswer about(X509Certificate certificate, X509Certificate issuer) {
        RevocationAnswer told = new NoAnswer(Reason.NOWHERE_TO_ASK, "no list of this issuer is here");
        for (X509CRL list : lists.get()) {
            if (!list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
                continue;
            }
            try {
                told = check.list(list.getEncoded(), certificate, issuer);
            } catch (CRLException e) {
                told = new NoAnswer(Reason.UNREADABLE, "a list does not encode");
            }
            if (told instanceof RevocationAnswer.Proof) {
                return told;
            }
        }
        return told;
    }
}
