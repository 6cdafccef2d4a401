package org.hudang.signing.verify.cms;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** Whether signed attributes name the signer's certificate (RFC 5035): without it, another certificate of the same key fits too. */
enum CertificateBinding {
    BOUND,
    OTHER,
    MISSING;

    static CertificateBinding of(AttributeTable signed, X509CertificateHolder certificate) {
        ASN1EncodableVector second = signed.getAll(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        ASN1EncodableVector first = signed.getAll(PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (second.size() == 0 && first.size() == 0) {
            return MISSING;
        }
        try {
            byte[] encoded = certificate.getEncoded();
            for (int i = 0; i < second.size(); i++) {
                if (!namesSecond(second.get(i), certificate, encoded)) {
                    return OTHER;
                }
            }
            for (int i = 0; i < first.size(); i++) {
                if (!namesFirst(first.get(i), certificate, encoded)) {
                    return OTHER;
                }
            }
            return BOUND;
        } catch (IOException | RuntimeException e) {
            return OTHER;
        }
    }

    private static ASN1Encodable value(ASN1Encodable attribute) {
        return ((Attribute) attribute).getAttrValues().getObjectAt(0);
    }

    private static boolean namesSecond(ASN1Encodable attribute, X509CertificateHolder certificate, byte[] encoded) {
        ESSCertIDv2 id = SigningCertificateV2.getInstance(value(attribute)).getCerts()[0];
        return names(
                id.getHashAlgorithm().getAlgorithm(), id.getCertHash(), id.getIssuerSerial(), certificate, encoded);
    }

    private static boolean namesFirst(ASN1Encodable attribute, X509CertificateHolder certificate, byte[] encoded) {
        ESSCertID id = SigningCertificate.getInstance(value(attribute)).getCerts()[0];
        return names(OIWObjectIdentifiers.idSHA1, id.getCertHash(), id.getIssuerSerial(), certificate, encoded);
    }

    private static boolean names(
            ASN1ObjectIdentifier hash,
            byte[] named,
            @Nullable IssuerSerial issuer,
            X509CertificateHolder certificate,
            byte[] encoded) {
        Optional<Digests.Algorithm> algorithm = Digests.find(hash);
        if (algorithm.isEmpty() || !Arrays.equals(Digests.digest(algorithm.get(), encoded), named)) {
            return false;
        }
        return issuer == null
                || (issuer.getSerial().getValue().equals(certificate.getSerialNumber())
                        && names(issuer.getIssuer(), certificate));
    }

    private static boolean names(GeneralNames issuer, X509CertificateHolder certificate) {
        for (GeneralName name : issuer.getNames()) {
            if (name.getTagNo() == GeneralName.directoryName
                    && certificate
                            .getIssuer()
                            .equals(org.bouncycastle.asn1.x500.X500Name.getInstance(name.getName()))) {
                return true;
            }
        }
        return false;
    }
}
