package org.hudang.signing.pdf;

/** How a PDF is signed. */
public enum SignatureProfile {
    /** PAdES (ETSI EN 319 142-1) with ECDSA P-256 or RSA-3072 and SHA-256: opens in every viewer. */
    INTL,
    /** The same structure with SM2 and SM3 (GB/T 32918, 32905), timestamps likewise: the national algorithms. */
    GUOMI,
    /** SM2 first, then the international signature over it, each in an update of its own. */
    BOTH
}
