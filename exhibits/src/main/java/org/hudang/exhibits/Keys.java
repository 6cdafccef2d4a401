package org.hudang.exhibits;

import java.util.Locale;

/** What a paper is signed with. */
enum Keys {
    /** P-256 in a key file. */
    EC,
    /** RSA with 3072 bits in a key file. */
    RSA,
    /** SM2 in a key file. */
    SM2,
    /** SM2, and P-256 over it. */
    BOTH,
    /** P-256 in a PKCS#11 token. */
    TOKEN_EC,
    /** RSA with 3072 bits in a PKCS#11 token. */
    TOKEN_RSA;

    /** Signatures by P-256 or RSA that one act of signing makes. */
    int international() {
        return this == SM2 ? 0 : 1;
    }

    /** Signatures by SM2 that one act of signing makes. */
    int national() {
        return this == SM2 || this == BOTH ? 1 : 0;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
