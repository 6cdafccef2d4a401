package org.hudang.signing.cms;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyUnusable;
import org.hudang.signing.key.SigningDigests;

/**
 * Signed data of one signer with one certificate chain: everything that does not depend on the document is encoded once.
 *
 * <p>Attributes: content-type, message-digest, signing-certificate-v2 (RFC 5035; the binding CAdES asks for, EN 319 122-1
 * §5.2.2.3). No signing-time: in PAdES the claimed time is the dictionary's M. SM3 certificate digest for SM2 keys.
 *
 * <p>Immutable; may be used by many threads.
 */
public final class CmsTemplate {
    /** id-data: what a PDF signature signs. */
    public static final ASN1ObjectIdentifier DATA = PKCSObjectIdentifiers.data;

    private static final int DIGEST_LENGTH = 32;

    private final KeyAlgorithm algorithm;
    private final PublicKey publicKey;
    private final ASN1ObjectIdentifier contentType;
    private final byte[] attributes;
    private final int digestAt;
    private final byte[] version;
    private final byte[] digestAlgorithms;
    private final byte[] certificates;
    private final byte[] signerHead;
    private final byte[] signatureAlgorithm;

    /**
     * Prepares the parts.
     *
     * @param chain the signer's certificate first
     * @param contentType {@link #DATA}, or what is embedded
     */
    public CmsTemplate(KeyAlgorithm algorithm, List<X509Certificate> chain, ASN1ObjectIdentifier contentType) {
        this.algorithm = algorithm;
        this.contentType = contentType;
        this.publicKey = chain.get(0).getPublicKey();
        byte[][] encoded = chain.stream().map(CmsTemplate::der).toArray(byte[][]::new);
        AlgorithmIdentifier digest = algorithm.digest().identifier();
        byte[] marker = new byte[DIGEST_LENGTH];
        Arrays.fill(marker, (byte) 0xA5);
        this.attributes = attributes(contentType, marker, encoded[0]);
        this.digestAt = indexOf(attributes, marker);
        this.version = Der.encode(new ASN1Integer(contentType.equals(DATA) ? 1 : 3));
        byte[] digestDer = Der.encode(digest);
        this.digestAlgorithms = Der.of(Der.SET, digestDer);
        Certificate signer = Certificate.getInstance(encoded[0]);
        this.signerHead = concat(
                Der.encode(new ASN1Integer(1)),
                Der.encode(new IssuerAndSerialNumber(
                        signer.getIssuer(), signer.getSerialNumber().getValue())),
                digestDer);
        Arrays.sort(encoded, Arrays::compareUnsigned);
        this.certificates = Der.of(Der.CONTEXT_0, encoded);
        this.signatureAlgorithm = Der.encode(signatureAlgorithm(algorithm));
    }

    /** The identifier of the signature algorithm that goes with a key. */
    public static AlgorithmIdentifier signatureAlgorithm(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case EC_P256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            case RSA_3072 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            case SM2 -> new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
        };
    }

    private byte[] attributes(ASN1ObjectIdentifier type, byte[] digest, byte[] certificate) {
        AlgorithmIdentifier hash =
                algorithm == KeyAlgorithm.SM2 ? algorithm.digest().identifier() : null;
        ESSCertIDv2 id = new ESSCertIDv2(hash, algorithm.digest().digest(certificate));
        ASN1EncodableVector all = new ASN1EncodableVector();
        all.add(attribute(CMSAttributes.contentType, type));
        all.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
        all.add(attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(id)));
        return Der.encode(new DERSet(all));
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    /**
     * The signed attributes over a document's digest, as the DER SET that is hashed and signed.
     *
     * @param messageDigest 32 bytes, with {@code algorithm.digest()}
     */
    public byte[] signedAttributes(byte[] messageDigest) {
        if (messageDigest.length != DIGEST_LENGTH) {
            throw new KeyUnusable("a message digest has 32 bytes, not " + messageDigest.length);
        }
        byte[] copy = attributes.clone();
        System.arraycopy(messageDigest, 0, copy, digestAt, DIGEST_LENGTH);
        return copy;
    }

    /**
     * The same with the claimed time inside (EN 319 122-1, 5.2.1), for messages that stand beside a file.
     *
     * @param claimedAt before the year 2050, in whole seconds
     */
    public byte[] signedAttributes(byte[] messageDigest, Instant claimedAt) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        for (ASN1Encodable one : ASN1Set.getInstance(signedAttributes(messageDigest))) {
            all.add(one);
        }
        all.add(attribute(CMSAttributes.signingTime, new DERUTCTime(Date.from(claimedAt))));
        return Der.encode(new DERSet(all));
    }

    /** The digest that the key is to sign for these attributes. */
    public byte[] toBeSigned(byte[] signedAttributes) {
        return SigningDigests.of(algorithm, publicKey, signedAttributes);
    }

    /** The length of {@link #assemble} without a timestamp, at most. */
    public int largest() {
        return certificates.length + attributes.length + signerHead.length + 384 + 200;
    }

    /**
     * The finished signed data, content not embedded.
     *
     * @param signedAttributes from {@link #signedAttributes}
     * @param signature from the key
     * @param timestampToken DER of a token over the signature value
     */
    public byte[] assemble(byte[] signedAttributes, byte[] signature, Optional<byte[]> timestampToken) {
        return wrap(new byte[0], signerInfo(signedAttributes, signature, timestampToken));
    }

    /** The finished signed data with its content inside. */
    public byte[] assembleAround(byte[] content, byte[] signedAttributes, byte[] signature) {
        byte[] embedded = Der.of(Der.CONTEXT_0, Der.of(Der.OCTET_STRING, content));
        return wrap(embedded, signerInfo(signedAttributes, signature, Optional.empty()));
    }

    private byte[] signerInfo(byte[] signedAttributes, byte[] signature, Optional<byte[]> timestampToken) {
        byte[] implicit = signedAttributes.clone();
        implicit[0] = (byte) Der.CONTEXT_0;
        byte[] unsigned = timestampToken
                .map(token -> Der.of(
                        Der.CONTEXT_1,
                        Der.of(
                                Der.SEQUENCE,
                                Der.encode(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken),
                                Der.of(Der.SET, token))))
                .orElse(new byte[0]);
        return Der.of(
                Der.SEQUENCE, signerHead, implicit, signatureAlgorithm, Der.of(Der.OCTET_STRING, signature), unsigned);
    }

    private byte[] wrap(byte[] embedded, byte[] signerInfo) {
        byte[] signedData = Der.of(
                Der.SEQUENCE,
                version,
                digestAlgorithms,
                Der.of(Der.SEQUENCE, Der.encode(contentType), embedded),
                certificates,
                Der.of(Der.SET, signerInfo));
        return Der.of(Der.SEQUENCE, Der.encode(PKCSObjectIdentifiers.signedData), Der.of(Der.CONTEXT_0, signedData));
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new KeyUnusable("a certificate of the chain does not encode");
        }
    }

    private static byte[] concat(byte[]... parts) {
        byte[] wrapped = Der.of(Der.SEQUENCE, parts);
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        return Arrays.copyOfRange(wrapped, wrapped.length - length, wrapped.length);
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalStateException("the digest is in the attributes");
    }
}
