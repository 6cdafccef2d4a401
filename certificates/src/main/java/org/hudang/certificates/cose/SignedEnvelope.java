package org.hudang.certificates.cose;

import java.util.Optional;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadCheck;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadKeyId;
import org.hudang.signing.PayloadPublicKey;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.PayloadVerdict;

/**
 * The one shape in which this house signs: a {@code COSE_Sign1} whose protected header has the algorithm, the key's
 * four-byte name and, for lists, a type; whose unprotected header is empty. The algorithm of the header is compared with
 * the key's and decides nothing.
 */
public final class SignedEnvelope {
    private static final Cbor ALGORITHM = Cbor.of(1);
    private static final Cbor KEY_ID = Cbor.of(4);
    private static final long TYPE = 16;
    private static final int KEY_ID_BYTES = 4;

    private final CoseSign1 cose;
    private final long algorithm;
    private final PayloadKeyId keyId;

    /** What a look with one key found. */
    public enum Match {
        /** The key signed exactly this. */
        SIGNED,
        /** The key did not sign this. */
        NOT_SIGNED,
        /** The header names another algorithm than the key is bound to. */
        ANOTHER_ALGORITHM
    }

    private SignedEnvelope(CoseSign1 cose, Optional<String> type) {
        this.cose = cose;
        Cbor.Map header = cose.protectedHeader();
        if (header.entries().size() != (type.isPresent() ? 3 : 2)
                || !cose.unprotected().entries().isEmpty()) {
            throw CborRefused.shape("header with other entries");
        }
        if (type.isPresent() && !header.get(Cbor.of(TYPE)).equals(type.map(Cbor::of))) {
            throw CborRefused.shape("another type");
        }
        if (header.get(ALGORITHM).orElse(null) instanceof Cbor.Int number
                && header.get(KEY_ID).orElse(null) instanceof Cbor.Bytes id
                && id.value().length == KEY_ID_BYTES) {
            this.algorithm = number.value();
            this.keyId = PayloadKeyId.of(id.value());
        } else {
            throw CborRefused.shape("header without algorithm or key");
        }
    }

    /**
     * Reads an envelope without tag and type, as certificates have it.
     *
     * @throws CborRefused when it is none
     */
    public static SignedEnvelope readBare(byte[] bytes) {
        return new SignedEnvelope(CoseSign1.readUntagged(bytes), Optional.empty());
    }

    /**
     * Reads an envelope with tag 18 and this type, as lists have it.
     *
     * @throws CborRefused when it is none
     */
    public static SignedEnvelope readTyped(byte[] bytes, String type) {
        return new SignedEnvelope(CoseSign1.readTagged(bytes), Optional.of(type));
    }

    /** Signs a payload in an envelope without tag and type. */
    public static byte[] signBare(PayloadSigner signer, PayloadKey key, byte[] payload) {
        return sign(signer, key, header(key), payload).untagged();
    }

    /** Signs a payload in an envelope with tag 18 and this type. */
    public static byte[] signTyped(PayloadSigner signer, PayloadKey key, byte[] payload, String type) {
        return sign(signer, key, header(key, Cbor.entry(TYPE, Cbor.of(type))), payload)
                .tagged();
    }

    /** The key it names; other keys may have the same name. */
    public PayloadKeyId keyId() {
        return keyId;
    }

    /** Its content. */
    public byte[] payload() {
        return cose.payload().value();
    }

    /** Looks whether this key signed it. */
    public Match matches(PayloadPublicKey key) {
        PayloadAlgorithm bound = key.algorithm();
        if (Algorithms.number(bound) != algorithm) {
            return Match.ANOTHER_ALGORITHM;
        }
        PayloadVerdict verdict =
                PayloadCheck.check(key, cose.toBeSigned(), cose.signature().value());
        return verdict instanceof PayloadVerdict.Signed ? Match.SIGNED : Match.NOT_SIGNED;
    }

    private static Cbor.Map header(PayloadKey key, Cbor.Entry... more) {
        Cbor.Entry[] entries = new Cbor.Entry[2 + more.length];
        entries[0] = new Cbor.Entry(
                ALGORITHM, Cbor.of(Algorithms.number(key.publicKey().algorithm())));
        entries[1] = new Cbor.Entry(KEY_ID, Cbor.of(key.id().bytes()));
        System.arraycopy(more, 0, entries, 2, more.length);
        return Cbor.map(entries);
    }

    private static CoseSign1 sign(PayloadSigner signer, PayloadKey key, Cbor.Map header, byte[] payload) {
        Cbor.Bytes protectedBytes = new Cbor.Bytes(CborWriter.write(header));
        Cbor.Bytes content = new Cbor.Bytes(payload);
        byte[] toBeSigned = CoseSign1.toBeSigned(protectedBytes, new Cbor.Bytes(new byte[0]), content);
        Cbor.Bytes signature = new Cbor.Bytes(signer.sign(key, toBeSigned).rs());
        return new CoseSign1(protectedBytes, header, Cbor.map(), content, signature);
    }
}
