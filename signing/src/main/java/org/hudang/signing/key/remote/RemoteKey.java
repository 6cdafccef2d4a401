package org.hudang.signing.key.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.hudang.signing.key.CertifiedKey;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SecretBytes;

/** A key at a remote signing service. */
final class RemoteKey extends CertifiedKey {
    private static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";
    private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
    private static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    private static final int COORDINATE = 32;

    private final SigningService service;
    private final String credential;
    private final Authorisation authorisation;

    /**
     * What a credential wants before each signature.
     *
     * @param pin with which it is authorised; empty when it wants nothing
     */
    record Authorisation(Optional<SecretBytes> pin) {}

    RemoteKey(
            SigningService service,
            String credential,
            KeyAlgorithm algorithm,
            List<X509Certificate> chain,
            Authorisation authorisation) {
        super(algorithm, chain);
        this.service = service;
        this.credential = credential;
        this.authorisation = authorisation;
    }

    @Override
    protected byte[] signed(byte[] digest) {
        String hash = Base64.getEncoder().encodeToString(digest);
        ObjectNode question = SigningService.question();
        question.put("credentialID", credential);
        // asked for each digest anew: what authorises one signature authorises no other
        question.put("SAD", authorised(hash));
        question.putArray("hash").add(hash);
        question.put(
                "hashAlgo", algorithm().digest().identifier().getAlgorithm().getId());
        question.put("signAlgo", signatureAlgorithm(algorithm()));
        JsonNode signatures = service.ask("signatures/signHash", question).path("signatures");
        if (!signatures.isArray() || signatures.size() != 1) {
            throw new RemoteAnswerWrong("signatures/signHash: not one signature but " + signatures.size());
        }
        byte[] value = value(signatures.get(0).asText());
        if (!holds(digest, value)) {
            throw new RemoteAnswerWrong("signatures/signHash: no signature by this key over what was asked");
        }
        return value;
    }

    private String authorised(String hash) {
        ObjectNode question = SigningService.question();
        question.put("credentialID", credential);
        question.put("numSignatures", 1);
        question.putArray("hash").add(hash);
        authorisation.pin().ifPresent(pin -> question.put("PIN", SigningService.text(pin)));
        String data = service.ask("credentials/authorize", question).path("SAD").asText("");
        if (data.isEmpty()) {
            throw new RemoteAnswerWrong("credentials/authorize: nothing that authorises");
        }
        return data;
    }

    /** Services give ECDSA and SM2 values as DER, or as r and s one after the other. */
    private byte[] value(String encoded) {
        byte[] value;
        try {
            value = Base64.getMimeDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new RemoteAnswerWrong("signatures/signHash: the signature is no Base64", e);
        }
        if (algorithm() == KeyAlgorithm.RSA_3072 || value.length != 2 * COORDINATE) {
            return value;
        }
        BigInteger r = new BigInteger(1, Arrays.copyOf(value, COORDINATE));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(value, COORDINATE, 2 * COORDINATE));
        try {
            return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("two numbers always encode", e);
        }
    }

    /** The algorithm by which a service is asked to sign. */
    static String signatureAlgorithm(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case EC_P256 -> ECDSA_WITH_SHA256;
            case RSA_3072 -> SHA256_WITH_RSA;
            case SM2 -> SM2_WITH_SM3;
        };
    }

    /** Whether what a service says of a key includes the algorithm; some name the key's kind only. */
    static boolean means(String identifier, KeyAlgorithm algorithm) {
        return identifier.equals(signatureAlgorithm(algorithm))
                || (algorithm == KeyAlgorithm.RSA_3072 && identifier.equals(RSA_ENCRYPTION))
                || (algorithm == KeyAlgorithm.EC_P256 && identifier.equals(EC_PUBLIC_KEY));
    }
}
