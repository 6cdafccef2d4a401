package org.hudang.signing.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.SignatureReport.Trust;
import org.hudang.signing.verify.cms.Authorities;
import org.hudang.signing.verify.cms.Authorities.Purpose;
import org.hudang.signing.verify.cms.Authorities.Question;
import org.hudang.signing.verify.cms.Message;
import org.hudang.signing.verify.cms.MessageCheck;
import org.hudang.signing.verify.cms.SignedContent;
import org.hudang.signing.verify.cms.Stamp;
import org.hudang.signing.verify.cms.Standing;
import org.hudang.signing.verify.cms.Standing.Status;
import org.hudang.signing.verify.cms.X509;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.seal.SealTrust;

/** Rule 6: who signed, and whether an anchor vouches for it at a time that is proven, not claimed. */
final class TrustJudge {
    private final Authorities authorities;
    private final Instant now;
    private final byte[] file;
    private final List<X509CertificateHolder> further;
    private final List<X509CRLHolder> crls;
    private final ShownDocument shown;

    /** @param validation what the file itself brings along (DSS) */
    TrustJudge(Authorities authorities, Instant now, byte[] file, ValidationData validation) {
        this.authorities = authorities;
        this.now = now;
        this.file = file;
        this.further = validation.certificates();
        this.crls = validation.crls();
        this.shown = new ShownDocument(file, authorities.budget());
    }

    /**
     * The answer for one signature.
     *
     * @param trust as reported
     * @param status the finer answer behind it
     * @param provenAt the proven time
     * @param stamped whether it carries a timestamp of its own that is right
     * @param findings the reasons
     * @param anchor who vouches in the end; empty when nobody does
     */
    record Answer(
            Trust trust,
            Status status,
            Optional<Instant> provenAt,
            boolean stamped,
            List<Finding> findings,
            Optional<X500Name> anchor) {

        /** With a reason for which the certificate cannot stand for this signature. */
        Answer but(Finding finding) {
            boolean worse = Status.UNTRUSTED.compareTo(status) > 0;
            List<Finding> all = new ArrayList<>(findings);
            all.add(worse ? all.size() : 0, finding);
            Status decides = worse ? Status.UNTRUSTED : status;
            return new Answer(TrustJudge.trust(decides), decides, provenAt, stamped, all, anchor);
        }

        /** Of a seal signature: the signer's and the seal's standing, the worse one deciding and its reason last. */
        Answer with(List<Finding> signer, Standing seal) {
            boolean worse = seal.status().compareTo(status) > 0;
            List<Finding> all = new ArrayList<>(findings);
            all.addAll(worse ? signer : seal.findings());
            all.addAll(worse ? seal.findings() : signer);
            Status decides = worse ? seal.status() : status;
            return new Answer(TrustJudge.trust(decides), decides, provenAt, stamped, all, anchor);
        }
    }

    /** Judges from the last signature back to the first: later timestamps prove that earlier ones existed. */
    List<Answer> judge(List<Candidate> candidates) {
        List<Answer> answers = new ArrayList<>();
        Optional<Instant> existed = Optional.empty();
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Candidate candidate = candidates.get(i);
            Answer answer = answer(candidates, i, existed);
            if (candidate.timestamp() && candidate.intact() && answer.provenAt().isPresent()) {
                existed = answer.provenAt();
            }
            answers.add(0, answer);
        }
        return answers;
    }

    /** One answer; certificates, lists and names that no reader foresaw leave trust unknown, and nothing else. */
    private Answer answer(List<Candidate> candidates, int index, Optional<Instant> existed) {
        Candidate candidate = candidates.get(index);
        String where = "signature " + (index + 1);
        try {
            if (candidate.timestamp()) {
                return timestamp(candidate, existed, where);
            }
            Answer answer = signature(candidate, existed, where);
            return shown.objection(candidates, index, where).map(answer::but).orElse(answer);
        } catch (Unjudged e) {
            throw e;
        } catch (RuntimeException e) {
            return new Answer(
                    Trust.UNKNOWN,
                    Status.UNKNOWN,
                    Optional.empty(),
                    false,
                    List.of(Finding.of(Code.CMS_UNREADABLE, where)),
                    Optional.empty());
        }
    }

    private Answer timestamp(Candidate candidate, Optional<Instant> existed, String where) {
        FieldSignature signature = candidate.signature;
        Optional<Message> message = candidate.message();
        if (signature == null || message.isEmpty() || message.get().state() == Message.State.UNREADABLE) {
            return unknown();
        }
        Stamp stamp = Stamp.check(
                MessageCheck.single(signature.contents(), where),
                new Stamp.Check(
                        new SignatureValue.Covered(file, signature.ranges()),
                        authorities,
                        further,
                        crls,
                        existed.orElse(now),
                        where));
        if (!stamp.right()) {
            candidate.fail(SignatureIntegrity.ALTERED, Finding.of(Code.TIMESTAMP_WRONG, where));
            return unknown();
        }
        Status status = stamp.standing().status();
        return new Answer(
                trust(status),
                status,
                stamp.proves() ? stamp.time() : Optional.empty(),
                true,
                stamp.findings(),
                stamp.standing().anchor());
    }

    private static Answer unknown() {
        return new Answer(Trust.UNKNOWN, Status.UNKNOWN, Optional.empty(), false, List.of(), Optional.empty());
    }

    private Answer signature(Candidate candidate, Optional<Instant> existed, String where) {
        Optional<Message> message = candidate.message();
        if (message.isEmpty() || message.get().signer().isEmpty()) {
            return unknown();
        }
        List<Finding> findings = new ArrayList<>();
        Optional<Instant> proven = existed;
        boolean stamped = false;
        boolean wrong = false;
        for (ASN1Encodable token : message.get().timestamps()) {
            Stamp stamp = Stamp.check(
                    token,
                    new Stamp.Check(
                            SignedContent.of(message.get().value()),
                            authorities,
                            all(message.get()),
                            crls,
                            existed.orElse(now),
                            where));
            findings.addAll(stamp.findings());
            stamped |= stamp.right();
            wrong |= !stamp.right();
            if (stamp.proves()
                    && (proven.isEmpty() || stamp.time().orElseThrow().isBefore(proven.get()))) {
                proven = stamp.time();
            }
        }
        if (message.get().timestamps().isEmpty() && existed.isEmpty()) {
            findings.add(Finding.of(Code.NO_TIMESTAMP, where));
        }
        Standing standing = authorities.standing(new Question(
                message.get().signer().get(),
                all(message.get()),
                crls(message.get()),
                proven.orElse(now),
                Purpose.SIGNING,
                where));
        Status status = standing.status();
        if (status == Status.TRUSTED && (message.get().doubt() || wrong)) {
            status = Status.UNKNOWN;
        }
        Answer answer = new Answer(trust(status), status, proven, stamped, findings, standing.anchor());
        if (candidate.seal == null) {
            findings.addAll(standing.findings());
            return answer;
        }
        Standing seal = SealTrust.judge(
                new SealTrust.Case(candidate.seal, proven, now, all(message.get()), crls(message.get()), where),
                authorities);
        return answer.with(standing.findings(), seal);
    }

    private List<X509CertificateHolder> all(Message message) {
        List<X509CertificateHolder> all = new ArrayList<>(message.certificates());
        all.addAll(further);
        return all;
    }

    private List<X509CRLHolder> crls(Message message) {
        List<X509CRLHolder> all = new ArrayList<>(message.crls());
        all.addAll(crls);
        return all;
    }

    static Trust trust(Status status) {
        return switch (status) {
            case TRUSTED -> Trust.TRUSTED;
            case UNKNOWN -> Trust.UNKNOWN;
            case UNTRUSTED, NOT_YET -> Trust.UNTRUSTED;
            case EXPIRED -> Trust.EXPIRED;
            case ON_HOLD, REVOKED -> Trust.REVOKED;
        };
    }

    /** Reads a certificate, or nothing when it is none. */
    static Optional<X509CertificateHolder> certificate(byte[] encoded) {
        try {
            return Optional.of(X509.certificate(encoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads a revocation list, or nothing when it is none. */
    static Optional<X509CRLHolder> crl(byte[] encoded) {
        try {
            return Optional.of(X509.list(encoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
