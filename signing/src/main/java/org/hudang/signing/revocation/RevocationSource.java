package org.hudang.signing.revocation;

import java.security.cert.X509Certificate;

/** The port to whoever knows which certificates are withdrawn: the authority in the box, lists on disk, the network. */
public interface RevocationSource {
    /**
     * Asks about one certificate.
     *
     * @param certificate the certificate in question
     * @param issuer the certificate of its issuer, already believed by the caller
     * @return {@link RevocationAnswer.Proof} with evidence that was checked, or {@link RevocationAnswer.NoAnswer}: the
     *     caller then knows nothing and must say so
     */
    RevocationAnswer about(X509Certificate certificate, X509Certificate issuer);
}
