package org.hudang.signing.seal;

import java.security.cert.X509Certificate;
import org.hudang.signing.key.KeyAlgorithm;

/**
 * One key of a seal: its name in the key store of the house and the certificate made for it. The key itself never leaves
 * the store (SE-06).
 *
 * @param algorithm of the key
 * @param name of the key in the key store
 * @param certificate made for the seal
 */
public record SealKey(KeyAlgorithm algorithm, String name, X509Certificate certificate) {
    public SealKey {
        Words.line("name", name, 100);
    }

    @Override
    public String toString() {
        return "SealKey[" + algorithm + " " + name + "]";
    }
}
