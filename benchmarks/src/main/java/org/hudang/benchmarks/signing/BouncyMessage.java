package org.hudang.benchmarks.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.key.KeyAlgorithm;

/** A message by Bouncy Castle's generator, everything made for this one file, as the examples of PDFBox do. */
final class BouncyMessage {
    private final KeyAlgorithm algorithm;
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    BouncyMessage(KeyAlgorithm algorithm, PrivateKey key, List<X509Certificate> chain) {
        this.algorithm = algorithm;
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    byte[] over(InputStream content) throws IOException {
        try {
            var signer = new JcaContentSignerBuilder(
                            switch (algorithm) {
                                case EC_P256 -> "SHA256withECDSA";
                                case RSA_3072 -> "SHA256withRSA";
                                case SM2 -> "SM3withSM2";
                            })
                    .setProvider(CryptoProvider.provider())
                    .build(key);
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(CryptoProvider.provider())
                    .build();
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(bound())
                    .build(signer, chain.get(0)));
            generator.addCertificates(new JcaCertStore(chain));
            return generator.generate(new Streamed(content), false).getEncoded("DER");
        } catch (OperatorCreationException | CMSException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** With the reference to the certificate that CAdES asks for, and no time, as the house does. */
    private CMSAttributeTableGenerator bound() throws GeneralSecurityException {
        boolean national = algorithm == KeyAlgorithm.SM2;
        byte[] digest = MessageDigest.getInstance(national ? "SM3" : "SHA-256", CryptoProvider.provider())
                .digest(chain.get(0).getEncoded());
        ASN1ObjectIdentifier name = national ? GMObjectIdentifiers.sm3 : NISTObjectIdentifiers.id_sha256;
        Attribute binding = new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(new AlgorithmIdentifier(name), digest))));
        DefaultSignedAttributeTableGenerator standard =
                new DefaultSignedAttributeTableGenerator(new AttributeTable(new DERSet(binding)));
        return parameters -> standard.getAttributes(parameters).remove(PKCSObjectIdentifiers.pkcs_9_at_signingTime);
    }

    private record Streamed(InputStream content) implements CMSTypedData {
        @Override
        public ASN1ObjectIdentifier getContentType() {
            return CMSObjectIdentifiers.data;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            content.transferTo(out);
        }

        @Override
        public Object getContent() {
            return content;
        }
    }
}
