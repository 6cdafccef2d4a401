package org.hudang.signing.key;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/**
 * The key of one signing act (ES-01): made in memory, certified, used once, destroyed. It is never written anywhere.
 *
 * <pre>{@code
 * try (EventKey key = EventKey.generate(KeyAlgorithm.SM2, random)) {
 *     SigningKey once = key.certified(authority.certify(request(key.publicKey())));
 *     signer.sign(pdf, task, once);
 * }
 * }</pre>
 *
 * <p>Destroying wipes the encoded key and drops every reference; copies that the runtime made while signing are left to the
 * garbage collector.
 */
public final class EventKey implements AutoCloseable {
    private final KeyAlgorithm algorithm;
    private final PublicKey publicKey;
    private final SecretBytes secret;
    private final SecureRandom random;

    private EventKey(KeyAlgorithm algorithm, PublicKey publicKey, SecretBytes secret, SecureRandom random) {
        this.algorithm = algorithm;
        this.publicKey = publicKey;
        this.secret = secret;
        this.random = random;
    }

    /** A new key. */
    public static EventKey generate(KeyAlgorithm algorithm, SecureRandom random) {
        FreshPair pair = FreshPair.generate(algorithm, random);
        byte[] encoded = Pkcs8.encode(pair.privateKey());
        try {
            return new EventKey(algorithm, pair.publicKey(), SecretBytes.copyOf(encoded), random);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /** The kind of the key. */
    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    /** The public half, to be certified. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /**
     * The key with its certificate; signs exactly once.
     *
     * @throws KeyUnusable when the certificate is for another key
     */
    public SigningKey certified(List<X509Certificate> chain) {
        KeyFit.require(algorithm, chain);
        if (!Arrays.equals(chain.get(0).getPublicKey().getEncoded(), publicKey.getEncoded())) {
            throw new KeyUnusable("the certificate is for another key");
        }
        return new SoftwareKey(algorithm, chain, this::signOnce);
    }

    private byte[] signOnce(byte[] digest) {
        byte[] encoded = secret.open(InsecureSecretAccess.iOpenASecretAndWipeMyCopy());
        secret.destroy();
        try {
            return RawSigner.of(algorithm, Pkcs8.decode(encoded), random).sign(digest);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /** Destroys the key, used or not. */
    @Override
    public void close() {
        secret.destroy();
    }
}
