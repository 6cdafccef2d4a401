package org.hudang.signing.authority;

import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import org.hudang.signing.key.KeyAlgorithm;

/**
 * What is asked of a certification authority.
 *
 * @param purpose decides key usage and policy
 * @param algorithm the kind of the key; an SM2 key gets a certificate signed with SM2
 * @param publicKey the public half of the key
 * @param subject whom the certificate names
 * @param validity how long it lives from now; events at most one day
 * @param shown the digest of the document an event certificate is bound to (ES-01); empty for the other purposes
 */
public record CertificateRequest(
        CertificatePurpose purpose,
        KeyAlgorithm algorithm,
        PublicKey publicKey,
        CertificateSubject subject,
        Duration validity,
        Optional<ShownDigest> shown) {
    public CertificateRequest {
        if (shown.isPresent() != (purpose == CertificatePurpose.EVENT)) {
            throw new IllegalArgumentException("exactly event certificates are bound to a document");
        }
        if (purpose == CertificatePurpose.EVENT && validity.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("an event certificate lives at most one day, not " + validity);
        }
    }
}
