package org.hudang.signing.verify.ofd;

import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.cms.Digests;
import org.hudang.signing.verify.cms.SignatureCheck;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * A seal signature of version 4 (电子签章数据, GB/T 38540-2020, 7.1) with the seal inside (6.1).
 *
 * @param toSign the signed part, DER
 * @param seal the seal, DER
 * @param sealInfo what the seal says, DER
 * @param sealToSign the same with the maker's certificate and algorithm, DER
 * @param maker the certificate of the seal's maker
 * @param makerAlgorithm how the maker signed
 * @param makerValue the maker's signature
 * @param holders digests or certificates that may use the seal
 * @param validFrom begin of the seal
 * @param validTo end of the seal
 * @param createdAt when the seal was made
 * @param time when it was used, as the signer claims
 * @param dataHash digest of what is signed
 * @param property where that is
 * @param signer the signer's certificate
 * @param algorithm how the signer signed
 * @param value the signer's signature
 * @param timestamp a timestamp over the signature value
 */
@SuppressWarnings("ArrayRecordComponent") // read only inside the verifier, never compared
public record SealSignature(
        byte[] toSign,
        byte[] seal,
        byte[] sealInfo,
        byte[] sealToSign,
        X509CertificateHolder maker,
        ASN1ObjectIdentifier makerAlgorithm,
        byte[] makerValue,
        List<byte[]> holders,
        Instant validFrom,
        Instant validTo,
        Instant createdAt,
        Instant time,
        byte[] dataHash,
        String property,
        X509CertificateHolder signer,
        ASN1ObjectIdentifier algorithm,
        byte[] value,
        Optional<ASN1Encodable> timestamp) {
    private static final int VERSION = 4;

    /** Reads version 4; others end in {@link Unjudged} as not judged yet. */
    public static SealSignature read(byte[] encoded, String where) {
        try {
            ASN1Primitive whole = ASN1Primitive.fromByteArray(encoded);
            ASN1Sequence signature = ASN1Sequence.getInstance(whole);
            ASN1Sequence toSign = ASN1Sequence.getInstance(signature.getObjectAt(0));
            if (ASN1Integer.getInstance(toSign.getObjectAt(0)).intValueExact() != VERSION || signature.size() < 4) {
                throw new Unjudged(Finding.of(Code.OFD_SIGNATURE_NOT_JUDGED, where, "SES_Signature"));
            }
            return read(signature, toSign);
        } catch (IOException | ParseException | RuntimeException e) {
            if (e instanceof Unjudged unjudged) {
                throw unjudged;
            }
            throw new Unjudged(Finding.of(Code.CMS_UNREADABLE, where));
        }
    }

    private static SealSignature read(ASN1Sequence signature, ASN1Sequence toSign) throws IOException, ParseException {
        ASN1Sequence seal = ASN1Sequence.getInstance(toSign.getObjectAt(1));
        ASN1Sequence info = ASN1Sequence.getInstance(seal.getObjectAt(0));
        ASN1Sequence property = ASN1Sequence.getInstance(info.getObjectAt(2));
        Optional<ASN1Encodable> timestamp = Optional.empty();
        if (signature.size() > 4 && signature.getObjectAt(4) instanceof ASN1TaggedObject tagged) {
            byte[] token = ASN1BitString.getInstance(tagged, true).getOctets();
            timestamp = Optional.of(ASN1Primitive.fromByteArray(token));
        }
        return new SealSignature(
                toSign.getEncoded("DER"),
                seal.getEncoded("DER"),
                info.getEncoded("DER"),
                new DERSequence(new ASN1Encodable[] {info, seal.getObjectAt(1), seal.getObjectAt(2)}).getEncoded("DER"),
                certificate(seal.getObjectAt(1)),
                ASN1ObjectIdentifier.getInstance(seal.getObjectAt(2)),
                ASN1BitString.getInstance(seal.getObjectAt(3)).getOctets(),
                holders(property),
                time(property.getObjectAt(5)),
                time(property.getObjectAt(6)),
                time(property.getObjectAt(4)),
                time(toSign.getObjectAt(2)),
                ASN1BitString.getInstance(toSign.getObjectAt(3)).getOctets(),
                toSign.getObjectAt(4).toString(),
                certificate(signature.getObjectAt(1)),
                ASN1ObjectIdentifier.getInstance(signature.getObjectAt(2)),
                ASN1BitString.getInstance(signature.getObjectAt(3)).getOctets(),
                timestamp);
    }

    private static X509CertificateHolder certificate(ASN1Encodable octets) {
        return new X509CertificateHolder(
                Certificate.getInstance(ASN1OctetString.getInstance(octets).getOctets()));
    }

    private static Instant time(ASN1Encodable value) throws ParseException {
        return ASN1GeneralizedTime.getInstance(value).getDate().toInstant();
    }

    /** Certificates (type 1) or objects of digest algorithm and digest (type 2). */
    private static List<byte[]> holders(ASN1Sequence property) {
        List<byte[]> holders = new ArrayList<>();
        for (ASN1Encodable item : ASN1Sequence.getInstance(property.getObjectAt(3))) {
            ASN1Encodable octets = item.toASN1Primitive() instanceof ASN1Sequence digest ? digest.getObjectAt(1) : item;
            holders.add(ASN1OctetString.getInstance(octets).getOctets());
        }
        return holders;
    }

    /** V5: the signer's value over the signed part. */
    public SignatureCheck.Outcome checkValue() {
        return SignatureCheck.check(
                new AlgorithmIdentifier(algorithm), Optional.empty(), signer.getSubjectPublicKeyInfo(), toSign, value);
    }

    /**
     * V7: the maker's value over the seal. Makers sign its information alone, or one sequence of information, maker's
     * certificate and algorithm; both bind everything a seal says.
     */
    public boolean madeByMaker() {
        return madeOver(sealInfo) || madeOver(sealToSign);
    }

    private boolean madeOver(byte[] message) {
        return SignatureCheck.check(
                                new AlgorithmIdentifier(makerAlgorithm),
                                Optional.empty(),
                                maker.getSubjectPublicKeyInfo(),
                                message,
                                makerValue)
                        instanceof SignatureCheck.Right right
                && !right.weak();
    }

    /** V8: whether the seal names the signer's certificate, whole or by its SM3 digest. */
    public boolean namesSigner() {
        try {
            byte[] certificate = signer.getEncoded();
            byte[] digest = Digests.digest(Digests.find(GMObjectIdentifiers.sm3).orElseThrow(), certificate);
            return holders.stream()
                    .anyMatch(holder -> Arrays.equals(holder, certificate) || Arrays.equals(holder, digest));
        } catch (IOException e) {
            return false;
        }
    }
}
