package org.hudang.signing.verify.cms;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;

/**
 * Who signed an answer (OCSP, RFC 6960 §4.2.2.2): the issuer itself, or a responder whose certificate the same issuer
 * signed for this purpose, which may sign and which was valid when the answer was made. Whether the responder was withdrawn
 * is for the caller to ask.
 */
public final class ResponderCheck {
    private static final int MOST = 8;

    private ResponderCheck() {}

    /**
     * The responder's certificate.
     *
     * @return nothing inside when the issuer signed itself; empty when the answer is signed by neither
     */
    public static Optional<List<X509CertificateHolder>> responders(BasicOCSPResp answer, X509CertificateHolder issuer) {
        try {
            AlgorithmIdentifier algorithm =
                    BasicOCSPResponse.getInstance(answer.getEncoded()).getSignatureAlgorithm();
            if (right(algorithm, issuer, answer.getTBSResponseData(), answer.getSignature())) {
                return Optional.of(List.of());
            }
            X509CertificateHolder[] given = answer.getCerts();
            for (X509CertificateHolder candidate : Arrays.copyOf(given, Math.min(given.length, MOST))) {
                if (appointed(candidate, issuer, answer.getProducedAt().toInstant())
                        && right(algorithm, candidate, answer.getTBSResponseData(), answer.getSignature())) {
                    return Optional.of(List.of(candidate));
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean appointed(X509CertificateHolder responder, X509CertificateHolder issuer, Instant at)
            throws IOException {
        Extension purposes = responder.getExtension(Extension.extendedKeyUsage);
        KeyUsage usage = responder.getExtensions() == null ? null : KeyUsage.fromExtensions(responder.getExtensions());
        boolean signs =
                usage == null || usage.hasUsages(KeyUsage.digitalSignature) || usage.hasUsages(KeyUsage.nonRepudiation);
        return signs
                && purposes != null
                && ExtendedKeyUsage.getInstance(purposes.getParsedValue())
                        .hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                && responder.getIssuer().equals(issuer.getSubject())
                && !at.isBefore(responder.getNotBefore().toInstant())
                && !at.isAfter(responder.getNotAfter().toInstant())
                && right(
                        responder.toASN1Structure().getSignatureAlgorithm(),
                        issuer,
                        responder.toASN1Structure().getTBSCertificate().getEncoded("DER"),
                        responder.getSignature());
    }

    private static boolean right(
            AlgorithmIdentifier algorithm, X509CertificateHolder by, byte[] message, byte[] value) {
        return SignatureCheck.check(algorithm, Optional.empty(), by.getSubjectPublicKeyInfo(), message, value)
                        instanceof SignatureCheck.Right right
                && !right.weak();
    }
}
