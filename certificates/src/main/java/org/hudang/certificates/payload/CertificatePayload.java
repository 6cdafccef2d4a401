package org.hudang.certificates.payload;

import java.time.Instant;
import java.util.List;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborReader;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.payload.CertificateFacts.Grant;
import org.hudang.certificates.payload.CertificateFacts.Person;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.payload.CertificateFacts.Times;

/** The facts as signed bytes and back; docs/formats/certificate-payload-v1.md. */
public final class CertificatePayload {
    /** Longest envelope that is looked at, in bytes. */
    public static final int LONGEST_ENVELOPE = 400;

    private static final long EXPIRY = 4;
    private static final long NOT_BEFORE = 5;
    private static final long ISSUED_AT = 6;
    private static final long ID = 7;
    private static final long FACTS = -65537;
    private static final int ID_BYTES = 16;

    private CertificatePayload() {}

    /** The bytes that are signed. */
    public static byte[] write(CertificateFacts facts) {
        Grant grant = facts.grant();
        return CborWriter.write(Cbor.map(
                Cbor.entry(EXPIRY, Cbor.of(facts.times().notAfter().getEpochSecond())),
                Cbor.entry(NOT_BEFORE, Cbor.of(facts.times().notBefore().getEpochSecond())),
                Cbor.entry(ISSUED_AT, Cbor.of(facts.times().issuedAt().getEpochSecond())),
                Cbor.entry(ID, Cbor.of(facts.id().bytes())),
                Cbor.entry(
                        FACTS,
                        Cbor.array(
                                Cbor.of(facts.person().printedName()),
                                Cbor.of(Long.parseLong(grant.division())),
                                Cbor.of(facts.person().lastFour()),
                                Cbor.of(grant.programme()),
                                Cbor.of(grant.householdSize()),
                                Cbor.of(grant.level()),
                                Cbor.of(facts.bureau()),
                                Cbor.of(facts.status().list()),
                                Cbor.of(facts.status().index())))));
    }

    /**
     * The facts in signed bytes.
     *
     * @throws CborRefused when they are of any other shape
     */
    public static CertificateFacts read(byte[] payload) {
        if (!(CborReader.read(payload) instanceof Cbor.Map map) || map.entries().size() != 5) {
            throw CborRefused.shape("not a map of five");
        }
        if (!(value(map, ID) instanceof Cbor.Bytes id) || id.value().length != ID_BYTES) {
            throw CborRefused.shape("id is not 16 bytes");
        }
        if (!(value(map, FACTS) instanceof Cbor.Array array) || array.items().size() != 9) {
            throw CborRefused.shape("facts are not an array of nine");
        }
        List<Cbor> facts = array.items();
        try {
            return new CertificateFacts(
                    CertificateId.of(id.value()),
                    new Person(text(facts.get(0)), text(facts.get(2))),
                    new Grant(
                            text(facts.get(3)),
                            Long.toString(number(facts.get(1))),
                            small(facts.get(4)),
                            small(facts.get(5))),
                    number(facts.get(6)),
                    new StatusPlace(small(facts.get(7)), small(facts.get(8))),
                    new Times(time(map, ISSUED_AT), time(map, NOT_BEFORE), time(map, EXPIRY)));
        } catch (FactsRefused refused) {
            throw CborRefused.shape(refused.field() + " out of bounds");
        }
    }

    private static Cbor value(Cbor.Map map, long key) {
        return map.get(Cbor.of(key)).orElseThrow(() -> CborRefused.shape("no key " + key));
    }

    private static Instant time(Cbor.Map map, long key) {
        long seconds = number(value(map, key));
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw CborRefused.shape("time out of bounds");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static String text(Cbor item) {
        if (item instanceof Cbor.Text text) {
            return text.value();
        }
        throw CborRefused.shape("not a text");
    }

    private static int small(Cbor item) {
        long value = number(item);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw CborRefused.shape("number out of bounds");
        }
        return (int) value;
    }

    private static long number(Cbor item) {
        if (item instanceof Cbor.Int number) {
            return number.value();
        }
        throw CborRefused.shape("not a number");
    }
}
