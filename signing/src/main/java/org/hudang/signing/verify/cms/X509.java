package org.hudang.signing.verify.cms;

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
            content.getStartDate().getDate();
            content.getEndDate().getDate();
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
            list.getThisUpdate().getDate();
            if (list.getNextUpdate() != null) {
                list.getNextUpdate().getDate();
            }
            extensions(list.getTBSCertList().getExtensions());
            return new X509CRLHolder(list);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a revocation list", e);
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
