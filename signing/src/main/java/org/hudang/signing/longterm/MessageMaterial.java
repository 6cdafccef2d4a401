package org.hudang.signing.longterm;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.hudang.signing.pdf.ValidationMaterial;
import org.jspecify.annotations.Nullable;

/**
 * What may be put into a message after it was signed: a timestamp over its value, and validation data (EN 319 122-1, 6.3, level
 * B-LT): certificates where the signer's are, lists and answers (RFC 5940) in the field beside. What was signed keeps its bytes.
 */
final class MessageMaterial {
    private static final int OTHER = 1;

    private MessageMaterial() {}

    /** The value of the only signer: what a timestamp is made over. */
    static byte[] value(byte[] message) {
        return signer(data(message)).getEncryptedDigest().getOctets();
    }

    /** The message with a timestamp token over its value, where it had none. */
    static byte[] stamped(byte[] message, byte[] token) {
        try {
            SignedData data = data(message);
            SignerInfo signer = signer(data);
            ASN1EncodableVector attributes = all(signer.getUnauthenticatedAttributes());
            attributes.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(ASN1Primitive.fromByteArray(token))));
            SignerInfo with = new SignerInfo(
                    signer.getSID(),
                    signer.getDigestAlgorithm(),
                    signer.getAuthenticatedAttributes(),
                    signer.getDigestEncryptionAlgorithm(),
                    signer.getEncryptedDigest(),
                    new DERSet(attributes));
            return encoded(new SignedData(
                    data.getDigestAlgorithms(),
                    data.getEncapContentInfo(),
                    data.getCertificates(),
                    data.getCRLs(),
                    new DERSet(with)));
        } catch (IOException e) {
            throw new IllegalArgumentException("a token always parses", e);
        }
    }

    /** The message with everything that this material has and it has not. */
    static byte[] into(byte[] message, ValidationMaterial material) {
        try {
            SignedData data = data(message);
            ASN1EncodableVector certificates = all(data.getCertificates());
            for (byte[] der : material.certificates()) {
                add(certificates, ASN1Primitive.fromByteArray(der));
            }
            ASN1EncodableVector lists = all(data.getCRLs());
            for (byte[] der : material.lists()) {
                add(lists, ASN1Primitive.fromByteArray(der));
            }
            for (byte[] der : material.answers()) {
                OtherRevocationInfoFormat answer = new OtherRevocationInfoFormat(
                        CMSObjectIdentifiers.id_ri_ocsp_response, ASN1Primitive.fromByteArray(der));
                add(lists, new DERTaggedObject(false, OTHER, answer));
            }
            return encoded(new SignedData(
                    data.getDigestAlgorithms(),
                    data.getEncapContentInfo(),
                    new DERSet(certificates),
                    lists.size() == 0 ? null : new DERSet(lists),
                    data.getSignerInfos()));
        } catch (IOException e) {
            throw new IllegalArgumentException("what was gathered always parses", e);
        }
    }

    private static SignedData data(byte[] message) {
        return SignedData.getInstance(ContentInfo.getInstance(message).getContent());
    }

    private static SignerInfo signer(SignedData data) {
        return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    }

    private static byte[] encoded(SignedData data) throws IOException {
        return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
    }

    private static ASN1EncodableVector all(@Nullable ASN1Set set) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        if (set != null) {
            set.forEach(all::add);
        }
        return all;
    }

    private static void add(ASN1EncodableVector all, ASN1Encodable one) throws IOException {
        byte[] der = one.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        for (int i = 0; i < all.size(); i++) {
            if (Arrays.equals(der, all.get(i).toASN1Primitive().getEncoded(ASN1Encoding.DER))) {
                return;
            }
        }
        all.add(one);
    }
}
