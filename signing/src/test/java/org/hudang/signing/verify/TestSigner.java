package org.hudang.signing.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;

/** Makes CAdES messages and timestamps for tests, honest ones and, where a test asks, lying ones. */
record TestSigner(
        Identity identity,
        List<X509CertificateHolder> chain,
        Optional<Identity> clock,
        Instant stampedAt,
        Options options) {

    /** Lies. */
    record Options(boolean bind, boolean embed, Optional<X509CertificateHolder> bindTo, UnaryOperator<byte[]> stamped) {
        static Options honest() {
            return new Options(true, false, Optional.empty(), UnaryOperator.identity());
        }
    }

    static TestSigner of(Identity identity, TestAuthority authority) {
        return new TestSigner(
                identity,
                List.of(identity.certificate(), authority.issuing.certificate()),
                Optional.empty(),
                TestAuthority.NOW,
                Options.honest());
    }

    TestSigner stampedBy(Identity tsa, Instant at) {
        return new TestSigner(identity, chain, Optional.of(tsa), at, options);
    }

    TestSigner with(Options lies) {
        return new TestSigner(identity, chain, clock, stampedAt, lies);
    }

    TestSigner chain(X509CertificateHolder... certificates) {
        return new TestSigner(identity, List.of(certificates), clock, stampedAt, options);
    }

    byte[] sign(byte[] content) {
        try {
            CMSSignedData signed = message(content);
            if (clock.isPresent()) {
                signed = stamp(signed, clock.get());
            }
            return signed.toASN1Structure().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | TSPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The message with the object identifiers of GM/T 0010 in place of those of PKCS#7. */
    byte[] signAsGmt0010(byte[] content) {
        try {
            ASN1ObjectIdentifier data = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");
            CMSSignedData signed = message(new CMSProcessableByteArray(data, content));
            return new ContentInfo(
                            new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2"),
                            signed.toASN1Structure().getContent())
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    CMSSignedData message(byte[] content)
            throws CMSException, OperatorCreationException, GeneralSecurityException, IOException {
        return message(new CMSProcessableByteArray(content));
    }

    private CMSSignedData message(CMSTypedData content)
            throws CMSException, OperatorCreationException, GeneralSecurityException, IOException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                        .setProvider(TestAuthority.BC)
                        .build())
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes()))
                .build(
                        new JcaContentSignerBuilder(identity.algorithm().signature)
                                .setProvider(TestAuthority.BC)
                                .build(identity.keys().getPrivate()),
                        identity.certificate()));
        generator.addCertificates(new CollectionStore<>(chain));
        return generator.generate(content, options.embed());
    }

    private AttributeTable attributes() throws GeneralSecurityException, IOException {
        ASN1EncodableVector all = new ASN1EncodableVector();
        if (options.bind()) {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(options.bindTo().orElse(identity.certificate()).getEncoded());
            all.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2(null, hash)))));
        }
        return new AttributeTable(all);
    }

    private CMSSignedData stamp(CMSSignedData signed, Identity tsa)
            throws GeneralSecurityException, TSPException, OperatorCreationException, IOException {
        SignerInformation signer = signed.getSignerInfos().iterator().next();
        byte[] token = token(options.stamped().apply(signer.getSignature()), tsa, stampedAt);
        Attribute attribute = new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ASN1Primitive.fromByteArray(token)));
        SignerInformation stamped =
                SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(new DERSet(attribute)));
        return CMSSignedData.replaceSigners(signed, new SignerInformationStore(List.of(stamped)));
    }

    /** A timestamp token over {@code content}. */
    static byte[] token(byte[] content, Identity tsa, Instant at) {
        try {
            boolean sm = tsa.algorithm() == Algorithm.SM2;
            MessageDigest digest =
                    sm ? MessageDigest.getInstance("SM3", TestAuthority.BC) : MessageDigest.getInstance("SHA-256");
            ASN1ObjectIdentifier oid = sm ? GMObjectIdentifiers.sm3 : NISTObjectIdentifiers.id_sha256;
            TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
            requests.setCertReq(true);
            TimeStampRequest request = requests.generate(oid, digest.digest(content));
            DigestCalculator calculator = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(TestAuthority.BC)
                    .build()
                    .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
            TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                    new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                                    .setProvider(TestAuthority.BC)
                                    .build())
                            .build(
                                    new JcaContentSignerBuilder(tsa.algorithm().signature)
                                            .setProvider(TestAuthority.BC)
                                            .build(tsa.keys().getPrivate()),
                                    tsa.certificate()),
                    calculator,
                    new ASN1ObjectIdentifier("1.2.3.4"));
            generator.addCertificates(new CollectionStore<>(List.of(tsa.certificate())));
            TimeStampToken token = generator.generate(request, BigInteger.ONE, Date.from(at));
            return token.toCMSSignedData().toASN1Structure().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | TSPException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
