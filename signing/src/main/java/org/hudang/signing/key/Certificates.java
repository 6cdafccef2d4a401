package org.hudang.signing.key;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.hudang.signing.CryptoProvider;

/** Certificates and CRLs of every algorithm of this house; the JDK alone cannot read those of SM2. */
public final class Certificates {
    private Certificates() {}

    /**
     * A certificate from its DER.
     *
     * @throws CertificateException when it is none
     */
    public static X509Certificate of(byte[] der) throws CertificateException {
        if (factory().generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new CertificateException("not an X.509 certificate");
    }

    /**
     * A list of withdrawn certificates from its DER.
     *
     * @throws CRLException when it is none
     */
    public static X509CRL crl(byte[] der) throws CRLException {
        try {
            if (factory().generateCRL(new ByteArrayInputStream(der)) instanceof X509CRL crl) {
                return crl;
            }
        } catch (CertificateException e) {
            throw new CRLException("not a CRL", e);
        }
        throw new CRLException("not a CRL");
    }

    /** Certificates as PEM, one after the other. */
    public static byte[] pem(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate certificate : certificates) {
                append(text, "CERTIFICATE", certificate.getEncoded());
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate always encodes", e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A list of withdrawn certificates as PEM. */
    public static byte[] pem(X509CRL crl) {
        StringBuilder text = new StringBuilder();
        try {
            append(text, "X509 CRL", crl.getEncoded());
        } catch (CRLException e) {
            throw new IllegalStateException("a parsed CRL always encodes", e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void append(StringBuilder text, String label, byte[] der) {
        text.append("-----BEGIN ").append(label).append("-----\n");
        text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
        text.append("\n-----END ").append(label).append("-----\n");
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509", CryptoProvider.provider());
    }
}
