package org.hudang.signing.seal;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningKey;

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

    /**
     * The key of this name in a vault of this house, made and certified when there is none.
     *
     * @param certify gives the chain of a public key, its own certificate first
     */
    public static SealKey in(
            KeyVault vault, String name, KeyAlgorithm algorithm, Function<PublicKey, List<X509Certificate>> certify) {
        return new SealKey(
                algorithm,
                name,
                vault.findOrCreate(name, algorithm, certify).chain().get(0));
    }

    /**
     * A key that is there already, made and certified where it lives.
     *
     * @param name under which {@code keys} knows it
     * @throws SealMaterialRefused when there is none of that name
     * @throws org.hudang.signing.key.KeyUnavailable when the place does not answer
     */
    public static SealKey of(SealKeys keys, String name) {
        SigningKey kept =
                keys.find(name).orElseThrow(() -> new SealMaterialRefused("there is no key of the name " + name));
        return new SealKey(kept.algorithm(), name, kept.chain().get(0));
    }

    @Override
    public String toString() {
        return "SealKey[" + algorithm + " " + name + "]";
    }
}
