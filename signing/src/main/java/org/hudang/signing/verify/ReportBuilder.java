package org.hudang.signing.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.RegisteredActs.Against;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.VerdictRules.Rank;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.hudang.signing.verify.cms.Message;
import org.hudang.signing.verify.cms.Names;
import org.hudang.signing.verify.cms.Standing.Status;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/** Puts together what the rules found about one PDF. */
final class ReportBuilder {
    /** Findings that lower nothing by themselves, so that they are no reason of a verdict. */
    private static final Set<String> HARMLESS = Set.of(
            Code.CHANGE_PERMITTED.text(),
            Code.NO_TIMESTAMP.text(),
            Code.REVOKED_LATER.text(),
            Code.SUBFILTER_UNKNOWN.text());

    private final VerificationOptions options;
    private final Instant now;
    private final VerdictRules verdict = new VerdictRules();
    private final List<Reason> reasons = new ArrayList<>();
    private final List<SignatureReport> signatures = new ArrayList<>();
    private final NavigableSet<String> anchors = new TreeSet<>();
    private RegisteredActs acts = RegisteredActs.none();
    private boolean altered;
    private boolean unreadable;

    ReportBuilder(VerificationOptions options, Instant now) {
        this.options = options;
        this.now = now;
    }

    VerdictRules verdict() {
        return verdict;
    }

    List<Reason> reasons() {
        return reasons;
    }

    List<SignatureReport> signatures() {
        return signatures;
    }

    Integrity integrity() {
        if (altered) {
            return Integrity.ALTERED;
        }
        if (unreadable) {
            return Integrity.UNREADABLE;
        }
        return signatures.isEmpty() ? Integrity.UNSIGNED : Integrity.INTACT;
    }

    /** The file as a whole is not what was signed. */
    void fileAltered(List<Finding> findings) {
        altered = true;
        fileReasons(findings);
        verdict.add(Rank.ALTERED, reasons.get(0));
    }

    /** Nothing was altered, but readers may see different papers in the file. */
    void fileDoubtful(Finding finding) {
        against(new Against(Rank.CANNOT_TELL, Findings.reason(finding)));
    }

    void fileReasons(List<Finding> findings) {
        reasons.addAll(Findings.reasons(findings));
    }

    void signature(Candidate candidate, TrustJudge.Answer answer, Level level) {
        int index = signatures.size() + 1;
        List<Finding> findings = new ArrayList<>(candidate.findings);
        findings.addAll(answer.findings());
        Optional<Message> message = candidate.message();
        Optional<X509CertificateHolder> signer = message.flatMap(Message::signer);
        List<Reason> own = new ArrayList<>(
                findings.size() < 2
                        ? Findings.reasons(findings)
                        : Findings.reasons(findings).stream().distinct().toList());
        judge(candidate, answer, own);
        askRegister(signer, answer, own, "signature " + index);
        notSignedYet(answer.provenAt(), "signature " + index)
                .map(Findings::reason)
                .ifPresent(reason -> {
                    own.add(reason);
                    verdict.add(Rank.NOT_YET_VALID, reason);
                });
        vouched(candidate.integrity, answer.trust(), answer.anchor());
        signatures.add(new SignatureReport(
                index,
                candidate.node.name(),
                kind(candidate, signer),
                candidate.integrity,
                candidate.changes,
                answer.trust(),
                level,
                message.flatMap(Message::algorithm),
                signer.map(certificate -> Names.text(certificate.getSubject())),
                claimed(candidate),
                answer.provenAt(),
                own));
    }

    /** From the container where that says it, else from the certificate. */
    private static Kind kind(Candidate candidate, Optional<X509CertificateHolder> signer) {
        if (candidate.timestamp()) {
            return Kind.TIMESTAMP;
        }
        return candidate.seal == null ? SignerKind.of(signer) : Kind.SEAL;
    }

    /** Remembers who vouches for a signature that holds. */
    void vouched(SignatureIntegrity integrity, SignatureReport.Trust trust, Optional<X500Name> anchor) {
        if (integrity == SignatureIntegrity.INTACT && trust == SignatureReport.Trust.TRUSTED) {
            anchor.map(Names::called).ifPresent(anchors::add);
        }
    }

    private static Optional<Instant> claimed(Candidate candidate) {
        Optional<Instant> inside = candidate.message().flatMap(Message::claimedAt);
        if (inside.isPresent() || candidate.signature == null) {
            return inside;
        }
        return candidate.signature.claimed().flatMap(PdfDate::parse);
    }

    private void judge(Candidate candidate, TrustJudge.Answer answer, List<Reason> own) {
        if (candidate.integrity == SignatureIntegrity.INTACT
                && answer.status() == Status.TRUSTED
                && (candidate.changes == ChangesAfter.NONE || candidate.changes == ChangesAfter.PERMITTED)) {
            return;
        }
        Reason first = own.stream()
                .filter(reason -> !HARMLESS.contains(reason.code()))
                .findFirst()
                .orElseGet(() -> Findings.reason(Code.CHANGE_NOT_JUDGED, "file"));
        if (candidate.integrity == SignatureIntegrity.ALTERED) {
            altered = true;
            verdict.add(Rank.ALTERED, first);
        } else if (candidate.integrity == SignatureIntegrity.UNREADABLE) {
            unreadable = true;
            verdict.add(candidate.notJudged ? Rank.CANNOT_TELL : Rank.ALTERED, first);
            altered |= !candidate.notJudged;
        }
        if (candidate.changes == ChangesAfter.FORBIDDEN) {
            altered = true;
            verdict.add(Rank.ALTERED, first);
        } else if (candidate.changes == ChangesAfter.UNKNOWN) {
            verdict.add(Rank.CANNOT_TELL, first);
        }
        if (answer.status() != Status.TRUSTED) {
            Reason trust = answer.findings().stream()
                    .reduce((one, two) -> two)
                    .map(Findings::reason)
                    .orElse(first);
            verdict.add(rank(answer.status()), trust);
        }
    }

    /** Whoever asks for a moment before the proven one asks for a paper that was not signed yet. */
    Optional<Finding> notSignedYet(Optional<Instant> provenAt, String where) {
        return options.at()
                .filter(asked ->
                        provenAt.filter(proven -> proven.isAfter(asked)).isPresent())
                .map(asked -> Finding.of(Code.NOT_SIGNED_YET, where, asked, provenAt.orElseThrow()));
    }

    static Rank rank(Status status) {
        return switch (status) {
            case TRUSTED -> Rank.VALID;
            case UNKNOWN -> Rank.CANNOT_TELL;
            case UNTRUSTED -> Rank.UNTRUSTED;
            case NOT_YET -> Rank.NOT_YET_VALID;
            case EXPIRED -> Rank.EXPIRED;
            case ON_HOLD -> Rank.SUSPENDED;
            case REVOKED -> Rank.REVOKED;
        };
    }

    /** A signature that was judged elsewhere, with everything that lowers the verdict because of it. */
    void sealed(SignatureReport signature, VerdictRules ranks) {
        altered |= ranks.verdict() instanceof Verdict.Altered;
        unreadable |= signature.integrity() == SignatureIntegrity.UNREADABLE;
        verdict.add(ranks);
        signatures.add(signature);
    }

    /** What the register of seals says against a certificate. */
    record Registered(Rank rank, Code code) {}

    Optional<Registered> register(byte[] certificate, Instant at) {
        if (options.seals().isEmpty()) {
            return Optional.empty();
        }
        SealStates.Standing standing;
        try {
            standing = options.seals().get().standing(certificate, at);
        } catch (RuntimeException unanswered) {
            return Optional.of(new Registered(Rank.CANNOT_TELL, Code.REGISTER_SILENT));
        }
        return switch (standing) {
            case SUSPENDED -> Optional.of(new Registered(Rank.SUSPENDED, Code.SEAL_SUSPENDED));
            case CANCELLED -> Optional.of(new Registered(Rank.REVOKED, Code.SEAL_CANCELLED));
            case NOT_YET -> Optional.of(new Registered(Rank.NOT_YET_VALID, Code.SEAL_NOT_YET));
            case ENDED -> Optional.of(new Registered(Rank.EXPIRED, Code.SEAL_ENDED));
            case ACTIVE, NOT_OURS -> Optional.empty();
        };
    }

    private void askRegister(
            Optional<X509CertificateHolder> signer, TrustJudge.Answer answer, List<Reason> own, String where) {
        if (signer.isEmpty() || options.seals().isEmpty()) {
            return;
        }
        try {
            Optional<Registered> found =
                    register(signer.get().getEncoded(), answer.provenAt().orElse(now));
            if (found.isPresent()) {
                Reason reason = Findings.reason(found.get().code(), where);
                own.add(reason);
                verdict.add(found.get().rank(), reason);
            }
        } catch (IOException e) {
            verdict.add(Rank.CANNOT_TELL, Findings.reason(Code.CMS_UNREADABLE, where));
        }
    }

    /** Asks the register which acts must show in this PDF; one that cannot be asked leaves it open. */
    void askActs(byte[] content, Budget budget) {
        if (options.acts().isEmpty()) {
            return;
        }
        try {
            List<String> revisions = Revisions.digests(content, budget);
            acts = new RegisteredActs(
                    Set.copyOf(revisions), options.acts().get().of(revisions));
        } catch (RuntimeException e) {
            if (e instanceof Unjudged limit && limit.outOfBounds()) {
                throw e;
            }
            against(new Against(Rank.CANNOT_TELL, Findings.reason(Code.REGISTER_SILENT, "register")));
        }
    }

    private void against(Against found) {
        reasons.add(found.reason());
        verdict.add(found.rank(), found.reason());
    }

    /** Rules 7: how many signers there must be, and which; trust data that could not be read; and who vouched. */
    void finish() {
        acts.missing(signatures).forEach(this::against);
        acts.pending(options.demand(), signatures).forEach(this::against);
        for (String name : options.trust().unreadable()) {
            Reason reason = Findings.reason(Code.TRUST_DATA_UNREADABLE, "trust", name);
            reasons.add(reason);
            verdict.add(Rank.CANNOT_TELL, reason);
        }
        long found = SignedAct.of(signatures).stream()
                .filter(act -> act.signatures().stream().allMatch(ReportBuilder::counts))
                .count();
        if (options.expectedSigners().isPresent()
                && found < options.expectedSigners().getAsInt()) {
            Reason reason = Findings.reason(
                    Code.SIGNERS_MISSING, "file", options.expectedSigners().getAsInt(), found);
            reasons.add(reason);
            verdict.add(Rank.INCOMPLETE, reason);
        }
        if (signatures.stream().allMatch(signature -> signature.kind() == Kind.TIMESTAMP) && !altered) {
            Reason reason = Findings.reason(Code.UNSIGNED, "file");
            reasons.add(reason);
            verdict.add(Rank.UNSIGNED, reason);
        }
        if (!anchors.isEmpty() && !altered) {
            reasons.add(Findings.reason(Code.VOUCHED_FOR, "trust", String.join(", ", anchors)));
        }
    }

    /** Whether it stands for a signer: no timestamp, trusted, and what came after it was permitted. */
    private static boolean counts(SignatureReport signature) {
        return signature.kind() != Kind.TIMESTAMP
                && signature.integrity() == SignatureIntegrity.INTACT
                && signature.trust() == SignatureReport.Trust.TRUSTED
                && (signature.changesAfter() == ChangesAfter.NONE
                        || signature.changesAfter() == ChangesAfter.PERMITTED);
    }
}
