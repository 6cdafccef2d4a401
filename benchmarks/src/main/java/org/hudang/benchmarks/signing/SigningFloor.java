package org.hudang.benchmarks.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.hudang.signing.key.KeyAlgorithm;

/**
 * What signing a file cannot cost less than: the hash of the file, and one CMS whose parts were all encoded before but for
 * the digest and the signature. No PDF is read or written.
 *
 * <p>Written apart from the product's own, so that nothing slow in there is in here too. For one thread.
 */
public final class SigningFloor {
    private final KeyAlgorithm algorithm;
    private final RawKey key;
    private final byte[] attributes;
    private final int digestAt;
    private final byte[] head;
    private final byte[] signerHead;
    private final byte[] signatureAlgorithm;

    /** Everything ready for this key but digest and signature. */
    public SigningFloor(KeyAlgorithm algorithm, PrivateKey key, List<X509Certificate> chain) {
        try {
            this.algorithm = algorithm;
            this.key = RawKey.of(algorithm, key);
            byte[] leaf = chain.get(0).getEncoded();
            byte[] marker = new byte[32];
            java.util.Arrays.fill(marker, (byte) 0xA5);
            attributes = attributes(marker, leaf);
            digestAt = indexOf(attributes, marker);
            ASN1EncodableVector certificates = new ASN1EncodableVector();
            for (X509Certificate one : chain) {
                certificates.add(Certificate.getInstance(one.getEncoded()));
            }
            head = bytes(
                    new ASN1Integer(1).getEncoded("DER"),
                    new DERSet(digestId()).getEncoded("DER"),
                    new DERSequence(PKCSObjectIdentifiers.data).getEncoded("DER"),
                    der(0xA0, content(new DERSet(certificates).getEncoded("DER"))));
            Certificate signer = Certificate.getInstance(leaf);
            signerHead = bytes(
                    new ASN1Integer(1).getEncoded("DER"),
                    new IssuerAndSerialNumber(
                                    signer.getIssuer(), signer.getSerialNumber().getValue())
                            .getEncoded("DER"),
                    digestId().getEncoded("DER"));
            signatureAlgorithm = signatureId().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs a file; gives the CMS. */
    public byte[] sign(byte[] file) {
        return message(digest(file));
    }

    /** The CMS over a digest that is known already. */
    byte[] message(byte[] digest) {
        byte[] signed = attributes.clone();
        System.arraycopy(digest, 0, signed, digestAt, 32);
        byte[] value = key.sign(signed);
        signed[0] = (byte) 0xA0;
        byte[] info = der(0x30, signerHead, signed, signatureAlgorithm, der(0x04, value));
        byte[] data = der(0x30, head, der(0x31, info));
        return der(0x30, OID_SIGNED_DATA, der(0xA0, data));
    }

    /** The digest of a whole file, with the algorithm that goes with the key. */
    byte[] digest(byte[] file) {
        if (algorithm != KeyAlgorithm.SM2) {
            return Sha256.of(file);
        }
        SM3Digest digest = new SM3Digest();
        digest.update(file, 0, file.length);
        return done(digest);
    }

    /** The digest of what a stream holds. */
    byte[] digest(InputStream content) throws IOException {
        byte[] piece = new byte[1 << 16];
        if (algorithm == KeyAlgorithm.SM2) {
            SM3Digest digest = new SM3Digest();
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                digest.update(piece, 0, count);
            }
            return done(digest);
        }
        MessageDigest digest = Sha256.start();
        for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
            digest.update(piece, 0, count);
        }
        return digest.digest();
    }

    private static byte[] done(SM3Digest digest) {
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    private static final byte[] OID_SIGNED_DATA = {
        6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2
    };

    private byte[] attributes(byte[] digest, byte[] leaf) throws IOException {
        AlgorithmIdentifier hash = algorithm == KeyAlgorithm.SM2 ? digestId() : null;
        ASN1EncodableVector all = new ASN1EncodableVector();
        all.add(attribute(CMSAttributes.contentType, PKCSObjectIdentifiers.data));
        all.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
        all.add(attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(new ESSCertIDv2(hash, digest(leaf)))));
        return new DERSet(all).getEncoded("DER");
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    private AlgorithmIdentifier digestId() {
        return new AlgorithmIdentifier(
                algorithm == KeyAlgorithm.SM2 ? GMObjectIdentifiers.sm3 : NISTObjectIdentifiers.id_sha256);
    }

    private AlgorithmIdentifier signatureId() {
        return switch (algorithm) {
            case EC_P256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            case RSA_3072 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            case SM2 -> new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
        };
    }

    /** What is inside a DER value. */
    private static byte[] content(byte[] der) {
        int first = der[1] & 0xFF;
        int start = first < 0x80 ? 2 : 2 + (first & 0x7F);
        return java.util.Arrays.copyOfRange(der, start, der.length);
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int more = length < 0x80 ? 0 : length < 0x100 ? 1 : 2;
        byte[] out = new byte[2 + more + length];
        out[0] = (byte) tag;
        out[1] = (byte) (more == 0 ? length : 0x80 | more);
        if (more == 1) {
            out[2] = (byte) length;
        } else if (more == 2) {
            out[2] = (byte) (length >> 8);
            out[3] = (byte) length;
        }
        int at = 2 + more;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (java.util.Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalStateException("the digest is in the attributes");
    }
}
