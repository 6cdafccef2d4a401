package org.hudang.signing.longterm;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyFit;
import org.hudang.signing.key.KeyUnusable;

/** A message taken apart, not judged: who signed, what came along, which tokens it carries. */
final class Parsed {
    private final X509Certificate signer;
    private final List<X509Certificate> certificates;
    private final List<Parsed> tokens;
    private final Optional<Instant> time;

    private Parsed(
            X509Certificate signer, List<X509Certificate> certificates, List<Parsed> tokens, Optional<Instant> time) {
        this.signer = signer;
        this.certificates = certificates;
        this.tokens = tokens;
        this.time = time;
    }

    /** Nothing when it is no message of one signer whose certificate is inside. */
    static Optional<Parsed> of(byte[] message) {
        try {
            return Optional.of(parse(ContentInfo.getInstance(message)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Parsed parse(ContentInfo message) throws IOException, GeneralSecurityException {
        SignedData data = SignedData.getInstance(message.getContent());
        SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        List<X509Certificate> all = new ArrayList<>();
        for (ASN1Encodable one : data.getCertificates()) {
            all.add(Certificates.of(one.toASN1Primitive().getEncoded("DER")));
        }
        IssuerAndSerialNumber id =
                IssuerAndSerialNumber.getInstance(info.getSID().getId());
        X509Certificate signer = null;
        for (X509Certificate one : all) {
            if (is(one, id.getName(), id.getSerialNumber().getValue())) {
                signer = one;
            }
        }
        if (signer == null) {
            throw new IOException("the signer's certificate is not inside");
        }
        return new Parsed(signer, all, tokens(info), time(data));
    }

    private static boolean is(X509Certificate certificate, X500Name issuer, BigInteger serial) {
        return certificate.getSerialNumber().equals(serial)
                && X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded())
                        .equals(issuer);
    }

    private static List<Parsed> tokens(SignerInfo info) throws IOException, GeneralSecurityException {
        List<Parsed> tokens = new ArrayList<>();
        ASN1Set unsigned = info.getUnauthenticatedAttributes();
        for (int i = 0; unsigned != null && i < unsigned.size(); i++) {
            Attribute attribute = Attribute.getInstance(unsigned.getObjectAt(i));
            if (PKCSObjectIdentifiers.id_aa_signatureTimeStampToken.equals(attribute.getAttrType())) {
                for (ASN1Encodable token : attribute.getAttrValues()) {
                    tokens.add(parse(ContentInfo.getInstance(token)));
                }
            }
        }
        return tokens;
    }

    private static Optional<Instant> time(SignedData data) {
        if (!PKCSObjectIdentifiers.id_ct_TSTInfo.equals(
                data.getEncapContentInfo().getContentType())) {
            return Optional.empty();
        }
        try {
            byte[] content = ASN1OctetString.getInstance(
                            data.getEncapContentInfo().getContent())
                    .getOctets();
            return Optional.of(
                    TSTInfo.getInstance(content).getGenTime().getDate().toInstant());
        } catch (java.text.ParseException e) {
            return Optional.empty();
        }
    }

    X509Certificate signer() {
        return signer;
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    /** Timestamps over the signature value. */
    List<Parsed> tokens() {
        return tokens;
    }

    /** The time a token names. */
    Optional<Instant> time() {
        return time;
    }

    /** Whether it is made with the national algorithms. */
    boolean national() {
        try {
            return KeyFit.of(signer.getPublicKey()) == KeyAlgorithm.SM2;
        } catch (KeyUnusable otherKind) {
            return false;
        }
    }
}
