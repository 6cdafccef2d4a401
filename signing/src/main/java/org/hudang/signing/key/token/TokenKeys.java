package org.hudang.signing.key.token;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.InsecureSecretAccess;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyFit;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.key.KeyUnusable;
import org.hudang.signing.key.SecretBytes;
import org.hudang.signing.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one token, asked through PKCS#11 v2.40 with the JDK's own provider. A key is found by the label of its
 * certificate; the private half stays in the token.
 *
 * <p>P-256 and RSA with 3072 bits or more. SM2 is not offered: PKCS#11 v2.40 has no mechanism for it, and what makers add is
 * each their own; national cryptographic machines are reached by a remote signer.
 *
 * <p>Every value that comes from the token is checked with the public key before it is handed on. The token is read anew at each
 * {@link #find}: what was brought into it since is there, and a token that was taken out and put back is used again, where its
 * library allows that.
 */
public final class TokenKeys {
    private final TokenPlace place;
    private final SecretBytes pin;
    private final List<X509Certificate> issuers;
    private @Nullable Provider provider;
    private boolean pinRefused;

    private TokenKeys(TokenPlace place, SecretBytes pin, List<X509Certificate> issuers) {
        this.place = place;
        this.pin = pin;
        this.issuers = List.copyOf(issuers);
    }

    /**
     * The keys of a token, which is not asked before the first of them is looked for: it may be away until then.
     *
     * @param pin of the user, not of the security officer
     * @param issuers certificates from which a chain is completed that the token holds in part only
     */
    public static TokenKeys at(TokenPlace place, SecretBytes pin, List<X509Certificate> issuers) {
        return new TokenKeys(place, pin, issuers);
    }

    /**
     * The same, with the library loaded and signed in to the token at once.
     *
     * @throws KeyUnavailable when library or token is not there
     * @throws PinRefused when the token does not take the PIN
     */
    public static TokenKeys open(TokenPlace place, SecretBytes pin, List<X509Certificate> issuers) {
        TokenKeys keys = at(place, pin, issuers);
        keys.signIn();
        return keys;
    }

    private synchronized void signIn() {
        var unused = store(provider());
    }

    private Provider provider() {
        Provider known = provider;
        if (known != null) {
            return known;
        }
        if (!Files.isReadable(place.library())) {
            throw new KeyUnavailable("the library of the token is not there: " + place);
        }
        Provider base = Security.getProvider("SunPKCS11");
        if (base == null) {
            throw new KeyUnavailable("this Java has no PKCS#11 provider");
        }
        String settings = "--name = hudang-" + place.slot() + "\nlibrary = \"" + place.library() + "\"\nslot = "
                + place.slot() + "\nshowInfo = false\n";
        try {
            Provider fresh = base.configure(settings);
            provider = fresh;
            return fresh;
        } catch (ProviderException | UnsupportedOperationException | IllegalArgumentException e) {
            throw new KeyUnavailable("the token does not answer: " + place, e);
        }
    }

    /**
     * The key with this label.
     *
     * @return empty when the token has none
     * @throws KeyUnavailable when the token does not answer
     * @throws PinRefused when it does not take the PIN
     * @throws KeyUnusable when the key is of a kind that is not offered
     */
    public synchronized Optional<SigningKey> find(String label) {
        Provider asked = provider();
        try {
            KeyStore keys = store(asked);
            if (!keys.isKeyEntry(label)) {
                return Optional.empty();
            }
            List<X509Certificate> chain = chain(keys.getCertificateChain(label));
            KeyAlgorithm algorithm = KeyFit.of(chain.get(0).getPublicKey());
            if (algorithm == KeyAlgorithm.SM2) {
                throw new KeyUnusable("SM2 is not asked of a PKCS#11 token");
            }
            Key key = keys.getKey(label, null);
            if (key instanceof PrivateKey secret) {
                return Optional.of(new TokenKey(place, asked, algorithm, chain, secret, this::forget));
            }
            return Optional.empty();
        } catch (UnrecoverableKeyException | ProviderException e) {
            forget();
            throw new KeyUnavailable("the token does not give the key: " + place, e);
        } catch (GeneralSecurityException e) {
            forget();
            throw new KeyUnavailable("the token cannot be read: " + place, e);
        }
    }

    /** The library is asked anew next time: the token in the slot may be another one, or none. */
    private synchronized void forget() {
        provider = null;
    }

    private KeyStore store(Provider asked) {
        if (pinRefused) {
            throw new PinRefused(place);
        }
        char[] characters = characters();
        try {
            KeyStore fresh = KeyStore.getInstance("PKCS11", asked);
            fresh.load(null, characters);
            return fresh;
        } catch (IOException e) {
            if (isAboutThePin(e)) {
                pinRefused = true;
                throw new PinRefused(place);
            }
            forget();
            throw new KeyUnavailable("the token cannot be read: " + place, e);
        } catch (GeneralSecurityException e) {
            forget();
            throw new KeyUnavailable("the token cannot be read: " + place, e);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static boolean isAboutThePin(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof javax.security.auth.login.FailedLoginException
                    || String.valueOf(cause.getMessage()).contains("CKR_PIN_")) {
                return true;
            }
        }
        return false;
    }

    /** The token's own chain, completed from the issuers, without the root. */
    private List<X509Certificate> chain(Certificate @Nullable [] held) throws GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate one : held == null ? new Certificate[0] : held) {
            chain.add(Certificates.of(one.getEncoded()));
        }
        if (chain.isEmpty()) {
            throw new KeyUnusable("the key on the token has no certificate");
        }
        for (Optional<X509Certificate> next = issuer(chain); next.isPresent(); next = issuer(chain)) {
            chain.add(next.get());
        }
        if (chain.size() > 1 && isRoot(chain.get(chain.size() - 1))) {
            chain.remove(chain.size() - 1);
        }
        return List.copyOf(chain);
    }

    private Optional<X509Certificate> issuer(List<X509Certificate> chain) {
        X509Certificate last = chain.get(chain.size() - 1);
        return issuers.stream()
                .filter(candidate -> !chain.contains(candidate)
                        && candidate.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
                .findFirst();
    }

    private static boolean isRoot(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private char[] characters() {
        return pin.openCharacters(InsecureSecretAccess.iOpenASecretAndWipeMyCopy());
    }

    @Override
    public String toString() {
        return "TokenKeys(" + place + ")";
    }
}
