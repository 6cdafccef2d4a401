package org.hudang.signing.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.cms.Digests;
import org.hudang.signing.verify.cms.Message;
import org.hudang.signing.verify.cms.MessageCheck;
import org.hudang.signing.verify.cms.SignatureCheck;
import org.hudang.signing.verify.cms.SignedContent;
import org.hudang.signing.verify.cms.X509;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.seal.SealSignature;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Str;

/** Rule 5: what stands in Contents fits the covered bytes. Recognised by its ASN.1, with SubFilter as a second word. */
final class SignatureValue {
    private static final List<String> CMS_FORMS =
            List.of("ETSI.CAdES.detached", "adbe.pkcs7.detached", "adbe.pkcs7.sha1", "ETSI.RFC3161");

    private SignatureValue() {}

    static void judge(Candidate candidate, FieldSignature signature, byte[] file, String where) {
        ASN1Primitive value;
        try {
            value = MessageCheck.single(signature.contents(), where);
        } catch (Unjudged e) {
            candidate.fail(SignatureIntegrity.UNREADABLE, e.finding());
            return;
        }
        SignedContent content = new Covered(file, signature.ranges());
        Message message;
        if (value instanceof ASN1OctetString octets && signature.subFilter().equals("adbe.x509.rsa_sha1")) {
            message = plainRsa(signature, octets, content, where);
        } else if (!signature.timestamp() && SealSignature.begins(value)) {
            message = sealed(candidate, value, content, where);
        } else if (!signature.timestamp() && isForeign(value)) {
            candidate.notJudged = true;
            candidate.fail(
                    SignatureIntegrity.UNREADABLE,
                    Finding.of(Code.OFD_SIGNATURE_NOT_JUDGED, where, signature.subFilter()));
            return;
        } else if (signature.timestamp()) {
            // the token's own content is checked here, its imprint over the file with the time
            message = MessageCheck.check(value, content, MessageCheck.Form.INSIDE, where);
        } else {
            MessageCheck.Form form = signature.subFilter().equals("adbe.pkcs7.sha1")
                    ? MessageCheck.Form.DIGEST_INSIDE
                    : MessageCheck.Form.DETACHED;
            message = MessageCheck.check(value, content, form, where);
        }
        candidate.message = message;
        candidate.findings.addAll(message.findings());
        candidate.integrity = worse(
                candidate.integrity, SignatureIntegrity.valueOf(message.state().name()));
        candidate.notJudged = message.findings().stream().anyMatch(finding -> isUnjudged(finding.code()));
        if (!CMS_FORMS.contains(signature.subFilter()) && !signature.subFilter().equals("adbe.x509.rsa_sha1")) {
            candidate.findings.add(Finding.of(Code.SUBFILTER_UNKNOWN, where, signature.subFilter()));
        }
    }

    /** Whether a value could not be read because it is of a kind that is not known here, so that nothing is claimed. */
    static boolean isUnjudged(Code code) {
        return switch (code) {
            case CMS_SIGNERS, ALGORITHM_UNKNOWN, OFD_SIGNATURE_NOT_JUDGED, SEAL_VERSION, OFD_TIME_IMPLAUSIBLE -> true;
            default -> false;
        };
    }

    private static SignatureIntegrity worse(SignatureIntegrity one, SignatureIntegrity two) {
        return one.compareTo(two) >= 0 ? one : two;
    }

    /** A seal signature of the national standards, whatever SubFilter says. */
    private static Message sealed(Candidate candidate, ASN1Primitive value, SignedContent content, String where) {
        try {
            SealSignature seal = SealSignature.read(value.getEncoded(), where);
            candidate.seal = seal;
            return seal.check(content, where);
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return Message.unreadable(e.finding());
        } catch (IOException e) {
            return Message.unreadable(Finding.of(Code.CMS_UNREADABLE, where));
        }
    }

    /** A cryptographic message begins with an object identifier; of anything else nothing is known. */
    private static boolean isForeign(ASN1Primitive value) {
        return value instanceof ASN1Sequence sequence
                && sequence.size() >= 2
                && !(sequence.getObjectAt(0) instanceof ASN1ObjectIdentifier);
    }

    private static Message plainRsa(
            FieldSignature signature, ASN1OctetString value, SignedContent content, String where) {
        Optional<X509CertificateHolder> certificate = certificate(signature);
        if (certificate.isEmpty()) {
            return Message.unreadable(Finding.of(Code.CMS_CERTIFICATE_MISSING, where));
        }
        SignatureCheck.Outcome outcome = SignatureCheck.check(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE),
                Optional.empty(),
                certificate.get().getSubjectPublicKeyInfo(),
                content.bytes(),
                value.getOctets());
        boolean right = outcome instanceof SignatureCheck.Right;
        Finding finding = Finding.of(right ? Code.ALGORITHM_WEAK : Code.SIGNATURE_WRONG, where, "RSA SHA-1");
        return new Message(
                right ? Message.State.INTACT : Message.State.ALTERED,
                true,
                false,
                Optional.of("RSA SHA-1"),
                certificate,
                List.of(certificate.get()),
                List.of(),
                Optional.empty(),
                value.getOctets(),
                List.of(),
                List.of(finding));
    }

    private static Optional<X509CertificateHolder> certificate(FieldSignature signature) {
        Object found = signature.dict().get("Cert");
        if (found instanceof Arr array && !array.items().isEmpty()) {
            found = array.items().get(0);
        }
        try {
            return found instanceof Str text ? Optional.of(X509.certificate(text.bytes())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The covered bytes of a file. */
    @SuppressWarnings("ArrayRecordComponent") // a window on the file, never compared
    record Covered(byte[] file, int[] ranges) implements SignedContent {
        @Override
        public byte[] digest(Digests.Algorithm algorithm) {
            return Digests.digest(algorithm, file, ranges);
        }

        @Override
        public byte[] bytes() {
            byte[] all = Arrays.copyOf(file, ranges[1] + ranges[3]);
            System.arraycopy(file, ranges[2], all, ranges[1], ranges[3]);
            return all;
        }
    }
}
