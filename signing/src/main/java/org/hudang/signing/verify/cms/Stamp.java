package org.hudang.signing.verify.cms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.cms.Authorities.Purpose;
import org.hudang.signing.verify.cms.Authorities.Question;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;

/**
 * A timestamp token (时间戳, RFC 3161), checked fully.
 *
 * @param message the token as a message
 * @param right whether it is intact, bound, and made over the expected bytes
 * @param time the time it names
 * @param standing how its authority stands; at the time it names, and still unrevoked at the time it is relied on
 * @param findings what was found
 */
public record Stamp(Message message, boolean right, Optional<Instant> time, Standing standing, List<Finding> findings) {

    /** Whether the time is proven. */
    public boolean proves() {
        return right && time.isPresent() && standing.status() == Standing.Status.TRUSTED;
    }

    /**
     * How to check.
     *
     * @param stamped what the token must be made over
     * @param authorities whom to believe
     * @param further certificates that came with the file
     * @param crls revocation lists that came with the file
     * @param reliedOn the time up to which the token's own certificate must hold: now, or the time a later timestamp proves
     * @param where for findings
     */
    public record Check(
            SignedContent stamped,
            Authorities authorities,
            List<X509CertificateHolder> further,
            List<X509CRLHolder> crls,
            Instant reliedOn,
            String where) {}

    public static Stamp check(ASN1Encodable token, Check check) {
        check.authorities().budget().look();
        Message message =
                MessageCheck.check(token, SignedContent.of(new byte[0]), MessageCheck.Form.INSIDE, check.where());
        List<Finding> findings = new ArrayList<>(message.findings());
        Optional<TSTInfo> info = info(token);
        Standing untrusted = new Standing(Standing.Status.UNTRUSTED, List.of());
        if (message.state() != Message.State.INTACT
                || !message.bound()
                || message.doubt()
                || info.isEmpty()
                || message.signer().isEmpty()
                || !imprinted(info.get(), check.stamped())) {
            findings.add(Finding.of(Code.TIMESTAMP_WRONG, check.where()));
            return new Stamp(message, false, time(info), untrusted, findings);
        }
        Optional<Instant> time = time(info);
        if (time.isEmpty()) {
            findings.add(Finding.of(Code.TIMESTAMP_WRONG, check.where()));
            return new Stamp(message, false, time, untrusted, findings);
        }
        Standing standing = standing(message, message.signer().get(), time.get(), check);
        if (standing.status() != Standing.Status.TRUSTED) {
            findings.addAll(standing.findings());
            findings.add(Finding.of(
                    Code.TIMESTAMP_UNTRUSTED,
                    check.where(),
                    Authorities.name(message.signer().get())));
        }
        return new Stamp(message, true, time, standing, findings);
    }

    /** The time a token names, without any check of it. */
    public static Optional<Instant> claimed(ASN1Encodable token) {
        return time(info(token));
    }

    private static Standing standing(Message message, X509CertificateHolder signer, Instant time, Check check) {
        List<X509CertificateHolder> further = new ArrayList<>(message.certificates());
        further.addAll(check.further());
        List<X509CRLHolder> crls = new ArrayList<>(message.crls());
        crls.addAll(check.crls());
        Standing then = check.authorities()
                .standing(new Question(signer, further, crls, time, Purpose.TIMESTAMPING, check.where()));
        if (then.status() != Standing.Status.TRUSTED || !check.reliedOn().isAfter(time)) {
            return then;
        }
        return check.authorities()
                .standing(new Question(signer, further, crls, check.reliedOn(), Purpose.TIMESTAMPING, check.where()));
    }

    private static Optional<TSTInfo> info(ASN1Encodable token) {
        Optional<ContentInfo> inside = MessageCheck.inside(token);
        if (inside.isEmpty()
                || !PKCSObjectIdentifiers.id_ct_TSTInfo.equals(inside.get().getContentType())
                || !(inside.get().getContent() instanceof ASN1OctetString octets)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TSTInfo.getInstance(octets.getOctets()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(Optional<TSTInfo> info) {
        try {
            return info.isEmpty()
                    ? Optional.empty()
                    : Optional.of(info.get().getGenTime().getDate().toInstant());
        } catch (java.text.ParseException e) {
            return Optional.empty();
        }
    }

    private static boolean imprinted(TSTInfo info, SignedContent stamped) {
        Optional<Digests.Algorithm> algorithm =
                Digests.find(info.getMessageImprint().getHashAlgorithm().getAlgorithm());
        return algorithm.isPresent()
                && !algorithm.get().weak()
                && Arrays.equals(info.getMessageImprint().getHashedMessage(), stamped.digest(algorithm.get()));
    }
}
