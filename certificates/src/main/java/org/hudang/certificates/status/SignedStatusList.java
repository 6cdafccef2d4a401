package org.hudang.certificates.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborReader;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadSigner;

/**
 * An opened status list: signed by a status key of its bureau. docs/formats/status-list-v1.md.
 *
 * @param uri its address
 * @param issuedAt when it was signed
 * @param expiresAt first instant at which it proves nothing good any more: its expiry, or the end of its key
 * @param list the numbers
 */
public record SignedStatusList(String uri, Instant issuedAt, Instant expiresAt, StatusList list) {
    private static final long SUBJECT = 2;
    private static final long EXPIRY = 4;
    private static final long ISSUED_AT = 6;
    private static final long STATUS_LIST = 65533;
    private static final long TTL = 65534;
    private static final int LARGEST = 1024 * 1024;
    private static final long LATEST = 253_402_300_799L;

    /**
     * Signs a list of two bits a place.
     *
     * @param values number at every place that is not zero
     */
    public static StatusListToken sign(
            String uri, Map<Integer, Integer> values, Instant at, StatusListToken.Life life, PayloadSigner signer) {
        StatusList list = StatusList.empty(2, StatusPlace.PLACES);
        values.forEach(list::put);
        byte[] claims = CborWriter.write(Cbor.map(
                Cbor.entry(SUBJECT, Cbor.of(uri)),
                Cbor.entry(EXPIRY, Cbor.of(at.plus(life.expiry()).getEpochSecond())),
                Cbor.entry(ISSUED_AT, Cbor.of(at.getEpochSecond())),
                Cbor.entry(TTL, Cbor.of(life.ttl().toSeconds())),
                Cbor.entry(
                        STATUS_LIST,
                        Cbor.map(
                                new Cbor.Entry(Cbor.of("bits"), Cbor.of(list.bits())),
                                new Cbor.Entry(Cbor.of("lst"), Cbor.of(list.packed()))))));
        byte[] token = SignedEnvelope.signTyped(
                signer, signer.current(PayloadContext.STATUS_LIST), claims, StatusListToken.MEDIA_TYPE);
        return new StatusListToken(uri, at, life, token);
    }

    /**
     * Opens a token that a status key of this bureau signed for this address.
     *
     * @throws CborRefused when it is something else
     */
    public static SignedStatusList open(byte[] token, String uri, long bureau, TrustList trust) {
        SignedStatusList opened = openAny(token, bureau, trust);
        if (!opened.uri().equals(uri)) {
            throw CborRefused.shape("the list of another address");
        }
        return opened;
    }

    /**
     * The list inside a {@code StatusList} map of CBOR (Token Status List §4.3).
     *
     * @throws CborRefused when it is none
     */
    public static StatusList list(Cbor item) {
        if (item instanceof Cbor.Map map
                && map.get(Cbor.of("bits")).orElse(null) instanceof Cbor.Int bits
                && map.get(Cbor.of("lst")).orElse(null) instanceof Cbor.Bytes packed
                && bits.value() >= 1
                && bits.value() <= 8) {
            return StatusList.unpack((int) bits.value(), packed.value());
        }
        throw CborRefused.shape("no status list");
    }

    /**
     * Opens a token that a status key of this bureau signed, for whatever address.
     *
     * @throws CborRefused when it is something else
     */
    public static SignedStatusList openAny(byte[] token, long bureau, TrustList trust) {
        if (token.length > LARGEST) {
            throw CborRefused.shape("token larger than " + LARGEST + " bytes");
        }
        SignedEnvelope envelope = SignedEnvelope.readTyped(token, StatusListToken.MEDIA_TYPE);
        List<TrustedKey> signers = trust.keys(PayloadContext.STATUS_LIST, envelope.keyId()).stream()
                .filter(key -> key.bureau() == bureau)
                .filter(key -> envelope.matches(key.key()) == SignedEnvelope.Match.SIGNED)
                .toList();
        SignedStatusList read = read(envelope.payload());
        Instant reliedOnUntil = signers.stream()
                .filter(key -> !read.issuedAt().isAfter(key.term().signUntil()))
                .map(key -> key.term().verifyUntil())
                .max(Instant::compareTo)
                .orElseThrow(() -> CborRefused.shape("not signed by a status key of the bureau"));
        Instant expiresAt = reliedOnUntil.isBefore(read.expiresAt()) ? reliedOnUntil : read.expiresAt();
        return new SignedStatusList(read.uri(), read.issuedAt(), expiresAt, read.list());
    }

    /**
     * What a token of one's own says, whoever signed it: for an office that looks at what it published. A verifier never asks
     * this.
     *
     * @throws CborRefused when it is no status list
     */
    public static SignedStatusList ownWords(byte[] token) {
        if (token.length > LARGEST) {
            throw CborRefused.shape("token larger than " + LARGEST + " bytes");
        }
        return read(SignedEnvelope.readTyped(token, StatusListToken.MEDIA_TYPE).payload());
    }

    private static SignedStatusList read(byte[] payload) {
        if (!(CborReader.read(payload, CborReader.KeyOrder.ANY) instanceof Cbor.Map claims)) {
            throw CborRefused.shape("claims are no map");
        }
        if (!(claims.get(Cbor.of(SUBJECT)).orElse(null) instanceof Cbor.Text subject)) {
            throw CborRefused.shape("no subject");
        }
        Instant issuedAt = time(claims, ISSUED_AT);
        Instant expiresAt = time(claims, EXPIRY);
        if (!expiresAt.isAfter(issuedAt)) {
            throw CborRefused.shape("expiry not after issue");
        }
        Cbor list = claims.get(Cbor.of(STATUS_LIST)).orElseThrow(() -> CborRefused.shape("no status list"));
        return new SignedStatusList(subject.value(), issuedAt, expiresAt, list(list));
    }

    private static Instant time(Cbor.Map claims, long key) {
        if (claims.get(Cbor.of(key)).orElse(null) instanceof Cbor.Int seconds
                && seconds.value() >= 0
                && seconds.value() <= LATEST) {
            return Instant.ofEpochSecond(seconds.value());
        }
        throw CborRefused.shape("no time under " + key);
    }
}
