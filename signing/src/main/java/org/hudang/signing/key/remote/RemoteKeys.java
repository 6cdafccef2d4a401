package org.hudang.signing.key.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyFit;
import org.hudang.signing.key.KeyUnusable;
import org.hudang.signing.key.SecretBytes;
import org.hudang.signing.key.SigningKey;

/**
 * The keys of a remote signing service, found by their credential id. Only digests leave the house; the service never sees a
 * paper.
 *
 * <p>Each value is checked with the certificate's public key, over exactly the digest that was sent, before it is handed on: a
 * service that signs something else, or with another key, is found out here (SG-108).
 *
 * <p>Credentials that want no further word ({@code implicit}) or a PIN ({@code explicit}) are used; those that want a one-time
 * password or send their owner to a page are refused (SG-107).
 */
public final class RemoteKeys {
    private static final int MOST_CERTIFICATES = 10;

    private final SigningService service;
    private final Optional<SecretBytes> pin;

    private RemoteKeys(SigningService service, Optional<SecretBytes> pin) {
        this.service = service;
        this.pin = pin;
    }

    /**
     * The keys of a service; asks nothing yet.
     *
     * @param accessToken the bearer token that the service gave this house
     * @param pin for credentials that want one
     */
    public static RemoteKeys at(RemotePlace place, SecretBytes accessToken, Optional<SecretBytes> pin) {
        return new RemoteKeys(new SigningService(place, accessToken), pin);
    }

    /**
     * The key behind a credential.
     *
     * @param credential its id at the service
     * @throws org.hudang.signing.key.KeyUnavailable when the service is silent or out of order
     * @throws RemoteRefused when the service knows no such credential or does not let this house use it
     * @throws RemoteAnswerWrong when its answer makes no sense
     * @throws KeyUnusable when the key is of a kind that is not used here
     */
    public SigningKey find(String credential) {
        ObjectNode question = SigningService.question();
        question.put("credentialID", credential);
        question.put("certificates", "chain");
        question.put("authInfo", true);
        JsonNode info = service.ask("credentials/info", question);
        if (!info.path("key").path("status").asText("").equals("enabled")) {
            throw new RemoteRefused("credentials/info: the key is not enabled");
        }
        List<X509Certificate> chain = chain(info.path("cert").path("certificates"));
        KeyAlgorithm algorithm = KeyFit.of(chain.get(0).getPublicKey());
        String signatureAlgorithm = RemoteKey.signatureAlgorithm(algorithm);
        boolean offered = false;
        for (JsonNode one : info.path("key").path("algo")) {
            offered |= RemoteKey.means(one.asText(), algorithm);
        }
        if (!offered) {
            throw new KeyUnusable("the service does not offer " + signatureAlgorithm + " for this key");
        }
        return new RemoteKey(
                service,
                credential,
                algorithm,
                chain,
                authorisation(info.path("authMode").asText(""), info));
    }

    private RemoteKey.Authorisation authorisation(String mode, JsonNode info) {
        if (mode.equals("implicit")) {
            return new RemoteKey.Authorisation(Optional.empty());
        }
        boolean wantsOtp = info.path("OTP").path("presence").asText("false").equals("true");
        if (!mode.equals("explicit") || wantsOtp) {
            throw new RemoteRefused("credentials/info: the credential wants a person to consent");
        }
        if (pin.isEmpty()) {
            throw new RemoteRefused("credentials/info: the credential wants a PIN and none is set");
        }
        return new RemoteKey.Authorisation(pin);
    }

    /** Its own certificate first, each signed by the next, without the root. */
    private static List<X509Certificate> chain(JsonNode encoded) {
        List<X509Certificate> chain = new ArrayList<>();
        if (!encoded.isArray() || encoded.isEmpty() || encoded.size() > MOST_CERTIFICATES) {
            throw new RemoteAnswerWrong("credentials/info: no certificates");
        }
        try {
            for (JsonNode one : encoded) {
                chain.add(Certificates.of(Base64.getMimeDecoder().decode(one.asText())));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new RemoteAnswerWrong("credentials/info: a certificate cannot be read", e);
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                throw new RemoteAnswerWrong("credentials/info: the certificates are no chain");
            }
        }
        X509Certificate last = chain.get(chain.size() - 1);
        if (chain.size() > 1 && last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
            chain.remove(chain.size() - 1);
        }
        return List.copyOf(chain);
    }

    @Override
    public String toString() {
        return "RemoteKeys(" + service.place() + ")";
    }
}
