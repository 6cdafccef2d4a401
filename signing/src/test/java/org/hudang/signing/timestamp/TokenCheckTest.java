package org.hudang.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.timestamp.TimestampAnswer.NoAnswer;
import org.hudang.signing.timestamp.TimestampAnswer.Reason;
import org.hudang.signing.timestamp.TimestampAnswer.Stamped;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of authorities that others run, with the keys and digests that others use. */
class TokenCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final byte[] IMPRINT = new byte[32];

    private static KeyPair keys(String algorithm, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size, new SecureRandom());
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(String name, KeyPair keys, KeyPair issuer, boolean authority)
            throws Exception {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                new X500Name("CN=Root of strangers"),
                new BigInteger(64, new SecureRandom()),
                Date.from(NOW.minus(Duration.ofDays(1))),
                Date.from(NOW.plus(Duration.ofDays(1))),
                new X500Name(name),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        if (authority) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        } else {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        return Certificates.of(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate()))
                .getEncoded());
    }

    private static TimestampAnswer answer(String algorithm, int size, String signature) throws Exception {
        KeyPair root = keys("EC", 256);
        KeyPair own = keys(algorithm, size);
        X509Certificate anchor = certificate("CN=Root of strangers", root, root, true);
        X509Certificate signer = certificate("CN=TSA of strangers", own, root, false);
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampRequest request =
                requests.generate(DigestAlgorithm.SHA_256.identifier().getAlgorithm(), IMPRINT, BigInteger.TEN);
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setProvider(CryptoProvider.provider())
                        .build(signature, own.getPrivate(), signer),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(
                                DigestAlgorithm.SHA_256.identifier().getAlgorithm())),
                new ASN1ObjectIdentifier("1.2.3.4"));
        generator.addCertificates(new JcaCertStore(List.of(signer)));
        return new TokenCheck(TimestampTrust.in(List.of(anchor)))
                .check(
                        generator
                                .generate(request, BigInteger.ONE, Date.from(NOW))
                                .toCMSSignedData()
                                .toASN1Structure(),
                        new TokenCheck.Question(DigestAlgorithm.SHA_256, IMPRINT, BigInteger.TEN, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, SHA256withRSA",
        "RSA, 3072, SHA512withRSA",
        "EC, 256, SHA384withECDSA",
        "EC, 384, SHA384withECDSA",
        "EC, 521, SHA512withECDSA"
    })
    void keys_and_digests_that_public_authorities_use_are_believed(String algorithm, int size, String signature)
            throws Exception {
        assertThat(answer(algorithm, size, signature)).isInstanceOf(Stamped.class);
    }

    @ParameterizedTest
    @CsvSource({"RSA, 1024, SHA256withRSA", "RSA, 2048, SHA1withRSA", "EC, 256, SHA1withECDSA"})
    void keys_and_digests_that_no_longer_protect_are_not(String algorithm, int size, String signature)
            throws Exception {
        assertThat(answer(algorithm, size, signature))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.why()).isEqualTo(Reason.UNTRUSTED));
    }
}
