package org.hudang.certificates.cose;

import java.util.List;

/**
 * A {@code COSE_Sign1} (RFC 9052 §4.2), taken apart but not yet believed.
 *
 * @param protectedBytes protected header as it was signed
 * @param protectedHeader the same, read; the empty map when there are no bytes
 * @param unprotected unprotected header
 * @param payload content
 * @param signature signature as received
 */
public record CoseSign1(
        Cbor.Bytes protectedBytes,
        Cbor.Map protectedHeader,
        Cbor.Map unprotected,
        Cbor.Bytes payload,
        Cbor.Bytes signature) {
    /** The tag of {@code COSE_Sign1}. */
    public static final long TAG = 18;

    /** An empty map is signed as no bytes at all (RFC 9052 §3). */
    private static final Cbor.Bytes EMPTY_MAP = new Cbor.Bytes(new byte[] {(byte) 0xA0});

    /**
     * Takes one apart that has no tag around it.
     *
     * @throws CborRefused when these bytes are none
     */
    public static CoseSign1 readUntagged(byte[] bytes) {
        return of(CborReader.read(bytes));
    }

    /**
     * Takes one apart that has tag 18 around it.
     *
     * @throws CborRefused when these bytes are none
     */
    public static CoseSign1 readTagged(byte[] bytes) {
        if (CborReader.read(bytes) instanceof Cbor.Tagged tagged && tagged.tag() == TAG) {
            return of(tagged.item());
        }
        throw CborRefused.shape("no tag 18");
    }

    /** The bytes of this envelope without a tag. */
    public byte[] untagged() {
        return CborWriter.write(array());
    }

    /** The bytes of this envelope with tag 18. */
    public byte[] tagged() {
        return CborWriter.write(new Cbor.Tagged(TAG, array()));
    }

    /** The bytes a signature over this envelope covers (RFC 9052 §4.4). */
    public byte[] toBeSigned() {
        return toBeSigned(protectedBytes, new Cbor.Bytes(new byte[0]), payload);
    }

    /** The bytes a signature covers, for this protected header, external data and payload (RFC 9052 §4.4). */
    public static byte[] toBeSigned(Cbor.Bytes protectedBytes, Cbor.Bytes external, Cbor.Bytes payload) {
        Cbor.Bytes signed = protectedBytes.equals(EMPTY_MAP) ? new Cbor.Bytes(new byte[0]) : protectedBytes;
        return CborWriter.write(Cbor.array(Cbor.of("Signature1"), signed, external, payload));
    }

    private Cbor array() {
        return Cbor.array(protectedBytes, unprotected, payload, signature);
    }

    private static CoseSign1 of(Cbor item) {
        if (item instanceof Cbor.Array array) {
            List<Cbor> parts = array.items();
            if (parts.size() == 4
                    && parts.get(0) instanceof Cbor.Bytes protectedBytes
                    && parts.get(1) instanceof Cbor.Map unprotected
                    && parts.get(2) instanceof Cbor.Bytes payload
                    && parts.get(3) instanceof Cbor.Bytes signature) {
                return new CoseSign1(protectedBytes, header(protectedBytes.value()), unprotected, payload, signature);
            }
        }
        throw CborRefused.shape("not an array of header, header, payload and signature");
    }

    private static Cbor.Map header(byte[] bytes) {
        if (bytes.length == 0) {
            return Cbor.map();
        }
        if (CborReader.read(bytes) instanceof Cbor.Map map) {
            return map;
        }
        throw CborRefused.shape("protected header is no map");
    }
}
