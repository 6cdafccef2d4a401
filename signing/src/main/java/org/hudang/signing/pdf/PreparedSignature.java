package org.hudang.signing.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;

/**
 * A signature up to the point where the key is needed: the update that will be appended, and the digest to be signed,
 * perhaps by a key that lives elsewhere. Can be stored and finished later by another process; holds nothing secret.
 *
 * <p>Format: {@code docs/formats/prepared-signature-v1.md}.
 */
public final class PreparedSignature {
    private static final byte[] MAGIC = "HDPS".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int LARGEST_PART = 64 * 1024 * 1024;
    private static final int MOST_CERTIFICATES = 10;

    private final KeyAlgorithm algorithm;
    private final List<X509Certificate> chain;
    private final String field;
    private final long baseLength;
    private final byte[] update;
    private final SignatureValue.Holes holes;
    private final byte[] signedAttributes;
    private final byte[] toBeSigned;

    PreparedSignature(Signer signer, String field, Draft draft, byte[] signedAttributes, byte[] toBeSigned) {
        this.algorithm = signer.algorithm();
        this.chain = List.copyOf(signer.chain());
        this.field = field;
        this.baseLength = draft.baseLength();
        this.update = draft.update();
        this.holes = draft.holes();
        this.signedAttributes = signedAttributes;
        this.toBeSigned = toBeSigned;
    }

    /** Who will sign. */
    record Signer(KeyAlgorithm algorithm, List<X509Certificate> chain) {}

    /** The update as written, with its holes. */
    static final class Draft {
        private final long baseLength;
        private final byte[] update;
        private final SignatureValue.Holes holes;

        Draft(long baseLength, byte[] update, SignatureValue.Holes holes) {
            this.baseLength = baseLength;
            this.update = update;
            this.holes = holes;
        }

        long baseLength() {
            return baseLength;
        }

        byte[] update() {
            return update;
        }

        SignatureValue.Holes holes() {
            return holes;
        }
    }

    /** The kind of key that must sign. */
    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    /** The certificates that will stand in the signature, the signer's first. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** The full name of the field that is signed. */
    public String field() {
        return field;
    }

    /** The 32 bytes to be signed: SHA-256 of the signed attributes, for SM2 e = SM3(Z‖attributes). */
    public byte[] digest() {
        return toBeSigned.clone();
    }

    long baseLength() {
        return baseLength;
    }

    byte[] update() {
        return update;
    }

    SignatureValue.Holes holes() {
        return holes;
    }

    byte[] signedAttributes() {
        return signedAttributes;
    }

    /** The stored form. */
    public byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(update.length + 4096);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeByte(VERSION);
            part(out, algorithm.name().getBytes(StandardCharsets.US_ASCII));
            part(out, field.getBytes(StandardCharsets.UTF_8));
            out.writeByte(chain.size());
            for (X509Certificate certificate : chain) {
                part(out, certificate.getEncoded());
            }
            out.writeLong(baseLength);
            out.writeInt(holes.rangeAt());
            out.writeInt(holes.contentsAt());
            out.writeInt(holes.room());
            part(out, signedAttributes);
            part(out, toBeSigned);
            part(out, update);
            out.write(DigestAlgorithm.SHA_256.digest(bytes.toByteArray()));
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void part(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    /**
     * From the stored form.
     *
     * @throws PreparedMismatch when it is damaged or of another version
     */
    public static PreparedSignature decode(byte[] stored) {
        if (stored.length < 48
                || !Arrays.equals(
                        DigestAlgorithm.SHA_256.digest(Arrays.copyOf(stored, stored.length - 32)),
                        Arrays.copyOfRange(stored, stored.length - 32, stored.length))) {
            throw new PreparedMismatch("the stored signature is damaged");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored, 0, stored.length - 32))) {
            if (!Arrays.equals(in.readNBytes(4), MAGIC) || in.readUnsignedByte() != VERSION) {
                throw new PreparedMismatch("the stored signature is of another version");
            }
            KeyAlgorithm algorithm = KeyAlgorithm.valueOf(new String(part(in), StandardCharsets.US_ASCII));
            String field = new String(part(in), StandardCharsets.UTF_8);
            List<X509Certificate> chain = chain(in);
            long base = in.readLong();
            SignatureValue.Holes holes = new SignatureValue.Holes(in.readInt(), in.readInt(), in.readInt());
            byte[] attributes = part(in);
            byte[] toBeSigned = part(in);
            byte[] update = part(in);
            if (in.read() >= 0 || !holes.within(update.length) || base < 0 || toBeSigned.length != 32) {
                throw new PreparedMismatch("the stored signature is damaged");
            }
            return new PreparedSignature(
                    new Signer(algorithm, chain), field, new Draft(base, update, holes), attributes, toBeSigned);
        } catch (IOException | CertificateException | IllegalArgumentException e) {
            throw new PreparedMismatch("the stored signature cannot be read");
        }
    }

    private static List<X509Certificate> chain(DataInputStream in) throws IOException, CertificateException {
        int count = in.readUnsignedByte();
        if (count < 1 || count > MOST_CERTIFICATES) {
            throw new PreparedMismatch("the stored signature has " + count + " certificates");
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chain.add(Certificates.of(part(in)));
        }
        return chain;
    }

    private static byte[] part(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST_PART || length > in.available()) {
            throw new IOException("a part of " + length + " bytes");
        }
        return in.readNBytes(length);
    }
}
