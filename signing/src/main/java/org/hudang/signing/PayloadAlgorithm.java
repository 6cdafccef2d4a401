package org.hudang.signing;

/** How payloads are signed; both give 64 bytes r‖s. */
public enum PayloadAlgorithm {
    /** ECDSA on P-256 with SHA-256 (RFC 9053 §2.1). */
    ES256,
    /** SM2 with SM3 (GB/T 32918.2-2016), signer id {@code 1234567812345678}. */
    SM2
}
