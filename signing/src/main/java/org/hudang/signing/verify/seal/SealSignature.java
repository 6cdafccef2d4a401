package org.hudang.signing.verify.seal;

import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.cms.Digests;
import org.hudang.signing.verify.cms.Message;
import org.hudang.signing.verify.cms.Names;
import org.hudang.signing.verify.cms.SignatureCheck;
import org.hudang.signing.verify.cms.SignedContent;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * A seal signature (电子签章数据, SES_Signature) with the seal inside, in any of the layouts of {@link SealReader}.
 *
 * @param toSign the signed part, DER
 * @param seal the seal
 * @param time when it was used, as the signer claims
 * @param dataHash digest of what is signed
 * @param signer the signer's certificate
 * @param algorithm how the signer signed
 * @param value the signer's signature
 * @param timestamp a timestamp over the signature value
 */
@SuppressWarnings("ArrayRecordComponent") // read only inside the verifier, never compared
public record SealSignature(
        byte[] toSign,
        SealData seal,
        Optional<Instant> time,
        byte[] dataHash,
        X509CertificateHolder signer,
        ASN1ObjectIdentifier algorithm,
        byte[] value,
        Optional<ASN1Encodable> timestamp) {

    /**
     * Reads one from bytes of any origin: gives a signature or ends in {@link Unjudged}, and in nothing else; time and
     * memory are bounded by the length of the bytes (see {@link DerBounds}).
     */
    public static SealSignature read(byte[] encoded, String where) {
        DerBounds.require(encoded, where);
        try {
            return new SealReader(where).signature(ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(encoded)));
        } catch (Unjudged e) {
            throw e;
        } catch (IOException | ParseException | RuntimeException e) {
            throw new Unjudged(Finding.of(Code.CMS_UNREADABLE, where));
        }
    }

    /**
     * Whether a value is laid out as a seal signature: it begins with a sequence of a number and a sequence, where a
     * cryptographic message begins with an object identifier.
     */
    public static boolean begins(ASN1Primitive value) {
        return value instanceof ASN1Sequence all
                && all.size() >= 2
                && all.getObjectAt(0) instanceof ASN1Sequence toSign
                && toSign.size() >= 2
                && toSign.getObjectAt(0) instanceof ASN1Integer
                && toSign.getObjectAt(1) instanceof ASN1Sequence;
    }

    /** What it says and proves about the content that it should be over: digest, value, maker, and its own list. */
    public Message check(SignedContent content, String where) {
        return new Checking(content, where).run();
    }

    /** The check while it runs. */
    private final class Checking {
        private final SignedContent content;
        private final String where;
        private final List<Finding> findings = new ArrayList<>();
        private Message.State state = Message.State.INTACT;
        private boolean doubt;

        Checking(SignedContent content, String where) {
            this.content = content;
            this.where = where;
        }

        Message run() {
            Optional<Digests.Algorithm> digest = SignatureCheck.digestOf(algorithm);
            Optional<String> name = Optional.empty();
            if (digest.isEmpty()) {
                unknown(algorithm.getId());
            } else {
                if (!Arrays.equals(dataHash, content.digest(digest.get()))) {
                    altered(Finding.of(Code.DIGEST_MISMATCH, where));
                }
                name = value();
                maker();
                holder();
            }
            return new Message(
                    state,
                    doubt,
                    true,
                    name,
                    Optional.of(signer),
                    List.of(signer, seal.maker()),
                    List.of(),
                    time,
                    value,
                    timestamp.stream().toList(),
                    findings);
        }

        private Optional<String> value() {
            SignatureCheck.Outcome outcome = SignatureCheck.check(
                    new AlgorithmIdentifier(algorithm),
                    Optional.empty(),
                    signer.getSubjectPublicKeyInfo(),
                    toSign,
                    value);
            if (outcome instanceof SignatureCheck.Unknown unknown) {
                unknown(unknown.name());
                return Optional.empty();
            }
            if (outcome instanceof SignatureCheck.Right right) {
                weak(right);
                return Optional.of(right.name());
            }
            if (outcome instanceof SignatureCheck.Mismatch mismatch) {
                altered(Finding.of(Code.ALGORITHM_MISMATCH, where, mismatch.name()));
                return Optional.of(mismatch.name());
            }
            altered(Finding.of(Code.SIGNATURE_WRONG, where));
            return Optional.of(((SignatureCheck.Wrong) outcome).name());
        }

        private void maker() {
            SignatureCheck.Outcome outcome = seal.checkMaker();
            if (outcome instanceof SignatureCheck.Unknown unknown) {
                unknown(unknown.name());
            } else if (outcome instanceof SignatureCheck.Right right) {
                weak(right);
            } else {
                altered(Finding.of(
                        Code.OFD_SEAL_WRONG, where, Names.called(seal.maker().getSubject())));
            }
        }

        private void holder() {
            boolean named;
            try {
                named = seal.names(signer.getEncoded());
            } catch (IOException e) {
                named = false;
            }
            if (!named) {
                altered(Finding.of(Code.OFD_SIGNER_NOT_IN_SEAL, where));
            }
        }

        private void weak(SignatureCheck.Right right) {
            if (right.weak()) {
                doubt = true;
                findings.add(Finding.of(Code.ALGORITHM_WEAK, where, right.name()));
            }
        }

        private void unknown(String name) {
            state = state == Message.State.INTACT ? Message.State.UNREADABLE : state;
            findings.add(Finding.of(Code.ALGORITHM_UNKNOWN, where, name));
        }

        /** What is seen to be wrong weighs more than what cannot be seen. */
        private void altered(Finding finding) {
            state = Message.State.ALTERED;
            findings.add(finding);
        }
    }
}
