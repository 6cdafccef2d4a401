package org.hudang.signing.verify;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.SignatureReport.Kind;

/**
 * Who signs, told from the certificate alone: the statement on its type (ETSI EN 319 412-5, QcType: eseal, esign), else an
 * organisation identifier without a person's name, or a person's name.
 */
final class SignerKind {
    private static final ASN1ObjectIdentifier QC_TYPE = new ASN1ObjectIdentifier("0.4.0.1862.1.6");
    /** Policy of the demo authority: an organisation stands in the certificates of seals only. */
    private static final ASN1ObjectIdentifier HOUSE_POLICY =
            new ASN1ObjectIdentifier("2.25.320717234490486047491182122930712483343.1.1");

    private static final String ESIGN = "0.4.0.1862.1.6.1";
    private static final String ESEAL = "0.4.0.1862.1.6.2";

    private SignerKind() {}

    static Kind of(Optional<X509CertificateHolder> signer) {
        return signer.map(SignerKind::of).orElse(Kind.UNKNOWN);
    }

    private static Kind of(X509CertificateHolder signer) {
        Extension statements = signer.getExtension(Extension.qCStatements);
        if (statements != null) {
            try {
                Kind stated = stated(ASN1Sequence.getInstance(statements.getParsedValue()));
                if (stated != Kind.UNKNOWN) {
                    return stated;
                }
            } catch (RuntimeException e) {
                return Kind.UNKNOWN;
            }
        }
        X500Name subject = signer.getSubject();
        boolean person = has(subject, BCStyle.SURNAME) || has(subject, BCStyle.GIVENNAME);
        if (person) {
            return Kind.PERSONAL;
        }
        if (has(subject, BCStyle.ORGANIZATION_IDENTIFIER)) {
            return Kind.SEAL;
        }
        if (underHousePolicy(signer)) {
            return has(subject, BCStyle.O) ? Kind.SEAL : Kind.PERSONAL;
        }
        return Kind.UNKNOWN;
    }

    private static boolean underHousePolicy(X509CertificateHolder signer) {
        try {
            CertificatePolicies policies =
                    signer.getExtensions() == null ? null : CertificatePolicies.fromExtensions(signer.getExtensions());
            return policies != null && policies.getPolicyInformation(HOUSE_POLICY) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Kind stated(ASN1Sequence statements) {
        for (int i = 0; i < statements.size(); i++) {
            QCStatement statement = QCStatement.getInstance(statements.getObjectAt(i));
            if (QC_TYPE.equals(statement.getStatementId())) {
                String types =
                        ASN1Sequence.getInstance(statement.getStatementInfo()).toString();
                boolean seal = types.contains(ESEAL);
                boolean sign = types.contains(ESIGN);
                return seal == sign ? Kind.UNKNOWN : seal ? Kind.SEAL : Kind.PERSONAL;
            }
        }
        return Kind.UNKNOWN;
    }

    private static boolean has(X500Name name, ASN1ObjectIdentifier type) {
        return name.getRDNs(type).length > 0;
    }
}
