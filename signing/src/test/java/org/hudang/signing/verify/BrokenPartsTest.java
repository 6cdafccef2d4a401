package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestPaper.Placing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, lists and answers that do not parse: the verifier answers all the same, and never throws. */
class BrokenPartsTest {
    private static final Instant NOW = TestAuthority.NOW;
    /** A sequence that is cut off inside its integer. */
    private static final byte[] CUT = {0x30, 0x03, 0x02, 0x01};

    private final TestAuthority authority = new TestAuthority(Algorithm.EC);
    private final Verifier verifier = Verifier.with(Clock.fixed(NOW, ZoneOffset.UTC));

    private VerificationReport judge(byte[] pdf, TrustData trust) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(trust));
    }

    private byte[] signedBy(Identity signer) {
        return TestPaper.sign(
                TestPaper.plain("approved 100"),
                TestSigner.of(signer, authority).chain(signer.certificate()));
    }

    private static List<String> codes(VerificationReport report) {
        return report.signatures().get(0).reasons().stream().map(Reason::code).toList();
    }

    /** What anybody can make at home. */
    private static Identity selfMade(ASN1ObjectIdentifier extension, byte[] value)
            throws IOException, OperatorCreationException {
        KeyPair keys = TestAuthority.keys(Algorithm.EC);
        X500Name name = new X500Name("CN=Nobody");
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                name,
                BigInteger.TEN,
                Date.from(NOW.minus(Duration.ofDays(1))),
                Date.from(NOW.plus(Duration.ofDays(1))),
                name,
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        builder.addExtension(extension, false, value);
        return new Identity(
                Algorithm.EC,
                keys,
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(TestAuthority.BC)
                        .build(keys.getPrivate())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.29.15", "2.5.29.37"})
    void a_usage_or_purpose_that_does_not_parse_permits_no_signature(String extension) throws Exception {
        byte[] signed = signedBy(selfMade(new ASN1ObjectIdentifier(extension), CUT));

        VerificationReport report = judge(signed, authority.trust());

        assertThat(report.verdict()).isInstanceOf(Verdict.Untrusted.class);
        assertThat(codes(report)).contains("SG-367");
    }

    @Test
    void policies_that_do_not_parse_tell_no_kind() throws Exception {
        byte[] signed = signedBy(selfMade(Extension.certificatePolicies, CUT));

        VerificationReport report = judge(signed, authority.trust());

        assertThat(report.verdict()).isInstanceOf(Verdict.Untrusted.class);
        assertThat(report.signatures().get(0).kind()).isEqualTo(SignatureReport.Kind.UNKNOWN);
    }

    /** The first part of its subject is no attribute; the library reads names only when they are asked for. */
    private static X509CertificateHolder nameless(X509CertificateHolder whole) throws IOException {
        byte[] broken = whole.getEncoded();
        int at = Forger.text(broken).lastIndexOf(Forger.text(new byte[] {6, 3, 'U', 4, 3})) - 2;
        broken[at] = (byte) 0xa0;
        return new X509CertificateHolder(broken);
    }

    @Test
    void a_message_with_a_certificate_whose_name_does_not_parse_cannot_be_read() throws Exception {
        Identity signer = authority.identity("CN=Zhang Yangli");
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"),
                TestSigner.of(signer, authority).chain(signer.certificate(), nameless(signer.certificate())));

        VerificationReport report = judge(signed, authority.trust(authority.crl()));

        assertThat(codes(report)).containsExactly("SG-345");
        assertThat(report.verdict()).isNotInstanceOf(Verdict.Valid.class);
    }

    @Test
    void an_authority_in_the_file_whose_name_does_not_parse_says_nothing() throws Exception {
        Identity signer = authority.identity("CN=Zhang Yangli");
        byte[] signed = TestPaper.sign(TestPaper.plain("approved 100"), TestSigner.of(signer, authority));
        byte[] broken = nameless(signer.certificate()).getEncoded();

        VerificationReport report = judge(withData(signed, "Certs", broken), authority.trust(authority.crl()));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
    }

    /** Adds validation data to a paper, as anybody can. */
    private static byte[] withData(byte[] signed, String key, byte[] item) {
        int dss = Forger.free(signed);
        String catalog = Forger.object(signed, 1);
        return Forger.update(
                signed,
                Map.of(
                        1,
                        catalog.substring(0, catalog.lastIndexOf(">>")) + "/DSS " + dss + " 0 R >>",
                        dss,
                        "<< /" + key + " [" + (dss + 1) + " 0 R] >>",
                        dss + 1,
                        "<< /Length " + item.length + " >>\nstream\n" + Forger.text(item) + "\nendstream"));
    }

    @Test
    void a_list_that_does_not_parse_says_nothing() throws Exception {
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"), TestSigner.of(authority.identity("CN=Zhang Yangli"), authority));
        X509v2CRLBuilder builder =
                new X509v2CRLBuilder(authority.issuing.certificate().getSubject(), Date.from(NOW));
        GeneralName place = new GeneralName(GeneralName.uniformResourceIdentifier, "http://x");
        builder.addExtension(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(new DistributionPointName(new GeneralNames(place)), false, false));
        X509CRLHolder list = builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                .setProvider(TestAuthority.BC)
                .build(TestAuthority.keys(Algorithm.EC).getPrivate()));

        // the name becomes one of no known kind
        byte[] broken = Forger.replaced(list.getEncoded(), "\u0086\u0008http://x", "\u008f\u0008http://x");

        VerificationReport report = judge(withData(signed, "CRLs", broken), authority.trust(authority.crl()));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void an_answer_with_a_date_that_is_none_says_nothing() throws Exception {
        Identity signer = authority.identity("CN=Zhang Yangli");
        byte[] signed = TestPaper.sign(TestPaper.plain("approved 100"), TestSigner.of(signer, authority));
        String answer = Forger.text(answer(signer.certificate()));
        byte[] broken = Forger.bytes(answer.replace("20261124", "2026112X"));

        VerificationReport report = judge(withData(signed, "OCSPs", broken), authority.trust(authority.crl()));

        assertThat(answer).contains("20261124");
        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
    }

    private byte[] answer(X509CertificateHolder about) throws OCSPException, OperatorCreationException, IOException {
        CertificateID id = new CertificateID(
                new JcaDigestCalculatorProviderBuilder()
                        .setProvider(TestAuthority.BC)
                        .build()
                        .get(CertificateID.HASH_SHA1),
                authority.issuing.certificate(),
                about.getSerialNumber());
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(new X500Name("CN=Nobody")));
        builder.addResponse(id, CertificateStatus.GOOD, Date.from(NOW), Date.from(NOW.plusSeconds(60)), null);
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .setProvider(TestAuthority.BC)
                                        .build(TestAuthority.keys(Algorithm.EC).getPrivate()),
                                new X509CertificateHolder[0],
                                Date.from(NOW)))
                .getEncoded();
    }

    private static Identity certified(AlgorithmIdentifier algorithm, X500Name issuer, X500Name subject)
            throws IOException {
        KeyPair keys = TestAuthority.keys(Algorithm.EC);
        V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
        tbs.setSerialNumber(new ASN1Integer(7));
        tbs.setIssuer(issuer);
        tbs.setStartDate(new Time(Date.from(NOW.minusSeconds(60))));
        tbs.setEndDate(new Time(Date.from(NOW.plusSeconds(60))));
        tbs.setSubject(subject);
        tbs.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        tbs.setSignature(algorithm);
        DERSequence whole = new DERSequence(
                new ASN1Encodable[] {tbs.generateTBSCertificate(), algorithm, new DERBitString(new byte[256])});
        return new Identity(Algorithm.EC, keys, new X509CertificateHolder(Certificate.getInstance(whole.getEncoded())));
    }

    @Test
    void a_salt_longer_than_any_number_breaks_nothing() throws Exception {
        TestAuthority rsa = new TestAuthority(Algorithm.RSA);
        RSASSAPSSparams parameters = new RSASSAPSSparams(
                RSASSAPSSparams.DEFAULT_HASH_ALGORITHM,
                RSASSAPSSparams.DEFAULT_MASK_GEN_FUNCTION,
                new ASN1Integer(BigInteger.ONE.shiftLeft(40)),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
        Identity signer = certified(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters),
                rsa.root.certificate().getSubject(),
                new X500Name("CN=Nobody"));

        assertThat(judge(signedBy(signer), rsa.trust()).verdict()).isInstanceOf(Verdict.Untrusted.class);
    }

    @Test
    void a_name_with_an_empty_part_breaks_nothing() throws Exception {
        X500Name empty = new X500Name(new RDN[] {new RDN(new AttributeTypeAndValue[0])});
        Identity signer =
                certified(new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption), empty, empty);

        assertThat(judge(signedBy(signer), authority.trust()).verdict().exitCode())
                .isNotZero();
    }

    @Test
    void a_register_that_fails_makes_no_paper_valid() {
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"), TestSigner.of(authority.identity("CN=Zhang Yangli"), authority));
        VerificationOptions options = VerificationOptions.strict()
                .trusting(authority.trust(authority.crl()))
                .asking((certificate, at) -> {
                    throw new IllegalStateException("the register is closed");
                });

        VerificationReport report = verifier.verify("paper.pdf", signed, options);

        assertThat(report.verdict()).isInstanceOfSatisfying(Verdict.CannotTell.class, verdict -> {
            assertThat(verdict.because().code()).isEqualTo("SG-402");
            assertThat(verdict.because().en()).doesNotContain("closed");
        });
    }

    @Test
    void no_damage_inside_the_message_makes_the_verifier_throw() {
        TestAuthority rsa = new TestAuthority(Algorithm.RSA);
        Identity tsa = rsa.identity("CN=TSA", TestAuthority.Terms.stamping());
        TestSigner honest = TestSigner.of(rsa.identity("CN=Zhang Yangli"), rsa).stampedBy(tsa, NOW);
        byte[][] message = new byte[1][];
        byte[] signed = TestPaper.sign(TestPaper.plain("x"), Placing.invisible(), content -> {
            message[0] = honest.sign(content);
            return message[0];
        });
        String text = Forger.text(signed);
        int at = text.toLowerCase(java.util.Locale.ROOT).indexOf(HexFormat.of().formatHex(message[0]));
        Random random = new Random(20261124);
        for (int round = 0; round < 600; round++) {
            byte[] damaged = message[0].clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            byte[] forged = Forger.bytes(text.substring(0, at)
                    + HexFormat.of().formatHex(damaged)
                    + text.substring(at + 2 * damaged.length));
            int number = round;
            assertThatCode(() -> judge(forged, rsa.trust(rsa.crl())))
                    .as("round " + number)
                    .doesNotThrowAnyException();
        }
    }
}
