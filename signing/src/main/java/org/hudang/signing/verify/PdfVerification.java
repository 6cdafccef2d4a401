package org.hudang.signing.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.change.ChangeJudge;
import org.hudang.signing.verify.change.Comparison;
import org.hudang.signing.verify.change.Judgement;
import org.hudang.signing.verify.change.Rules;
import org.hudang.signing.verify.change.Signed;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.Accountant;
import org.hudang.signing.verify.structure.FieldTree;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.Joints;
import org.hudang.signing.verify.structure.PdfFile;
import org.hudang.signing.verify.structure.PdfView;
import org.hudang.signing.verify.structure.Place;
import org.hudang.signing.verify.structure.RevisionEnd;
import org.hudang.signing.verify.structure.Update;
import org.jspecify.annotations.Nullable;

/** Rules 1 to 5 over one PDF; an untouched file is read no further than its signature fields. */
final class PdfVerification {
    private static final int MOST_ENDS = 32;
    private static final int MOST_SIGNATURES = 256;

    private final boolean values;
    private final byte[] bytes;
    private final PdfFile file;
    private final Budget budget;
    private final List<Finding> findings = new ArrayList<>();
    private List<Candidate> candidates = List.of();
    private @Nullable PdfView view;
    private boolean altered;
    private @Nullable Finding doubt;

    PdfVerification(byte[] bytes, Budget budget) {
        this(bytes, bytes.length, budget, true);
    }

    /** Judges rules 1 to 4 and leaves the signature values alone. */
    static PdfVerification withoutValues(byte[] bytes, int length, Budget budget) {
        return new PdfVerification(bytes, length, budget, false);
    }

    private PdfVerification(byte[] bytes, int length, Budget budget, boolean values) {
        this.values = values;
        this.bytes = bytes;
        this.budget = budget;
        this.file = new PdfFile(bytes, length, budget);
    }

    /** Findings about the file as a whole. */
    List<Finding> findings() {
        return findings;
    }

    /** Every signature, in the order in which they were made. */
    List<Candidate> candidates() {
        return candidates;
    }

    /** Whether the file as a whole is not what was signed. */
    boolean altered() {
        return altered;
    }

    /** Why readers may see something else than what was signed, though nothing was altered. */
    Optional<Finding> doubt() {
        return Optional.ofNullable(doubt);
    }

    /** The document as it is now. */
    PdfView view() {
        if (view == null) {
            throw new IllegalStateException("not read yet");
        }
        return view;
    }

    /** Judges; ends in {@link Unjudged} when the file is no PDF that can be judged and bears no trace of a signature. */
    void run() {
        PdfView now = open();
        view = now;
        if (now.encrypted()) {
            throw new Unjudged(Finding.of(Code.ENCRYPTED, "file"));
        }
        candidates = collect(now);
        if (candidates.isEmpty()) {
            judgeUnsigned(now);
            return;
        }
        for (int i = 0; i < candidates.size(); i++) {
            judgeValue(candidates.get(i), now, "signature " + (i + 1));
        }
        judgeChanges(now);
        judgeEarlier(now);
        judgeJoints();
    }

    // ---- opening

    /** Opens the last revision that can be read; what follows it is then unaccounted for. */
    private PdfView open() {
        Finding broken = Finding.of(Code.STRUCTURE_BROKEN, "file", "startxref");
        int limit = file.length();
        for (int i = 0; i < MOST_ENDS; i++) {
            Optional<RevisionEnd> end = RevisionEnd.last(bytes, limit, budget);
            if (end.isEmpty()) {
                requireTrace(broken);
                broken = i == 0 ? FirstSentence.cut(file.length()) : broken;
                break;
            }
            try {
                PdfView found = PdfView.open(file, end.get());
                if (!found.encrypted()) {
                    FieldTree.of(found);
                }
                if (i > 0) {
                    requireTrace(broken);
                    altered = true;
                    findings.add(broken);
                }
                return found;
            } catch (Unjudged e) {
                if (e.outOfBounds()) {
                    throw e;
                }
                broken = i == 0 ? e.finding() : broken;
            }
            limit = end.get().keyword();
        }
        requireTrace(broken);
        altered = true;
        throw new Unjudged(broken);
    }

    private void requireTrace(Finding broken) {
        if (!mentionsByteRange()) {
            throw new Unjudged(broken);
        }
    }

    private boolean mentionsByteRange() {
        return FirstSentence.holds(bytes, 0, "/ByteRange");
    }

    // ---- rules 1 and 2

    private List<Candidate> collect(PdfView now) {
        List<Candidate> found = new ArrayList<>();
        for (Node node : FieldTree.of(now).nodes()) {
            if (FieldSignature.isSigned(node, now)) {
                if (found.size() == MOST_SIGNATURES) {
                    throw new Unjudged(Finding.of(Code.LIMIT_REACHED, "file", "signatures"));
                }
                found.add(Candidate.read(node, now));
            }
        }
        found.sort(Comparator.comparingInt(Candidate::end));
        Map<Integer, Candidate> byContents = new HashMap<>();
        for (Candidate candidate : found) {
            FieldSignature signature = candidate.signature;
            if (signature == null) {
                continue;
            }
            Candidate other = byContents.putIfAbsent(signature.contentsStart(), candidate);
            if (other != null) {
                Finding shared = Finding.of(Code.VALUE_SHARED, "field " + candidate.node.name());
                other.fail(SignatureIntegrity.ALTERED, shared);
                candidate.fail(SignatureIntegrity.ALTERED, shared);
            }
        }
        return found;
    }

    private void judgeUnsigned(PdfView now) {
        judgeEarlier(now);
        // usage rights of a reader (Perms) are a signature that no field holds
        if (!altered
                && mentionsByteRange()
                && now.dict(now.catalog().get("Perms")).isEmpty()) {
            altered = true;
            findings.add(Finding.of(Code.UNREFERENCED_SIGNATURE, "file"));
        }
    }

    private void judgeValue(Candidate candidate, PdfView now, String where) {
        FieldSignature signature = candidate.signature;
        if (signature == null) {
            return;
        }
        PdfView signed = signedView(candidate, signature, now);
        if (signed != null) {
            candidate.signed = signed;
            candidate.rules = Rules.of(signature.dict(), candidate.node.dict(), signed);
        }
        if (values) {
            budget.look();
            SignatureValue.judge(candidate, signature, bytes, where);
        }
    }

    /** The document as it ended where the range ends; null, with the reason noted, when it did not end there. */
    private @Nullable PdfView signedView(Candidate candidate, FieldSignature signature, PdfView now) {
        Optional<RevisionEnd> end = RevisionEnd.last(bytes, signature.end(), budget);
        if (end.isEmpty() || !blank(end.get().end(), signature.end())) {
            candidate.fail(
                    SignatureIntegrity.ALTERED,
                    Finding.of(Code.RANGE_END_NOT_REVISION, "byte " + signature.end(), signature.end()));
            return null;
        }
        if (end.get().keyword() == now.end().keyword()) {
            return now;
        }
        try {
            PdfView signed = PdfView.open(file, end.get());
            if (held(candidate, signature, signed, now)) {
                return signed;
            }
            candidate.fail(
                    SignatureIntegrity.ALTERED,
                    Finding.of(Code.NOT_IN_SIGNED_REVISION, "field " + candidate.node.name()));
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            candidate.fail(SignatureIntegrity.ALTERED, e.finding());
        }
        return null;
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\n' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Whether the same field held the very same value when it was signed. */
    private static boolean held(Candidate candidate, FieldSignature signature, PdfView signed, PdfView now) {
        if (!signed.place(signature.key()).equals(now.place(signature.key()))) {
            return false;
        }
        for (Node node : FieldTree.of(signed).nodes()) {
            if (node.name().equals(candidate.node.name())
                    && node.signature()
                    && Signed.key(node).filter(key -> key == signature.key()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    // ---- rules 3 and 4

    /** The signature values that hold. */
    static Signed holding(List<Candidate> candidates) {
        Map<Integer, Signed.Value> values = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.intact() && candidate.signature != null) {
                values.put(
                        candidate.signature.key(),
                        new Signed.Value(candidate.signature.contentsStart(), candidate.timestamp()));
            }
        }
        return new Signed(values);
    }

    private void judgeChanges(PdfView now) {
        Signed values = holding(candidates);
        Rules rules = Rules.none();
        boolean accounted = false;
        for (Candidate candidate : candidates) {
            FieldSignature signature = candidate.signature;
            PdfView signed = candidate.signed;
            if (signature == null || signed == null) {
                continue;
            }
            rules = candidate.rules.and(rules);
            if (!accounted) {
                accounted = account(candidate, signed, signature.end(), now);
            }
            if (accounted) {
                Judgement judgement = unchanged(signed, now)
                        ? onlyRules(rules)
                        : ChangeJudge.judge(new Comparison(signed, now, rules, values));
                // what broke this one breaks the later ones, which cover it
                judgement.findings().stream()
                        .filter(finding -> candidate.intact() || finding.code() != Code.LATER_SIGNATURE_WRONG)
                        .forEach(candidate.findings::add);
                candidate.changes = ChangesAfter.valueOf(judgement.outcome().name());
            }
        }
    }

    private static boolean unchanged(PdfView signed, PdfView now) {
        return signed.end().keyword() == now.end().keyword();
    }

    private static Judgement onlyRules(Rules rules) {
        return rules.judged()
                ? Judgement.none()
                : new Judgement(Judgement.Outcome.UNKNOWN, List.of(Finding.of(Code.LOCK_NOT_JUDGED, "file")));
    }

    private boolean account(Candidate candidate, PdfView signed, int from, PdfView now) {
        try {
            if (altered) {
                throw new Unjudged(
                        Finding.of(Code.TAIL_UNACCOUNTED, "byte " + now.end().end()));
            }
            List<Update> updates = Accountant.updates(signed, from, now);
            requireHeld(updates, now);
            return true;
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            candidate.changes = ChangesAfter.FORBIDDEN;
            candidate.findings.add(e.finding());
            return false;
        }
    }

    /** Every signature value or field that an update wrote must be one that the form holds. */
    private static void requireHeld(List<Update> updates, PdfView now) {
        if (updates.isEmpty()) {
            return;
        }
        Set<Integer> held = new HashSet<>();
        for (Node node : FieldTree.of(now).nodes()) {
            Signed.key(node).ifPresent(held::add);
            if (node.ref() != null) {
                held.add(node.ref().number());
            }
        }
        for (Update update : updates) {
            for (Integer number : update.signatures()) {
                if (!held.contains(number)) {
                    throw new Unjudged(Finding.of(Code.UNREFERENCED_SIGNATURE, "object " + number));
                }
            }
        }
    }

    /**
     * A signature that an earlier revision had and that is gone, without a later signature over its absence. A timestamp
     * is no such signature: anyone can have one made over anything.
     */
    private void judgeEarlier(PdfView now) {
        List<PdfView> earlier = now.earlier();
        if (earlier.isEmpty()) {
            return;
        }
        Set<Place> known = new HashSet<>();
        int covered = 0;
        for (Candidate candidate : candidates) {
            Signed.key(candidate.node).ifPresent(key -> known.add(now.place(key)));
            if (!candidate.timestamp()) {
                covered = candidate.intact() ? Math.max(covered, candidate.end()) : covered;
            }
        }
        int goneAt = now.end().startxref();
        for (PdfView old : earlier) {
            if (lost(old, known) && goneAt >= covered) {
                altered = true;
                findings.add(Finding.of(Code.SIGNATURE_REMOVED, "byte " + goneAt, goneAt));
                return;
            }
            goneAt = old.newestSection();
        }
    }

    private static boolean lost(PdfView old, Set<Place> known) {
        try {
            for (Node node : FieldTree.of(old).nodes()) {
                if (FieldSignature.isSigned(node, old)
                        && Signed.key(node)
                                .filter(key -> !known.contains(old.place(key)))
                                .isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return false;
        }
    }

    /** What was there before the first signature; what came behind it was accounted for byte by byte. */
    private void judgeJoints() {
        for (Candidate candidate : candidates) {
            PdfView signed = candidate.signed;
            if (signed != null) {
                doubt = Joints.broken(signed).orElse(null);
                return;
            }
        }
    }
}
