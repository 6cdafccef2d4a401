package org.hudang.certificates.payload;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborReader;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;

/** A phone code as signed bytes and back; docs/formats/phone-code-v1.md. */
public final class PhoneCodePayload {
    private static final long VERSION = 1;
    private static final int PLACES = 8;
    private static final int ID_BYTES = 16;
    private static final int NONCE_BYTES = 8;

    private PhoneCodePayload() {}

    /** The bytes that are signed. */
    public static byte[] write(PhoneCode code) {
        return CborWriter.write(Cbor.array(
                Cbor.of(VERSION),
                Cbor.of(code.id().bytes()),
                Cbor.of(code.status().list()),
                Cbor.of(code.status().index()),
                Cbor.of(code.issuedAt().getEpochSecond()),
                Cbor.of(code.life().toSeconds()),
                Cbor.of(HexFormat.of().parseHex(code.nonce())),
                Cbor.of(code.purpose())));
    }

    /**
     * The code in signed bytes.
     *
     * @throws CborRefused when they are of any other shape
     */
    public static PhoneCode read(byte[] payload) {
        if (!(CborReader.read(payload) instanceof Cbor.Array array)
                || array.items().size() != PLACES) {
            throw CborRefused.shape("not an array of eight");
        }
        List<Cbor> places = array.items();
        if (number(places.get(0), Integer.MAX_VALUE) != VERSION) {
            throw CborRefused.shape("another version");
        }
        try {
            return new PhoneCode(
                    CertificateId.of(bytes(places.get(1), ID_BYTES)),
                    new StatusPlace((int) number(places.get(2), Integer.MAX_VALUE), (int)
                            number(places.get(3), Integer.MAX_VALUE)),
                    Instant.ofEpochSecond(number(places.get(4), Instant.MAX.getEpochSecond())),
                    Duration.ofSeconds(number(places.get(5), PhoneCode.LONGEST.toSeconds())),
                    HexFormat.of().formatHex(bytes(places.get(6), NONCE_BYTES)),
                    (int) number(places.get(7), Integer.MAX_VALUE));
        } catch (FactsRefused refused) {
            throw CborRefused.shape(refused.field() + " out of bounds");
        }
    }

    private static byte[] bytes(Cbor item, int length) {
        if (item instanceof Cbor.Bytes bytes && bytes.value().length == length) {
            return bytes.value();
        }
        throw CborRefused.shape("not " + length + " bytes");
    }

    private static long number(Cbor item, long most) {
        if (item instanceof Cbor.Int number && number.value() >= 0 && number.value() <= most) {
            return number.value();
        }
        throw CborRefused.shape("number out of bounds");
    }
}
