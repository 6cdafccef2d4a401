package org.hudang.signing.authority;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The port to a certification authority (电子认证服务机构): the demo authority in the box, a licensed one in
 * production.
 */
public interface CertificateAuthority {
    /**
     * Certifies a key.
     *
     * @return the new certificate first, then its issuers up to but without the root
     */
    List<X509Certificate> certify(CertificateRequest request);

    /** Withdraws a certificate of this authority from now on; again changes nothing. */
    void revoke(X509Certificate certificate, RevocationReason reason);

    /** The roots a verifier is to trust. */
    List<X509Certificate> anchors();

    /** The current lists of withdrawn certificates, fresh for at least an hour. */
    List<X509CRL> crls();
}
