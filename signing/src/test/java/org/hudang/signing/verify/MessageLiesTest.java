package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.jcajce.provider.asymmetric.ec.BCECPrivateKey;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestPaper.Placing;
import org.junit.jupiter.api.Test;

/** Lies inside the signature value itself. */
class MessageLiesTest {
    private final TestAuthority authority = new TestAuthority(Algorithm.EC);
    private final Identity signer = authority.identity("CN=Zhang Yangli");
    private final TestSigner honest = TestSigner.of(signer, authority);
    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    private VerificationReport judge(UnaryOperator<byte[]> maker) {
        byte[] signed = TestPaper.sign(TestPaper.plain("approved 100"), Placing.invisible(), maker);
        return verifier.verify("paper.pdf", signed, VerificationOptions.strict().trusting(authority.trust()));
    }

    private static List<String> codes(VerificationReport report) {
        return report.signatures().get(0).reasons().stream().map(Reason::code).toList();
    }

    @Test
    void the_honest_message_is_valid() {
        assertThat(judge(honest::sign).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_message_without_certificate_binding_is_not_called_valid() {
        VerificationReport report = judge(
                honest.with(new TestSigner.Options(false, false, Optional.empty(), UnaryOperator.identity()))::sign);

        assertThat(report.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(report.integrity()).isEqualTo(VerificationReport.Integrity.INTACT);
        assertThat(codes(report)).contains("SG-351");
    }

    @Test
    void another_certificate_of_the_same_key_is_seen() {
        Identity other = new Identity(
                signer.algorithm(),
                signer.keys(),
                authority.certificate("CN=Mayor", signer.keys(), TestAuthority.Terms.signing()));

        VerificationReport report = judge(honest.with(
                new TestSigner.Options(true, false, Optional.of(other.certificate()), UnaryOperator.identity()))::sign);

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-352");
    }

    @Test
    void content_inside_a_detached_message_is_seen() {
        VerificationReport report = judge(
                honest.with(new TestSigner.Options(true, true, Optional.empty(), UnaryOperator.identity()))::sign);

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-347");
    }

    @Test
    void a_message_over_other_content_is_seen() {
        VerificationReport report = judge(content -> honest.sign("something else".getBytes(StandardCharsets.UTF_8)));

        assertThat(report.signatures().get(0).integrity()).isEqualTo(SignatureIntegrity.ALTERED);
        assertThat(codes(report)).contains("SG-349");
    }

    @Test
    void two_signers_in_one_message_never_pass() {
        VerificationReport report = judge(content -> rebuilt(honest.sign(content), (data, info) -> {
            ASN1EncodableVector both = new ASN1EncodableVector();
            both.add(info);
            both.add(info);
            return new SignedData(
                    data.getDigestAlgorithms(),
                    data.getEncapContentInfo(),
                    data.getCertificates(),
                    data.getCRLs(),
                    new DLSet(both));
        }));

        assertThat(report.verdict().exitCode()).isNotZero();
        assertThat(codes(report)).contains("SG-346");
    }

    @Test
    void a_wrong_signature_value_is_seen() {
        VerificationReport report = judge(content -> rebuilt(honest.sign(content), (data, info) -> {
            byte[] value = info.getEncryptedDigest().getOctets().clone();
            value[value.length - 1] ^= 1;
            return with(data, changed(info, info.getDigestAlgorithm(), info.getDigestEncryptionAlgorithm(), value));
        }));

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-350");
    }

    @Test
    void an_sm2_signature_with_a_p256_key_is_a_mismatch() {
        VerificationReport report = judge(content -> rebuilt(honest.sign(content), (data, info) -> {
            AlgorithmIdentifier sm3 = new AlgorithmIdentifier(GMObjectIdentifiers.sm3);
            AlgorithmIdentifier sm2 = new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
            return with(data, changed(info, sm3, sm2, sm2OverP256(signer.keys(), info)));
        }));

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-353");
    }

    @Test
    void an_algorithm_of_another_kind_of_key_is_a_mismatch() {
        for (ASN1ObjectIdentifier oid : List.of(
                PKCSObjectIdentifiers.sha256WithRSAEncryption,
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                EdECObjectIdentifiers.id_Ed25519)) {
            VerificationReport report = judge(content -> rebuilt(
                    honest.sign(content),
                    (data, info) -> with(
                            data,
                            changed(
                                    info,
                                    info.getDigestAlgorithm(),
                                    new AlgorithmIdentifier(oid),
                                    info.getEncryptedDigest().getOctets()))));

            assertThat(report.verdict()).as(oid.getId()).isInstanceOf(Verdict.Altered.class);
            assertThat(codes(report)).contains("SG-353");
        }
    }

    @Test
    void an_algorithm_that_names_another_digest_than_the_message_is_a_mismatch() {
        VerificationReport report = judge(content -> rebuilt(
                honest.sign(content),
                (data, info) -> with(
                        data,
                        changed(
                                info,
                                info.getDigestAlgorithm(),
                                new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA512),
                                info.getEncryptedDigest().getOctets()))));

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-353");
    }

    @Test
    void an_algorithm_that_nobody_knows_is_not_judged() {
        VerificationReport report = judge(content -> rebuilt(
                honest.sign(content),
                (data, info) -> with(
                        data,
                        changed(
                                info,
                                info.getDigestAlgorithm(),
                                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.156.10197.1.401.2")),
                                info.getEncryptedDigest().getOctets()))));

        assertThat(report.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(codes(report)).contains("SG-355");
    }

    /** What a library does that does not look at the curve. */
    private static byte[] sm2OverP256(KeyPair keys, SignerInfo info) {
        try {
            BCECPrivateKey key = (BCECPrivateKey) keys.getPrivate();
            SM2Signer sm2 = new SM2Signer();
            sm2.init(
                    true,
                    new ECPrivateKeyParameters(
                            key.getD(),
                            new ECDomainParameters(
                                    key.getParameters().getCurve(),
                                    key.getParameters().getG(),
                                    key.getParameters().getN())));
            byte[] attributes = info.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER);
            sm2.update(attributes, 0, attributes.length);
            return sm2.generateSignature();
        } catch (IOException | CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_certificate_that_is_not_there_is_seen() {
        VerificationReport report = judge(honest.chain(authority.issuing.certificate())::sign);

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-348");
    }

    @Test
    void garbage_is_no_message() {
        VerificationReport report = judge(content -> new byte[] {0x30, 0x03, 0x02, 0x01, 0x05});

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).contains("SG-345");
    }

    // ---- rebuilding

    private interface Lie {
        SignedData tell(SignedData data, SignerInfo info);
    }

    private static byte[] rebuilt(byte[] message, Lie lie) {
        try {
            SignedData data =
                    SignedData.getInstance(ContentInfo.getInstance(message).getContent());
            SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
            return new ContentInfo(CMSObjectIdentifiers.signedData, lie.tell(data, info)).getEncoded("DL");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SignedData with(SignedData data, SignerInfo info) {
        return new SignedData(
                data.getDigestAlgorithms(),
                data.getEncapContentInfo(),
                data.getCertificates(),
                data.getCRLs(),
                new DERSet(info));
    }

    private static SignerInfo changed(
            SignerInfo info, AlgorithmIdentifier digest, AlgorithmIdentifier algorithm, byte[] value) {
        return new SignerInfo(
                info.getSID(),
                digest,
                info.getAuthenticatedAttributes(),
                algorithm,
                new DEROctetString(value),
                info.getUnauthenticatedAttributes());
    }
}
