package org.hudang.signing.verify.cms;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificates and revocation lists (RFC 5280) to the bottom of their names and dates. The library reads a name only
 * when somebody asks for a part of it, and fails then; whoever judges is handed nothing that can fail later.
 */
public final class X509 {
    private X509() {}

    /**
     * A certificate.
     *
     * @param encoded DER or what parses as such
     * @throws IllegalArgumentException when it is none
     */
    public static X509CertificateHolder certificate(byte[] encoded) {
        return certificate((Object) encoded);
    }

    /**
     * A certificate.
     *
     * @param parsed its structure
     * @throws IllegalArgumentException when it is none
     */
    public static X509CertificateHolder certificate(ASN1Primitive parsed) {
        return certificate((Object) parsed);
    }

    private static X509CertificateHolder certificate(Object source) {
        try {
            Certificate certificate = Certificate.getInstance(source);
            TBSCertificate content = certificate.getTBSCertificate();
            name(content.getSubject());
            name(content.getIssuer());
            Times.of(content.getStartDate());
            Times.of(content.getEndDate());
            extensions(content.getExtensions());
            return new X509CertificateHolder(certificate);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    /**
     * A revocation list; its entries are read by whoever looks one up.
     *
     * @param encoded DER or what parses as such
     * @throws IllegalArgumentException when it is none
     */
    public static X509CRLHolder list(byte[] encoded) {
        return list((Object) encoded);
    }

    /**
     * A revocation list; its entries are read by whoever looks one up.
     *
     * @param parsed its structure
     * @throws IllegalArgumentException when it is none
     */
    public static X509CRLHolder list(ASN1Primitive parsed) {
        return list((Object) parsed);
    }

    private static X509CRLHolder list(Object source) {
        try {
            CertificateList list = CertificateList.getInstance(source);
            name(list.getIssuer());
            Times.of(list.getThisUpdate());
            if (list.getNextUpdate() != null) {
                Times.of(list.getNextUpdate());
            }
            extensions(list.getTBSCertList().getExtensions());
            return new KeptList(list);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a revocation list", e);
        }
    }

    /** The same list, which remembers what is asked of it for every paper; for lists that are kept. */
    public static X509CRLHolder kept(X509CRLHolder list) {
        return list instanceof KeptList ? list : new KeptList(list.toASN1Structure());
    }

    /** What the issuer of a list signed, in DER; not to be changed. */
    static byte[] signedPart(X509CRLHolder list) throws IOException {
        return list instanceof KeptList kept
                ? kept.signedPart()
                : list.toASN1Structure().getTBSCertList().getEncoded(ASN1Encoding.DER);
    }

    /** A list that encodes what was signed only once. */
    private static final class KeptList extends X509CRLHolder {
        private transient volatile byte @Nullable [] signedPart;

        KeptList(CertificateList list) {
            super(list);
        }

        byte[] signedPart() throws IOException {
            byte[] known = signedPart;
            if (known == null) {
                known = toASN1Structure().getTBSCertList().getEncoded(ASN1Encoding.DER);
                signedPart = known;
            }
            return known;
        }
    }

    private static void name(X500Name name) {
        for (RDN part : name.getRDNs()) {
            for (AttributeTypeAndValue one : part.getTypesAndValues()) {
                one.getType();
            }
        }
    }

    private static void extensions(Extensions extensions) {
        if (extensions != null) {
            extensions.getCriticalExtensionOIDs();
        }
    }
}
