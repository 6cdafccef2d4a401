package org.hudang.signing.verify;

import static org.hudang.signing.verify.DerWriter.bits;
import static org.hudang.signing.verify.DerWriter.generalized;
import static org.hudang.signing.verify.DerWriter.ia5;
import static org.hudang.signing.verify.DerWriter.integer;
import static org.hudang.signing.verify.DerWriter.octets;
import static org.hudang.signing.verify.DerWriter.oid;
import static org.hudang.signing.verify.DerWriter.printable;
import static org.hudang.signing.verify.DerWriter.sequence;
import static org.hudang.signing.verify.DerWriter.tagged;
import static org.hudang.signing.verify.DerWriter.utc;
import static org.hudang.signing.verify.DerWriter.utf8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;

/**
 * Makes seal signatures (电子签章) of each layout, honest as made by {@link #of} and lying where a test sets a part. The
 * layouts are written down in {@code docs/formats/national-signatures-v1.md}.
 */
final class SealWriter {
    static final Instant MADE = TestAuthority.NOW.minus(Duration.ofDays(50));
    static final Instant USED = TestAuthority.NOW.minus(Duration.ofHours(1));
    static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";

    /** The layouts by the version that stands in them. */
    enum Layout {
        OLD(1),
        PRESENT(4),
        NEWEST(5);

        final int version;

        Layout(int version) {
            this.version = version;
        }
    }

    final Layout layout;
    final Identity signer;
    final Identity maker;
    int version;
    int sealVersion;
    int listType = 1;
    String listDigest = "SM3";
    String algorithm;
    List<X509CertificateHolder> named;
    X509CertificateHolder embedded;
    X509CertificateHolder embeddedMaker;
    boolean makerSignsAll;
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G'};
    Instant made = MADE;
    Instant from = MADE;
    Instant to = TestAuthority.NOW.plus(Duration.ofDays(200));
    byte[] time;
    byte[] oldTime;
    UnaryOperator<byte[]> seal = UnaryOperator.identity();
    UnaryOperator<byte[]> hash = UnaryOperator.identity();
    UnaryOperator<byte[]> stamp = value -> new byte[0];
    UnaryOperator<byte[]> whole = UnaryOperator.identity();

    private SealWriter(Layout layout, Identity signer, Identity maker) {
        this.layout = layout;
        this.signer = signer;
        this.maker = maker;
        this.version = layout.version;
        this.sealVersion = layout.version;
        this.algorithm = algorithm(signer);
        this.named = List.of(signer.certificate());
        this.embedded = signer.certificate();
        this.embeddedMaker = maker.certificate();
        this.makerSignsAll = layout == Layout.OLD;
        this.time = generalized(USED);
        this.oldTime = utc(USED);
    }

    static SealWriter of(Layout layout, Identity signer, Identity maker) {
        return new SealWriter(layout, signer, maker);
    }

    private static String algorithm(Identity identity) {
        return identity.algorithm() == Algorithm.SM2 ? SM2_WITH_SM3 : ECDSA_WITH_SHA256;
    }

    /** The signature over {@code content}. */
    byte[] sign(byte[] content) {
        byte[] used = seal.apply(seal());
        byte[] digest = bits(hash.apply(digest(content)));
        byte[] property = ia5("/whole");
        byte[] certificate = octets(encoded(embedded));
        if (layout == Layout.OLD) {
            byte[] toSign =
                    sequence(integer(version), used, bits(oldTime), digest, property, certificate, oid(algorithm));
            return whole.apply(sequence(toSign, bits(sign(signer, toSign))));
        }
        byte[] toSign = sequence(integer(version), used, time, digest, property);
        byte[] value = sign(signer, toSign);
        byte[] token = stamp.apply(value);
        return whole.apply(
                token.length == 0
                        ? sequence(toSign, certificate, oid(algorithm), bits(value))
                        : sequence(toSign, certificate, oid(algorithm), bits(value), tagged(0, bits(token))));
    }

    /** The seal alone. */
    byte[] seal() {
        byte[] info = sequence(
                sequence(ia5("ES"), integer(sealVersion), ia5("YANGLI")),
                ia5("99900120260001"),
                property(),
                sequence(ia5("PNG"), octets(picture), integer(42), integer(42)));
        byte[] certificate = octets(encoded(embeddedMaker));
        byte[] algorithmOfMaker = oid(algorithm(maker));
        byte[] value = sign(maker, makerSignsAll ? sequence(info, certificate, algorithmOfMaker) : info);
        if (layout == Layout.OLD) {
            return sequence(info, sequence(certificate, algorithmOfMaker, bits(value)));
        }
        return sequence(info, certificate, algorithmOfMaker, bits(value));
    }

    /** A seal with a timestamp over its maker's signature (version 5). */
    static byte[] stamped(byte[] seal, UnaryOperator<byte[]> clock) {
        byte[] inner = Arrays.copyOfRange(seal, headLength(seal), seal.length);
        return sequence(inner, tagged(0, bits(clock.apply(lastBits(seal)))));
    }

    private static int headLength(byte[] sequence) {
        int first = sequence[1] & 0xff;
        return first < 0x80 ? 2 : 2 + first - 0x80;
    }

    /** The content of the BIT STRING that ends a value: 70 to 72 bytes of an SM2 or ECDSA signature. */
    private static byte[] lastBits(byte[] whole) {
        for (int length = 66; length < 76; length++) {
            int at = whole.length - length - 3;
            if (whole[at] == 0x03 && whole[at + 1] == length + 1 && whole[at + 2] == 0 && whole[at + 3] == 0x30) {
                return Arrays.copyOfRange(whole, at + 3, whole.length);
            }
        }
        throw new IllegalStateException("no signature at the end");
    }

    private byte[] property() {
        byte[] type = integer(1);
        byte[] name = utf8("样例县民政局（样例）业务专用章");
        if (layout == Layout.OLD) {
            return sequence(type, name, list(), utc(made), utc(from), utc(to));
        }
        return sequence(type, name, integer(listType), list(), generalized(made), generalized(from), generalized(to));
    }

    private byte[] list() {
        byte[][] items = new byte[named.size()][];
        for (int i = 0; i < items.length; i++) {
            byte[] certificate = encoded(named.get(i));
            items[i] = listType == 2
                    ? sequence(printable(listDigest), octets(digest("SM3", certificate)))
                    : octets(certificate);
        }
        return sequence(items);
    }

    private byte[] digest(byte[] content) {
        return digest(algorithm.equals(ECDSA_WITH_SHA256) ? "SHA-256" : "SM3", content);
    }

    static byte[] digest(String name, byte[] content) {
        try {
            return MessageDigest.getInstance(name, TestAuthority.BC).digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sign(Identity by, byte[] message) {
        try {
            Signature signature = Signature.getInstance(by.algorithm().signature, TestAuthority.BC);
            signature.initSign(by.keys().getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces one run of bytes by another of the same length, once. */
    static byte[] replaced(byte[] bytes, String old, String with) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(old);
        if (at < 0 || old.length() != with.length()) {
            throw new IllegalStateException("nothing to replace: " + old);
        }
        return (text.substring(0, at) + with + text.substring(at + old.length())).getBytes(StandardCharsets.ISO_8859_1);
    }
}
