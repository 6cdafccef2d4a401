package org.hudang.signing.revocation;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.key.Certificates;
import org.jspecify.annotations.Nullable;

/** An invented issuer on the network, whose answers can be made to lie in one way each. */
final class TestIssuer {
    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    /** What an answer is made of; a test changes one thing. */
    record Lie(
            Instant from,
            Optional<Instant> until,
            Optional<BigInteger> serial,
            Optional<byte[]> nonce,
            KeyPair signer,
            Optional<X509Certificate> responder,
            @Nullable CertificateStatus status) {}

    final KeyPair pair = pair();
    final KeyPair responderPair = pair();
    final X509Certificate certificate = issuer("CN=Issuer", pair);

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProvider.provider());
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate issuer(String name, KeyPair pair) {
        return certificate(
                new X500Name(name),
                new X500Name(name),
                pair,
                pair,
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0)));
    }

    interface Extras {
        void add(JcaX509v3CertificateBuilder builder) throws Exception;
    }

    private static X509Certificate certificate(
            X500Name issuer, X500Name subject, KeyPair key, KeyPair by, Extras extras) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(Math.abs((long) subject.hashCode()) + 7),
                    Date.from(NOW.minus(Duration.ofDays(1))),
                    Date.from(NOW.plus(Duration.ofDays(300))),
                    subject,
                    key.getPublic());
            extras.add(builder);
            return Certificates.of(builder.build(signer(by)).getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static ContentSigner signer(KeyPair pair) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA")
                .setProvider(CryptoProvider.provider())
                .build(pair.getPrivate());
    }

    /** A certificate that names these addresses. */
    X509Certificate leaf(List<String> answers, List<String> lists) {
        return certificate(new X500Name("CN=Issuer"), new X500Name("CN=Leaf"), pair(), pair, builder -> {
            if (!answers.isEmpty()) {
                AccessDescription[] all = answers.stream()
                        .map(one -> new AccessDescription(
                                AccessDescription.id_ad_ocsp,
                                new GeneralName(GeneralName.uniformResourceIdentifier, one)))
                        .toArray(AccessDescription[]::new);
                builder.addExtension(Extension.authorityInfoAccess, false, new DERSequence(all));
            }
            if (!lists.isEmpty()) {
                DistributionPoint[] all = lists.stream()
                        .map(one -> new DistributionPoint(
                                new DistributionPointName(
                                        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, one))),
                                null,
                                null))
                        .toArray(DistributionPoint[]::new);
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(all));
            }
        });
    }

    /** A responder's certificate signed by this key, with or without the purpose. */
    X509Certificate responder(KeyPair by, KeyPurposeId purpose) {
        return certificate(
                new X500Name("CN=Issuer"),
                new X500Name("CN=Responder"),
                responderPair,
                by,
                builder -> builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose)));
    }

    /** The honest answer: signed by an appointed responder, in force since now. */
    Lie honest() {
        return new Lie(
                NOW,
                Optional.of(NOW.plus(Duration.ofDays(1))),
                Optional.empty(),
                Optional.empty(),
                responderPair,
                Optional.of(responder(pair, KeyPurposeId.id_kp_OCSPSigning)),
                CertificateStatus.GOOD);
    }

    byte[] answer(byte[] question, Lie lie) throws Exception {
        OCSPReq request = new OCSPReq(question);
        CertificateID asked = request.getRequestList()[0].getCertID();
        CertificateID id = lie.serial().isEmpty()
                ? asked
                : CertificateID.deriveCertificateID(asked, lie.serial().get());
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(new X500Name("CN=Responder")));
        builder.addResponse(
                id,
                lie.status(),
                Date.from(lie.from()),
                lie.until().map(Date::from).orElse(null));
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        builder.setResponseExtensions(new Extensions(
                lie.nonce().isEmpty()
                        ? nonce
                        : new Extension(
                                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                                false,
                                new org.bouncycastle.asn1.DEROctetString(
                                                lie.nonce().get())
                                        .getEncoded())));
        X509CertificateHolder[] chain = lie.responder().isEmpty()
                ? new X509CertificateHolder[0]
                : new X509CertificateHolder[] {
                    new X509CertificateHolder(lie.responder().get().getEncoded())
                };
        BasicOCSPResp basic = builder.build(signer(lie.signer()), chain, Date.from(NOW));
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
    }

    /** A list that names these certificates. */
    X509CRL list(Instant from, Instant until, KeyPair by, X509Certificate... withdrawn) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(new X500Name("CN=Issuer"), Date.from(from));
            builder.setNextUpdate(Date.from(until));
            for (X509Certificate one : withdrawn) {
                builder.addCRLEntry(one.getSerialNumber(), Date.from(from), CRLReason.keyCompromise);
            }
            return Certificates.crl(builder.build(signer(by)).getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
