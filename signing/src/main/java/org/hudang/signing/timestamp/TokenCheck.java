package org.hudang.signing.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyUnusable;
import org.hudang.signing.timestamp.TimestampAnswer.NoAnswer;
import org.hudang.signing.timestamp.TimestampAnswer.Reason;
import org.hudang.signing.timestamp.TimestampAnswer.Stamped;
import org.hudang.signing.verify.cms.Digests;

/** Judges a token that an authority sent: is it for this question, and may it be believed? */
final class TokenCheck {
    private static final int SMALLEST_RSA = 2048;
    private static final Set<ASN1ObjectIdentifier> RSA = Set.of(
            PKCSObjectIdentifiers.rsaEncryption,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption);
    private static final Set<ASN1ObjectIdentifier> ECDSA = Set.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512);
    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

    private final TimestampTrust trust;

    TokenCheck(TimestampTrust trust) {
        this.trust = trust;
    }

    /** The question a token must answer. */
    static final class Question {
        private final DigestAlgorithm algorithm;
        private final byte[] imprint;
        private final BigInteger nonce;
        private final Instant now;

        Question(DigestAlgorithm algorithm, byte[] imprint, BigInteger nonce, Instant now) {
            this.algorithm = algorithm;
            this.imprint = imprint.clone();
            this.nonce = nonce;
            this.now = now;
        }
    }

    TimestampAnswer check(ContentInfo content, Question question) {
        try {
            TimeStampToken token = new TimeStampToken(content);
            TimeStampTokenInfo info = token.getTimeStampInfo();
            Optional<NoAnswer> wrong = otherRequest(info, question);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            Optional<String> doubt = untrusted(token);
            if (doubt.isPresent()) {
                return new NoAnswer(Reason.UNTRUSTED, doubt.get());
            }
            return new Stamped(
                    TimestampToken.of(content.getEncoded("DER")),
                    info.getGenTime().toInstant());
        } catch (TSPException | IOException | RuntimeException e) {
            return new NoAnswer(Reason.NOT_GRANTED, "the token cannot be read: " + e.getMessage());
        }
    }

    private Optional<NoAnswer> otherRequest(TimeStampTokenInfo info, Question question) {
        if (!info.getMessageImprintAlgOID()
                        .equals(question.algorithm.identifier().getAlgorithm())
                || !Arrays.equals(info.getMessageImprintDigest(), question.imprint)) {
            return Optional.of(new NoAnswer(Reason.OTHER_REQUEST, "the token stamps another digest"));
        }
        if (!question.nonce.equals(info.getNonce())) {
            return Optional.of(new NoAnswer(Reason.OTHER_REQUEST, "the token has another nonce"));
        }
        if (trust.policy().isPresent()
                && !trust.policy().get().equals(info.getPolicy().getId())) {
            return Optional.of(new NoAnswer(Reason.OTHER_POLICY, "the token's policy is " + info.getPolicy()));
        }
        Duration away =
                Duration.between(info.getGenTime().toInstant(), question.now).abs();
        if (away.compareTo(trust.drift()) > 0) {
            return Optional.of(
                    new NoAnswer(Reason.IMPLAUSIBLE_TIME, "the token's time is " + away + " from our clock"));
        }
        return Optional.empty();
    }

    private Optional<String> untrusted(TimeStampToken token) {
        try {
            List<X509Certificate> all = new ArrayList<>();
            for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
                all.add(Certificates.of(holder.getEncoded()));
            }
            @SuppressWarnings("unchecked") // the selector of a signer selects certificates
            var own = token.getCertificates().getMatches(token.getSID());
            if (own.size() != 1) {
                return Optional.of("the token holds " + own.size() + " certificates of its signer");
            }
            X509Certificate signer =
                    Certificates.of(((X509CertificateHolder) own.iterator().next()).getEncoded());
            SignerInformation info =
                    token.toCMSSignedData().getSignerInfos().iterator().next();
            ASN1ObjectIdentifier algorithm = new ASN1ObjectIdentifier(info.getEncryptionAlgOID());
            boolean strong = Digests.find(new ASN1ObjectIdentifier(info.getDigestAlgOID()))
                    .filter(digest -> !digest.weak())
                    .isPresent();
            if (!strong || !fits(signer.getPublicKey(), algorithm)) {
                return Optional.of("the signature algorithm " + algorithm + " does not fit the signer's key");
            }
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(CryptoProvider.provider())
                    .build(signer));
            requireChain(signer, all, token.getTimeStampInfo().getGenTime());
            return Optional.empty();
        } catch (TSPException | IOException | OperatorCreationException | GeneralSecurityException | KeyUnusable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Authorities of others use longer digests, larger curves and shorter RSA keys than we make ourselves. */
    private static boolean fits(PublicKey key, ASN1ObjectIdentifier algorithm) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= SMALLEST_RSA && RSA.contains(algorithm);
        }
        AlgorithmIdentifier kind =
                SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
        if (!X9ObjectIdentifiers.id_ecPublicKey.equals(kind.getAlgorithm())
                || !(kind.getParameters() instanceof ASN1ObjectIdentifier curve)) {
            return false;
        }
        return GMObjectIdentifiers.sm2p256v1.equals(curve)
                ? GMObjectIdentifiers.sm2sign_with_sm3.equals(algorithm)
                : CURVES.contains(curve) && ECDSA.contains(algorithm);
    }

    private void requireChain(X509Certificate signer, List<X509Certificate> all, Date when)
            throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        trust.anchors().forEach(anchor -> anchors.add(new TrustAnchor(anchor, null)));
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(when);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
        CertPathBuilder.getInstance("PKIX", CryptoProvider.provider()).build(parameters);
    }
}
