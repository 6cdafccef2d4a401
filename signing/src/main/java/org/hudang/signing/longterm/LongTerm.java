package org.hudang.signing.longterm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.pdf.PdfKeeping;
import org.hudang.signing.pdf.PdfKeeping.Stamping;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;

/**
 * Keeps signed PDF verifiable (长期保存): levels B-LT and B-LTA of PAdES, prolongation, and the proof of time that a pending
 * document lacks. Only appends; what was signed stays signed.
 *
 * <pre>{@code
 * LongTerm keeping = LongTerm.with(new LongTermParts(
 *         authority.revocation(), authority.timestamps(), authority.anchors(), KeepingRule.yearly(), clock));
 * Preservation done = keeping.preserve(pdf, KeptLevel.B_LTA);
 * // … a year later, when keeping.dueAt(kept) has come:
 * Preservation again = keeping.prolong(kept);
 * }</pre>
 *
 * <p>Nothing is kept that our own verifier does not call valid with the data that was gathered: an altered, untrusted or
 * revoked paper is {@link Preservation.NotWorthKeeping}. Signatures with SM2 get SM3 timestamps of an SM2 authority, the
 * others SHA-256; a file with both gets both, SM3 first.
 *
 * <p>May be used by many threads. Refuses what {@link org.hudang.signing.pdf.PdfSigner} refuses, with the same codes.
 */
public final class LongTerm {
    private final LongTermParts parts;
    private final Verifier verifier;

    private LongTerm(LongTermParts parts) {
        this.parts = parts;
        this.verifier = Verifier.with(parts.clock());
    }

    /** With these parts. */
    public static LongTerm with(LongTermParts parts) {
        return new LongTerm(parts);
    }

    /** Brings every signature to a level; doing it again changes nothing. */
    public Preservation preserve(byte[] pdf, KeptLevel level) {
        VerificationReport before = verify(pdf);
        if (isValid(before) && reached(before, level)) {
            return new Preservation.AlreadyKept();
        }
        if (hopeless(before.verdict())) {
            return new Preservation.NotWorthKeeping(before.verdict());
        }
        Document document = Document.of(pdf);
        return keep(pdf, document.everything(), level == KeptLevel.B_LTA ? document.algorithms() : document.pending());
    }

    /**
     * Adds fresh validation data and another document timestamp, so that the file outlives the authority behind the last
     * one. Call it when {@link #dueAt} has come; after the certificate of the last timestamp has ended it is too late.
     */
    public Preservation prolong(byte[] pdf) {
        Document document = Document.of(pdf);
        boolean keptBefore = reached(verify(pdf), KeptLevel.B_LTA);
        return keep(pdf, keptBefore ? document.pillars() : document.everything(), document.algorithms());
    }

    /**
     * Gives a pending document (PENDING_TIMESTAMP) its proof of time: a document timestamp for each kind of signature whose
     * time nothing proves yet. Doing it again changes nothing.
     */
    public Preservation complete(byte[] pdf) {
        VerificationReport before = verify(pdf);
        if (hopeless(before.verdict())) {
            return new Preservation.NotWorthKeeping(before.verdict());
        }
        Set<DigestAlgorithm> pending = Document.of(pdf).pending();
        return pending.isEmpty() ? new Preservation.AlreadyKept() : stamp(pdf, pending, Optional.empty());
    }

    /**
     * When the file must be prolonged; empty when it carries no timestamp at all and must be completed first. Asks nobody.
     */
    public Optional<Instant> dueAt(byte[] pdf) {
        return Document.of(pdf).pillars().stream()
                .flatMap(token ->
                        token.time().stream().map(stampedAt -> parts.rule().dueAt(stampedAt, Document.ends(token))))
                .min(Comparator.naturalOrder());
    }

    private Preservation keep(byte[] pdf, List<Parsed> messages, Set<DigestAlgorithm> stamps) {
        Gathering gathering = new Gathering(parts.revocation(), parts.anchors());
        gathering.know(Document.of(pdf).certificates());
        messages.forEach(message -> gathering.take(message.signer()));
        if (!gathering.missing().isEmpty()) {
            VerificationReport report = verify(pdf);
            return hopeless(report.verdict())
                    ? new Preservation.NotWorthKeeping(report.verdict())
                    : new Preservation.NotNow(gathering.missing());
        }
        byte[] filled = PdfKeeping.withMaterial(pdf, gathering.material());
        VerificationReport report = verify(filled);
        if (!isValid(report)) {
            return new Preservation.NotWorthKeeping(report.verdict());
        }
        return stamps.isEmpty()
                ? new Preservation.Kept(new KeptPdf(filled, List.of()))
                : stamp(filled, stamps, Optional.of(gathering));
    }

    /** @param gathering what was gathered so far, to be completed for the authorities that stamp now; empty for none */
    private Preservation stamp(byte[] pdf, Set<DigestAlgorithm> algorithms, Optional<Gathering> gathering) {
        byte[] stamped = pdf;
        List<Instant> times = new ArrayList<>();
        for (DigestAlgorithm algorithm : new TreeSet<>(algorithms).descendingSet()) {
            Stamping stamping = PdfKeeping.stamped(stamped, algorithm, parts.timestamps());
            if (stamping instanceof Stamping.Unstamped none) {
                return new Preservation.NotNow(List.of(new Missing(
                        "timestamp " + algorithm.jcaName(),
                        none.answer().why() + ": " + none.answer().detail())));
            }
            Stamping.Stamped done = (Stamping.Stamped) stamping;
            stamped = done.pdf();
            times.add(done.at());
        }
        if (gathering.isPresent()) {
            Gathering proof = gathering.get();
            Document document = Document.of(stamped);
            proof.know(document.certificates());
            document.pillars().forEach(token -> proof.take(token.signer()));
            if (!proof.missing().isEmpty()) {
                return new Preservation.NotNow(proof.missing());
            }
            stamped = PdfKeeping.withMaterial(stamped, proof.material());
        }
        Verdict verdict = verify(stamped).verdict();
        boolean good = gathering.isPresent() ? verdict instanceof Verdict.Valid : !hopeless(verdict);
        return good ? new Preservation.Kept(new KeptPdf(stamped, times)) : new Preservation.NotWorthKeeping(verdict);
    }

    // ---- our own judge

    private VerificationReport verify(byte[] pdf) {
        return verifier.verify(
                "file.pdf", pdf, VerificationOptions.strict().trusting(TrustData.of(parts.anchors(), List.of())));
    }

    private static boolean isValid(VerificationReport report) {
        return report.verdict() instanceof Verdict.Valid;
    }

    /** A verdict that fresh data cannot mend. */
    static boolean hopeless(Verdict verdict) {
        return !(verdict instanceof Verdict.Valid
                || verdict instanceof Verdict.Pending
                || verdict instanceof Verdict.CannotTell);
    }

    private static boolean reached(VerificationReport report, KeptLevel level) {
        return report.signatures().stream()
                .filter(signature -> signature.kind() != Kind.TIMESTAMP)
                .map(SignatureReport::level)
                .allMatch(found -> found == Level.B_LTA || (level == KeptLevel.B_LT && found == Level.B_LT));
    }
}
