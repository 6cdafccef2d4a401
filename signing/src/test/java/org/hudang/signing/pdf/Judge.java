package org.hudang.signing.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.DigestAlgorithm;

/** Judges the signatures of a file with PDFBox, Bouncy Castle's CMS and PKIX: nothing of the writer is used. */
final class Judge {
    private Judge() {}

    /** One signature that holds. */
    record Held(
            String field,
            String digestAlgorithm,
            String signatureAlgorithm,
            X509Certificate signer,
            int coveredTo,
            java.util.Optional<TimeStampToken> token) {}

    /** All signatures of a file; an exception says what does not hold. */
    static List<Held> judge(byte[] pdf, DemoAuthority authority) throws Exception {
        List<Held> held = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDSignatureField field : document.getSignatureFields()) {
                if (field.getSignature() != null) {
                    held.add(one(pdf, field, authority));
                }
            }
        }
        return held;
    }

    private static Held one(byte[] pdf, PDSignatureField field, DemoAuthority authority) throws Exception {
        var dictionary = field.getSignature().getCOSObject();
        require("ETSI.CAdES.detached".equals(dictionary.getNameAsString(COSName.SUB_FILTER)), "SubFilter");
        int[] range = field.getSignature().getByteRange();
        require(range.length == 4 && range[0] == 0, "ByteRange");
        require(pdf[range[1]] == '<' && pdf[range[2] - 1] == '>', "the gap is the Contents token");
        byte[] hole = field.getSignature().getContents();
        require(hole.length * 2 + 2 == range[2] - range[1], "the gap is exactly Contents");
        byte[] signed = new byte[range[1] + range[3]];
        System.arraycopy(pdf, 0, signed, 0, range[1]);
        System.arraycopy(pdf, range[2], signed, range[1], range[3]);

        CMSSignedData cms = cms(hole, signed);
        require(cms.getSignerInfos().size() == 1, "one signer");
        SignerInformation info = cms.getSignerInfos().iterator().next();
        X509Certificate signer = signer(cms, info);
        require(
                info.verify(new JcaSimpleSignerInfoVerifierBuilder()
                        .setProvider(CryptoProvider.provider())
                        .build(signer)),
                "the signature value");
        attributes(info, signer);
        chain(cms, signer, authority);
        return new Held(
                field.getFullyQualifiedName(),
                info.getDigestAlgOID(),
                info.getEncryptionAlgOID(),
                signer,
                range[2] + range[3],
                token(info));
    }

    static CMSSignedData cms(byte[] hole, byte[] signed) throws IOException, CMSException {
        try (InputStream in = new ByteArrayInputStream(hole);
                ASN1InputStream asn1 = new ASN1InputStream(in)) {
            ASN1Primitive object = asn1.readObject();
            byte[] der = object.getEncoded("DER");
            require(Arrays.equals(der, Arrays.copyOf(hole, der.length)), "the CMS is DER");
            for (int i = der.length; i < hole.length; i++) {
                require(hole[i] == 0, "the rest of Contents is zero");
            }
            return new CMSSignedData(new CMSProcessableByteArray(signed), ContentInfo.getInstance(object));
        }
    }

    private static X509Certificate signer(CMSSignedData cms, SignerInformation info)
            throws IOException, GeneralSecurityException {
        @SuppressWarnings("unchecked") // a signer's id selects certificates
        var found = cms.getCertificates().getMatches(info.getSID());
        require(found.size() == 1, "the signer's certificate is inside");
        return Certificates.of(((X509CertificateHolder) found.iterator().next()).getEncoded());
    }

    private static void attributes(SignerInformation info, X509Certificate signer) throws GeneralSecurityException {
        require(info.getSignedAttributes().size() == 3, "content-type, message-digest and signing-certificate-v2 only");
        Attribute ess = info.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        var id = SigningCertificateV2.getInstance(ess.getAttrValues().getObjectAt(0))
                .getCerts()[0];
        DigestAlgorithm algorithm = id.getHashAlgorithm()
                        .getAlgorithm()
                        .equals(DigestAlgorithm.SM3.identifier().getAlgorithm())
                ? DigestAlgorithm.SM3
                : DigestAlgorithm.SHA_256;
        require(
                Arrays.equals(id.getCertHashObject().getOctets(), algorithm.digest(signer.getEncoded())),
                "the certificate is bound");
    }

    private static void chain(CMSSignedData cms, X509Certificate signer, DemoAuthority authority)
            throws IOException, GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder holder : cms.getCertificates().getMatches(null)) {
            all.add(Certificates.of(holder.getEncoded()));
        }
        Set<TrustAnchor> anchors = new HashSet<>();
        authority.anchors().forEach(anchor -> anchors.add(new TrustAnchor(anchor, null)));
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(signer.getNotBefore());
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
        CertPathBuilder.getInstance("PKIX", CryptoProvider.provider()).build(parameters);
    }

    private static java.util.Optional<TimeStampToken> token(SignerInformation info)
            throws IOException, TSPException, GeneralSecurityException, OperatorCreationException, CMSException {
        if (info.getUnsignedAttributes() == null) {
            return java.util.Optional.empty();
        }
        Attribute attribute = info.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        TimeStampToken token = new TimeStampToken(
                ContentInfo.getInstance(attribute.getAttrValues().getObjectAt(0)));
        X509Certificate tsa = signer(
                token.toCMSSignedData(),
                token.toCMSSignedData().getSignerInfos().iterator().next());
        token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(CryptoProvider.provider())
                .build(tsa));
        DigestAlgorithm algorithm = token.getTimeStampInfo()
                        .getMessageImprintAlgOID()
                        .equals(DigestAlgorithm.SM3.identifier().getAlgorithm())
                ? DigestAlgorithm.SM3
                : DigestAlgorithm.SHA_256;
        require(
                Arrays.equals(
                        token.getTimeStampInfo().getMessageImprintDigest(), algorithm.digest(info.getSignature())),
                "the timestamp is over the signature value");
        return java.util.Optional.of(token);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
    }
}
