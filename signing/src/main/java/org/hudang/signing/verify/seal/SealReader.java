package org.hudang.signing.verify.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.cms.Stamp;
import org.hudang.signing.verify.cms.X509;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.seal.SealData.Holder;

/**
 * Reads the two layouts in which seal signatures come.
 *
 * <pre>
 * GM/T 0031-2014 (versions 1 to 3)
 *   signature  { toSign, value BIT STRING }
 *   toSign     { version, seal, time BIT STRING, dataHash BIT STRING, property IA5String, certificate, algorithm }
 *   seal       { info, { maker's certificate, algorithm, value BIT STRING } }
 * GB/T 38540-2020, GM/T 0031-2025 (versions 4 and 5)
 *   signature  { toSign, certificate, algorithm, value BIT STRING, [0] timestamp? }
 *   toSign     { version, seal, time GeneralizedTime, dataHash BIT STRING, property IA5String, [0] extensions? }
 *   seal       { info, maker's certificate, algorithm, value BIT STRING, [0] timestamp? (version 5) }
 * both
 *   info       { { "ES", version, vendor }, number, property, picture, extensions? }
 *   property   { type, name, list type (from version 4), list, made, from, to }
 * </pre>
 *
 * <p>Certificates are OCTET STRINGs. A signature and its seal have the same version, and that of their layout.
 */
final class SealReader {
    private static final int NEWEST_OLD = 3;
    private static final int NEWEST = 5;
    /** {@code yyMMddHHmmssZ}. */
    private static final int LENGTH_OF_TEXT = 13;

    private final String where;

    SealReader(String where) {
        this.where = where;
    }

    SealSignature signature(ASN1Sequence all) throws IOException, ParseException {
        ASN1Sequence toSign = ASN1Sequence.getInstance(all.getObjectAt(0));
        int version = ASN1Integer.getInstance(toSign.getObjectAt(0)).intValueExact();
        ASN1Sequence inner = ASN1Sequence.getInstance(toSign.getObjectAt(1));
        boolean old = all.size() == 2;
        SealData seal = old ? oldSeal(inner) : seal(inner);
        boolean fits = old ? version >= 1 && version <= NEWEST_OLD : version > NEWEST_OLD && version <= NEWEST;
        if (!fits || seal.version() != version) {
            throw new Unjudged(Finding.of(Code.SEAL_VERSION, where, version, seal.version()));
        }
        return old ? old(all, toSign, seal) : present(all, toSign, seal);
    }

    // ---- signatures

    private SealSignature old(ASN1Sequence all, ASN1Sequence toSign, SealData seal) throws IOException {
        sized(toSign, 7, 7);
        return new SealSignature(
                toSign.getEncoded("DER"),
                seal,
                insideBits(bits(toSign.getObjectAt(2))),
                bits(toSign.getObjectAt(3)),
                certificate(toSign.getObjectAt(5)),
                ASN1ObjectIdentifier.getInstance(toSign.getObjectAt(6)),
                bits(all.getObjectAt(1)),
                // one in the signed part is older than the signature and so proves no time of it
                Optional.empty());
    }

    private SealSignature present(ASN1Sequence all, ASN1Sequence toSign, SealData seal)
            throws IOException, ParseException {
        sized(all, 4, 5);
        sized(toSign, 5, 6);
        return new SealSignature(
                toSign.getEncoded("DER"),
                seal,
                Optional.of(time(toSign.getObjectAt(2))),
                bits(toSign.getObjectAt(3)),
                certificate(all.getObjectAt(1)),
                ASN1ObjectIdentifier.getInstance(all.getObjectAt(2)),
                bits(all.getObjectAt(3)),
                timestamp(all));
    }

    // ---- seals

    private SealData oldSeal(ASN1Sequence seal) throws IOException, ParseException {
        sized(seal, 2, 2);
        ASN1Sequence signed = ASN1Sequence.getInstance(seal.getObjectAt(1));
        sized(signed, 3, 3);
        ASN1Sequence info = ASN1Sequence.getInstance(seal.getObjectAt(0));
        ASN1Sequence property = ASN1Sequence.getInstance(info.getObjectAt(2));
        sized(property, 6, 6);
        return seal(
                seal, signed, 0, Optional.empty(), new Property(property, 2, certificates(property.getObjectAt(2))));
    }

    private SealData seal(ASN1Sequence seal) throws IOException, ParseException {
        sized(seal, 4, 5);
        ASN1Sequence info = ASN1Sequence.getInstance(seal.getObjectAt(0));
        ASN1Sequence property = ASN1Sequence.getInstance(info.getObjectAt(2));
        sized(property, 7, 7);
        List<Holder> holders =
                switch (ASN1Integer.getInstance(property.getObjectAt(2)).intValueExact()) {
                    case 1 -> certificates(property.getObjectAt(3));
                    case 2 -> digests(property.getObjectAt(3));
                    default -> throw malformed();
                };
        return seal(seal, seal, 1, timestamp(seal), new Property(property, 3, holders));
    }

    /** @param list where the list stands; three times follow it */
    private record Property(ASN1Sequence all, int list, List<Holder> holders) {}

    /** @param first where the maker's certificate stands in {@code signed}; algorithm and value follow it */
    private SealData seal(
            ASN1Sequence seal, ASN1Sequence signed, int first, Optional<ASN1Encodable> timestamp, Property property)
            throws IOException, ParseException {
        ASN1Sequence info = ASN1Sequence.getInstance(seal.getObjectAt(0));
        sized(info, 4, 5);
        ASN1Sequence head = ASN1Sequence.getInstance(info.getObjectAt(0));
        sized(head, 3, 3);
        if (!ASN1IA5String.getInstance(head.getObjectAt(0)).getString().equals("ES")) {
            throw malformed();
        }
        int version = ASN1Integer.getInstance(head.getObjectAt(1)).intValueExact();
        if (timestamp.isPresent() && version < NEWEST) {
            throw new Unjudged(Finding.of(Code.SEAL_VERSION, where, NEWEST, version));
        }
        return new SealData(
                version,
                seal.getEncoded("DER"),
                List.of(
                        info.getEncoded("DER"),
                        new DERSequence(new ASN1Encodable[] {
                                    info, signed.getObjectAt(first), signed.getObjectAt(first + 1)
                                })
                                .getEncoded("DER")),
                certificate(signed.getObjectAt(first)),
                ASN1ObjectIdentifier.getInstance(signed.getObjectAt(first + 1)),
                bits(signed.getObjectAt(first + 2)),
                timestamp,
                property.holders(),
                time(property.all().getObjectAt(property.list() + 1)),
                time(property.all().getObjectAt(property.list() + 2)),
                time(property.all().getObjectAt(property.list() + 3)));
    }

    private static List<Holder> certificates(ASN1Encodable list) {
        List<Holder> holders = new ArrayList<>();
        for (ASN1Encodable item : ASN1Sequence.getInstance(list)) {
            holders.add(new Holder(
                    Optional.empty(), ASN1OctetString.getInstance(item).getOctets()));
        }
        return holders;
    }

    private static List<Holder> digests(ASN1Encodable list) {
        List<Holder> holders = new ArrayList<>();
        for (ASN1Encodable item : ASN1Sequence.getInstance(list)) {
            ASN1Sequence digest = ASN1Sequence.getInstance(item);
            holders.add(new Holder(
                    Optional.of(ASN1PrintableString.getInstance(digest.getObjectAt(0))
                            .getString()),
                    ASN1OctetString.getInstance(digest.getObjectAt(1)).getOctets()));
        }
        return holders;
    }

    // ---- small parts

    private static X509CertificateHolder certificate(ASN1Encodable octets) {
        return X509.certificate(ASN1OctetString.getInstance(octets).getOctets());
    }

    /** A BIT STRING; some makers of the old layout write an OCTET STRING. */
    private static byte[] bits(ASN1Encodable value) {
        return value instanceof ASN1OctetString octets
                ? octets.getOctets()
                : ASN1BitString.getInstance(value).getOctets();
    }

    /** The fifth part; one that does not parse is kept as nothing that any timestamp check would pass. */
    private Optional<ASN1Encodable> timestamp(ASN1Sequence all) {
        if (all.size() < 5) {
            return Optional.empty();
        }
        ASN1Encodable last = all.getObjectAt(4);
        ASN1BitString bits = last instanceof ASN1TaggedObject tagged
                ? ASN1BitString.getInstance(tagged, true)
                : ASN1BitString.getInstance(last);
        try {
            return Optional.of(ASN1Primitive.fromByteArray(bits.getOctets()));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return Optional.of(DERNull.INSTANCE);
        }
    }

    private Instant time(ASN1Encodable value) throws ParseException {
        if (value instanceof ASN1UTCTime utc) {
            return utc.getAdjustedDate().toInstant();
        }
        ASN1GeneralizedTime general = ASN1GeneralizedTime.getInstance(value);
        String text = general.getTimeString();
        if (!text.endsWith("Z") && !text.matches(".*[+-]\\d{4}")) {
            // it would mean what the machine's zone makes of it
            throw new Unjudged(Finding.of(Code.OFD_TIME_IMPLAUSIBLE, where, text));
        }
        return general.getDate().toInstant();
    }

    /** What the old layout keeps in its bits: a time as text or in DER, or a timestamp token. */
    private Optional<Instant> insideBits(byte[] content) {
        try {
            if (content.length == LENGTH_OF_TEXT) {
                return Optional.of(time(new ASN1UTCTime(new String(content, StandardCharsets.US_ASCII))));
            }
            ASN1Primitive value = ASN1Primitive.fromByteArray(content);
            return value instanceof ASN1Sequence ? Stamp.claimed(value) : Optional.of(time(value));
        } catch (IOException | ParseException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private void sized(ASN1Sequence sequence, int least, int most) {
        if (sequence.size() < least || sequence.size() > most) {
            throw malformed();
        }
    }

    private Unjudged malformed() {
        return new Unjudged(Finding.of(Code.CMS_UNREADABLE, where));
    }
}
