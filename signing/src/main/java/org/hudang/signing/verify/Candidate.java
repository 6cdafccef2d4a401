package org.hudang.signing.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.change.Rules;
import org.hudang.signing.verify.cms.Message;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.seal.SealSignature;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PdfView;
import org.jspecify.annotations.Nullable;

/** One signature field with a value, while it is judged. */
final class Candidate {
    final Node node;
    final @Nullable FieldSignature signature;
    final List<Finding> findings = new ArrayList<>();
    SignatureIntegrity integrity = SignatureIntegrity.INTACT;
    ChangesAfter changes = ChangesAfter.UNKNOWN;
    Rules rules = Rules.none();

    @Nullable
    Message message;

    /** The seal signature that the value is, when it is one. */
    @Nullable
    SealSignature seal;

    @Nullable
    PdfView signed;
    /** Whether the reader of this kind of value is missing, so that nothing is claimed about it. */
    boolean notJudged;

    private Candidate(Node node, @Nullable FieldSignature signature) {
        this.node = node;
        this.signature = signature;
    }

    static Candidate read(Node node, PdfView view) {
        try {
            return new Candidate(node, FieldSignature.read(node, view));
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            Candidate candidate = new Candidate(node, null);
            candidate.fail(SignatureIntegrity.UNREADABLE, e.finding());
            return candidate;
        }
    }

    /** The first byte that is not covered; unreadable ones come last. */
    int end() {
        return signature == null ? Integer.MAX_VALUE : signature.end();
    }

    boolean timestamp() {
        return signature != null && signature.timestamp();
    }

    boolean intact() {
        return integrity == SignatureIntegrity.INTACT && signature != null && signed != null;
    }

    void fail(SignatureIntegrity how, Finding finding) {
        if (how.compareTo(integrity) > 0) {
            integrity = how;
        }
        findings.add(finding);
    }

    Optional<Message> message() {
        return Optional.ofNullable(message);
    }
}
