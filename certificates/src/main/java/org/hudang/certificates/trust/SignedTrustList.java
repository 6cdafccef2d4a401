package org.hudang.certificates.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hudang.certificates.cose.Algorithms;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborReader;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadPublicKey;
import org.hudang.signing.PayloadSigner;

/** Signs and opens trust lists; docs/formats/trust-list-v1.md. */
public final class SignedTrustList {
    private static final long VERSION = 1;
    private static final int LARGEST = 256 * 1024;
    private static final int MOST = 1000;

    private SignedTrustList() {}

    /** Signs a list with the current root of this signer. */
    public static PublishedTrustList sign(TrustList list, PayloadSigner signer) {
        PayloadKey root = signer.current(PayloadContext.TRUST_LIST);
        byte[] signed = SignedEnvelope.signTyped(signer, root, write(list), PublishedTrustList.MEDIA_TYPE);
        return new PublishedTrustList(list, signed);
    }

    /**
     * Opens a list that one of the roots signed.
     *
     * @throws TrustListRefused when it cannot be read or no root signed it
     */
    public static PublishedTrustList open(byte[] signed, TrustRoots roots) {
        if (signed.length > LARGEST) {
            throw TrustListRefused.unreadable("more than " + LARGEST + " bytes");
        }
        try {
            SignedEnvelope envelope = SignedEnvelope.readTyped(signed, PublishedTrustList.MEDIA_TYPE);
            boolean rooted =
                    roots.keys().stream().anyMatch(root -> envelope.matches(root) == SignedEnvelope.Match.SIGNED);
            if (!rooted) {
                throw TrustListRefused.notSignedByARoot();
            }
            return new PublishedTrustList(read(envelope.payload()), signed);
        } catch (CborRefused | IllegalArgumentException refused) {
            throw TrustListRefused.unreadable(String.valueOf(refused.getMessage()));
        }
    }

    private static byte[] write(TrustList list) {
        List<Cbor> keys = new ArrayList<>();
        for (TrustedKey key : list.keys()) {
            keys.add(Cbor.array(
                    Cbor.of(Algorithms.number(key.key().algorithm())),
                    Cbor.of(key.key().bytes()),
                    Cbor.of(use(key.context())),
                    Cbor.of(key.bureau()),
                    Cbor.of(key.term().signUntil().getEpochSecond()),
                    Cbor.of(key.term().verifyUntil().getEpochSecond())));
        }
        List<Cbor> bureaus = new ArrayList<>();
        for (Bureau bureau : list.bureaus()) {
            bureaus.add(Cbor.array(
                    Cbor.of(bureau.code()),
                    Cbor.of(bureau.zh()),
                    Cbor.of(bureau.en()),
                    Cbor.of(bureau.statusAddress())));
        }
        return CborWriter.write(Cbor.array(
                Cbor.of(VERSION),
                Cbor.of(list.number()),
                Cbor.of(list.issuedAt().getEpochSecond()),
                Cbor.of(list.refreshBy().getEpochSecond()),
                new Cbor.Array(keys),
                new Cbor.Array(bureaus)));
    }

    private static TrustList read(byte[] payload) {
        List<Cbor> parts = items(CborReader.read(payload), 6);
        if (number(parts.get(0)) != VERSION) {
            throw CborRefused.shape("another version");
        }
        List<TrustedKey> keys =
                many(parts.get(4)).stream().map(SignedTrustList::key).toList();
        List<Bureau> bureaus =
                many(parts.get(5)).stream().map(SignedTrustList::bureau).toList();
        Set<Long> codes = new HashSet<>();
        if (!bureaus.stream().allMatch(bureau -> codes.add(bureau.code()))) {
            throw CborRefused.shape("a bureau twice");
        }
        Set<String> points = new HashSet<>();
        if (!keys.stream()
                .allMatch(key ->
                        codes.contains(key.bureau()) && points.add(key.key().point()))) {
            throw CborRefused.shape("a key twice or without its bureau");
        }
        return new TrustList(number(parts.get(1)), time(parts.get(2)), time(parts.get(3)), keys, bureaus);
    }

    private static TrustedKey key(Cbor item) {
        List<Cbor> parts = items(item, 6);
        if (!(parts.get(1) instanceof Cbor.Bytes point)) {
            throw CborRefused.shape("a key without a point");
        }
        return new TrustedKey(
                PayloadPublicKey.of(
                        Algorithms.of(number(parts.get(0)))
                                .orElseThrow(() -> CborRefused.shape("a key of an unknown algorithm")),
                        point.value()),
                context(number(parts.get(2))),
                number(parts.get(3)),
                new TrustedKey.Term(time(parts.get(4)), time(parts.get(5))));
    }

    private static Bureau bureau(Cbor item) {
        List<Cbor> parts = items(item, 4);
        return new Bureau(number(parts.get(0)), text(parts.get(1)), text(parts.get(2)), text(parts.get(3)));
    }

    private static long use(PayloadContext context) {
        return switch (context) {
            case CERTIFICATE -> 1;
            case STATUS_LIST -> 2;
            case CARD -> 4;
            case JOURNAL_ROOT -> throw new IllegalArgumentException("roots over journals are not for verifiers");
            case TRUST_LIST -> throw new IllegalArgumentException("a root does not stand in the list it signs");
        };
    }

    private static PayloadContext context(long use) {
        if (use == 1) {
            return PayloadContext.CERTIFICATE;
        } else if (use == 2) {
            return PayloadContext.STATUS_LIST;
        } else if (use == 4) {
            return PayloadContext.CARD;
        }
        throw CborRefused.shape("a key of an unknown use");
    }

    private static List<Cbor> many(Cbor item) {
        if (item instanceof Cbor.Array array && array.items().size() <= MOST) {
            return array.items();
        }
        throw CborRefused.shape("not an array of at most " + MOST);
    }

    private static List<Cbor> items(Cbor item, int size) {
        if (item instanceof Cbor.Array array && array.items().size() == size) {
            return array.items();
        }
        throw CborRefused.shape("not an array of " + size);
    }

    private static Instant time(Cbor item) {
        long seconds = number(item);
        if (seconds < 0 || seconds > 253_402_300_799L) {
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

    private static long number(Cbor item) {
        if (item instanceof Cbor.Int number) {
            return number.value();
        }
        throw CborRefused.shape("not a number");
    }
}
