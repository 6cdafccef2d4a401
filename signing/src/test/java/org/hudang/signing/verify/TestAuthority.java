package org.hudang.signing.verify;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority for one test: root, issuing authority, certificates of any kind, revocation lists. */
final class TestAuthority {
    static final Provider BC = new BouncyCastleProvider();
    /** “Now” of every test. */
    static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();

    final Algorithm algorithm;
    final Identity root;
    final Identity issuing;

    /** Key kinds with the JCA name of their signature. */
    enum Algorithm {
        EC("SHA256withECDSA"),
        RSA("SHA256withRSA"),
        SM2("SM3WITHSM2");

        final String signature;

        Algorithm(String signature) {
            this.signature = signature;
        }
    }

    /** A key and its certificate. */
    record Identity(Algorithm algorithm, KeyPair keys, X509CertificateHolder certificate) {}

    /** What a certificate says beside its name. */
    record Terms(Instant from, Instant to, int usage, List<KeyPurposeId> purposes, boolean listed) {
        static Terms signing() {
            return new Terms(
                    NOW.minus(Duration.ofDays(100)),
                    NOW.plus(Duration.ofDays(300)),
                    KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                    List.of(),
                    false);
        }

        static Terms stamping() {
            return signing().purposes(List.of(KeyPurposeId.id_kp_timeStamping));
        }

        Terms between(Instant first, Instant last) {
            return new Terms(first, last, usage, purposes, listed);
        }

        Terms usage(int bits) {
            return new Terms(from, to, bits, purposes, listed);
        }

        Terms purposes(List<KeyPurposeId> ids) {
            return new Terms(from, to, usage, ids, listed);
        }

        /** Names a place where a revocation list would be found. */
        Terms withDistributionPoint() {
            return new Terms(from, to, usage, purposes, true);
        }
    }

    TestAuthority(Algorithm algorithm) {
        this.algorithm = algorithm;
        KeyPair rootKeys = keys(algorithm);
        Instant from = NOW.minus(Duration.ofDays(1000));
        Instant to = NOW.plus(Duration.ofDays(3000));
        this.root = new Identity(
                algorithm,
                rootKeys,
                authority("CN=Root " + algorithm, rootKeys, "CN=Root " + algorithm, rootKeys, from, to));
        KeyPair issuingKeys = keys(algorithm);
        this.issuing = new Identity(
                algorithm,
                issuingKeys,
                authority("CN=Issuing " + algorithm, issuingKeys, "CN=Root " + algorithm, rootKeys, from, to));
    }

    static KeyPair keys(Algorithm algorithm) {
        try {
            if (algorithm == Algorithm.RSA) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048, RANDOM);
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
            generator.initialize(
                    new ECGenParameterSpec(algorithm == Algorithm.SM2 ? "sm2p256v1" : "secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Identity identity(String name) {
        return identity(name, Terms.signing());
    }

    Identity identity(String name, Terms terms) {
        KeyPair keys = keys(algorithm);
        return new Identity(algorithm, keys, certificate(name, keys, terms));
    }

    /** A certificate of the issuing authority for any key. */
    X509CertificateHolder certificate(String name, KeyPair keys, Terms terms) {
        X509v3CertificateBuilder builder =
                builder(name, keys, issuing.certificate().getSubject(), terms.from(), terms.to());
        try {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(terms.usage()));
            if (!terms.purposes().isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        true,
                        new ExtendedKeyUsage(terms.purposes().toArray(new KeyPurposeId[0])));
            }
            if (terms.listed()) {
                GeneralName place = new GeneralName(GeneralName.uniformResourceIdentifier, "http://localhost/ca.crl");
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(new DistributionPointName(new GeneralNames(place)), null, null)
                }));
            }
            return sign(builder, issuing.keys());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509CertificateHolder authority(
            String subject, KeyPair keys, String issuer, KeyPair issuerKeys, Instant from, Instant to) {
        X509v3CertificateBuilder builder = builder(subject, keys, new X500Name(issuer), from, to);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, issuerKeys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509v3CertificateBuilder builder(
            String subject, KeyPair keys, X500Name issuer, Instant from, Instant to) {
        return new X509v3CertificateBuilder(
                issuer,
                new BigInteger(100, RANDOM).setBit(100),
                Date.from(from),
                Date.from(to),
                new X500Name(subject),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    }

    private X509CertificateHolder sign(X509v3CertificateBuilder builder, KeyPair issuer) {
        try {
            return builder.build(new JcaContentSignerBuilder(algorithm.signature)
                    .setProvider(BC)
                    .build(issuer.getPrivate()));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An entry of a revocation list. */
    record Revoked(X509CertificateHolder certificate, Instant since, int reason) {}

    /** A list of the issuing authority, made a day ago and good for a week. */
    X509CRLHolder crl(Revoked... entries) {
        return crl(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(6)), entries);
    }

    X509CRLHolder crl(Instant from, Instant to, Revoked... entries) {
        return crl(issuing, from, to, entries);
    }

    private X509CRLHolder crl(Identity issuer, Instant from, Instant to, Revoked... entries) {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.certificate().getSubject(), Date.from(from));
        builder.setNextUpdate(Date.from(to));
        for (Revoked entry : entries) {
            builder.addCRLEntry(entry.certificate().getSerialNumber(), Date.from(entry.since()), entry.reason());
        }
        try {
            return builder.build(new JcaContentSignerBuilder(algorithm.signature)
                    .setProvider(BC)
                    .build(issuer.keys().getPrivate()));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trust in the root of this authority, with lists of root and issuing authority on which nobody stands. */
    TrustData trust() {
        return trust(crl());
    }

    /** Trust in the root, with its own list and these of the issuing authority. */
    TrustData trust(X509CRLHolder... lists) {
        X509CRLHolder own = crl(root, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(90)));
        TrustData trust = trustWithoutLists().plusCrls("list of the root", pem(own));
        for (X509CRLHolder list : lists) {
            trust = trust.plusCrls("list", pem(list));
        }
        return trust;
    }

    /** Trust in the root alone. */
    TrustData trustWithoutLists() {
        return TrustData.none().plusAnchors("root", pem(root.certificate()));
    }

    static String pem(Object object) {
        StringWriter out = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(out)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
