package org.hudang.benchmarks.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.hudang.signing.key.KeyAlgorithm;

/**
 * What verifying a file cannot cost less than: the hash over the signed ranges, reading the CMS, comparing the digest, and
 * one check of the signature with the key of the certificate in it. Where the ranges are is known before; no PDF is read, no
 * chain is built, nothing is asked about revocation.
 */
final class VerifyingFloor {
    private static final Pattern RANGE = Pattern.compile("/ByteRange\\s*\\[\\s*0 (\\d+) (\\d+) (\\d+)");

    private final KeyAlgorithm algorithm;
    private final int gapStart;
    private final int gapEnd;
    private final int end;

    /** Prepares for files signed like this one. */
    VerifyingFloor(KeyAlgorithm algorithm, byte[] signed) {
        this.algorithm = algorithm;
        Matcher found = RANGE.matcher(new String(signed, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new IllegalArgumentException("the file is not signed");
        }
        gapStart = Integer.parseInt(found.group(1));
        gapEnd = Integer.parseInt(found.group(2));
        end = gapEnd + Integer.parseInt(found.group(3));
    }

    /** Whether digest and signature hold. */
    boolean holds(byte[] file) {
        try (ASN1InputStream in = new ASN1InputStream(new ByteArrayInputStream(contents(file)))) {
            SignedData data = SignedData.getInstance(
                    ContentInfo.getInstance(in.readObject()).getContent());
            SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
            byte[] claimed = ASN1OctetString.getInstance(new AttributeTable(signer.getAuthenticatedAttributes())
                            .get(CMSAttributes.messageDigest)
                            .getAttrValues()
                            .getObjectAt(0))
                    .getOctets();
            return MessageDigest.isEqual(claimed, digest(file)) && check(data, signer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes that the signature covers. */
    byte[] covered(byte[] file) {
        byte[] covered = new byte[gapStart + end - gapEnd];
        System.arraycopy(file, 0, covered, 0, gapStart);
        System.arraycopy(file, gapEnd, covered, gapStart, end - gapEnd);
        return covered;
    }

    /** The file with other Contents, hexadecimal digits. */
    byte[] withContents(byte[] file, byte[] digits) {
        byte[] other = file.clone();
        Arrays.fill(other, gapStart + 1, gapEnd - 1, (byte) '0');
        System.arraycopy(digits, 0, other, gapStart + 1, digits.length);
        return other;
    }

    private byte[] contents(byte[] file) {
        byte[] bytes = new byte[(gapEnd - gapStart) / 2 - 1];
        for (int i = 0; i < bytes.length; i++) {
            int at = gapStart + 1 + 2 * i;
            bytes[i] = (byte) (Character.digit(file[at], 16) << 4 | Character.digit(file[at + 1], 16));
        }
        return bytes;
    }

    private byte[] digest(byte[] file) {
        if (algorithm != KeyAlgorithm.SM2) {
            MessageDigest digest = Sha256.start();
            digest.update(file, 0, gapStart);
            digest.update(file, gapEnd, end - gapEnd);
            return digest.digest();
        }
        SM3Digest digest = new SM3Digest();
        digest.update(file, 0, gapStart);
        digest.update(file, gapEnd, end - gapEnd);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    private boolean check(SignedData data, SignerInfo signer) throws IOException, GeneralSecurityException {
        SubjectPublicKeyInfo key = certificate(data, signer).getSubjectPublicKeyInfo();
        byte[] message = signer.getAuthenticatedAttributes().getEncoded("DER");
        byte[] value = signer.getEncryptedDigest().getOctets();
        return switch (algorithm) {
            case EC_P256 -> {
                ECDSASigner check = new ECDSASigner();
                ECPublicKeyParameters point = point("secp256r1", key);
                check.init(false, point);
                BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(
                        point.getParameters().getN(), value);
                yield check.verifySignature(Sha256.of(message), rs[0], rs[1]);
            }
            case SM2 -> {
                SM2Signer check = new SM2Signer(StandardDSAEncoding.INSTANCE, new SM3Digest());
                check.init(false, point("sm2p256v1", key));
                check.update(message, 0, message.length);
                yield check.verifySignature(value);
            }
            case RSA_3072 -> {
                Signature check = Signature.getInstance("SHA256withRSA", "SunRsaSign");
                check.initVerify(KeyFactory.getInstance("RSA", "SunRsaSign")
                        .generatePublic(new X509EncodedKeySpec(key.getEncoded())));
                check.update(message);
                yield check.verify(value);
            }
        };
    }

    private static Certificate certificate(SignedData data, SignerInfo signer) {
        var wanted = org.bouncycastle.asn1.cms.IssuerAndSerialNumber.getInstance(
                signer.getSID().getId());
        for (var one : data.getCertificates()) {
            Certificate certificate = Certificate.getInstance(one);
            if (certificate.getSerialNumber().equals(wanted.getSerialNumber())
                    && certificate.getIssuer().equals(wanted.getName())) {
                return certificate;
            }
        }
        throw new IllegalArgumentException("the signer's certificate is not there");
    }

    private static ECPublicKeyParameters point(String curve, SubjectPublicKeyInfo key) {
        X9ECParameters named = CustomNamedCurves.getByName(curve);
        ECDomainParameters domain = new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
        return new ECPublicKeyParameters(
                named.getCurve().decodePoint(key.getPublicKeyData().getBytes()), domain);
    }
}
