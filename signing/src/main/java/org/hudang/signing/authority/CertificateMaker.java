package org.hudang.signing.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;

/** Makes the certificates of the demo authority, one method per kind. */
final class CertificateMaker {
    private static final Duration ROOT_LIFE = Duration.ofDays(20 * 365);
    private static final Duration ISSUING_LIFE = Duration.ofDays(10 * 365);
    private static final Duration STAMPING_LIFE = Duration.ofDays(5 * 365);
    private static final int CA = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    private static final int SIGNATURE = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;

    private final Clock clock;
    private final SecureRandom random;

    CertificateMaker(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** What differs between kinds. */
    private record Draft(X500Name subject, PublicKey key, Duration life, int usage, Optional<Integer> pathLength) {}

    X509Certificate root(KeyAlgorithm algorithm, PublicKey key, Function<byte[], byte[]> sign) {
        X500Name name = DemoNames.authority("Root CA " + algorithm);
        Draft draft = new Draft(name, key, ROOT_LIFE, CA, Optional.of(1));
        try {
            X509v3CertificateBuilder builder = start(name, draft, Optional.empty());
            return finish(builder, new KeyContentSigner(algorithm, key, sign, new java.io.ByteArrayOutputStream()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a root certificate always encodes", e);
        }
    }

    X509Certificate issuing(SigningKey root, KeyAlgorithm algorithm, PublicKey key) {
        X500Name name = DemoNames.authority("Issuing CA " + algorithm);
        return make(root, new Draft(name, key, ISSUING_LIFE, CA, Optional.of(0)), builder -> {});
    }

    X509Certificate stamping(SigningKey issuing, KeyAlgorithm algorithm, PublicKey key) {
        X500Name name = DemoNames.authority("TSA " + algorithm);
        return make(
                issuing,
                new Draft(name, key, STAMPING_LIFE, SIGNATURE, Optional.empty()),
                builder -> builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)));
    }

    /** A responder (OCSP); nobody need ask whether it is itself withdrawn (RFC 6960 §4.2.2.2.1). */
    X509Certificate responding(SigningKey issuing, KeyAlgorithm algorithm, PublicKey key) {
        X500Name name = DemoNames.authority("OCSP " + algorithm);
        return make(
                issuing, new Draft(name, key, STAMPING_LIFE, KeyUsage.digitalSignature, Optional.empty()), builder -> {
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
                    builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
                });
    }

    X509Certificate asked(SigningKey issuing, CertificateRequest request) {
        int usage = request.purpose() == CertificatePurpose.PAYLOAD ? KeyUsage.digitalSignature : SIGNATURE;
        Draft draft = new Draft(
                DemoNames.of(request.subject()), request.publicKey(), request.validity(), usage, Optional.empty());
        return make(issuing, draft, builder -> {
            if (request.shown().isPresent()) {
                ShownDigest shown = request.shown().get();
                builder.addExtension(
                        new ASN1ObjectIdentifier(DemoNames.SHOWN_DIGEST),
                        false,
                        new DigestInfo(shown.algorithm().identifier(), shown.bytes()));
            }
        });
    }

    private interface Extras {
        void add(X509v3CertificateBuilder builder) throws IOException;
    }

    private X509Certificate make(SigningKey issuer, Draft draft, Extras extras) {
        X509Certificate above = issuer.chain().get(0);
        try {
            X500Name name = X500Name.getInstance(above.getSubjectX500Principal().getEncoded());
            X509v3CertificateBuilder builder = start(name, draft, Optional.of(above));
            extras.add(builder);
            return finish(builder, KeyContentSigner.of(issuer));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a certificate always encodes", e);
        }
    }

    private X509v3CertificateBuilder start(X500Name issuer, Draft draft, Optional<X509Certificate> above)
            throws IOException {
        Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.plus(draft.life());
        if (above.isPresent() && until.isAfter(above.get().getNotAfter().toInstant())) {
            until = above.get().getNotAfter().toInstant();
        }
        SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(draft.key().getEncoded());
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer,
                new BigInteger(127, random).setBit(126),
                Date.from(from),
                Date.from(until),
                draft.subject(),
                key);
        byte[] above20 = keyId(
                above.isPresent()
                        ? SubjectPublicKeyInfo.getInstance(
                                above.get().getPublicKey().getEncoded())
                        : key);
        builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(above20));
        builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(key)));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(draft.usage()));
        if (draft.pathLength().isPresent()) {
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    new BasicConstraints(draft.pathLength().get()));
        }
        builder.addExtension(
                Extension.certificatePolicies,
                false,
                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(DemoNames.POLICY))));
        return builder;
    }

    private static X509Certificate finish(X509v3CertificateBuilder builder, ContentSigner signer)
            throws IOException, GeneralSecurityException {
        return Certificates.of(builder.build(signer).getEncoded());
    }

    /** 20 bytes of SHA-256 of the key (RFC 7093 §2 method 1). */
    static byte[] keyId(SubjectPublicKeyInfo key) {
        byte[] digest = DigestAlgorithm.SHA_256.digest(key.getPublicKeyData().getBytes());
        return java.util.Arrays.copyOf(digest, 20);
    }
}
