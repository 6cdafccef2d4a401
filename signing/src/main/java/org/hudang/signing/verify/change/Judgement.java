package org.hudang.signing.verify.change;

import java.util.List;
import org.hudang.signing.verify.finding.Finding;

/**
 * What became of a signed document.
 *
 * @param outcome the worst of all changes
 * @param findings each change that matters, at most {@value #MOST} of them
 */
public record Judgement(Outcome outcome, List<Finding> findings) {
    static final int MOST = 16;

    public Judgement {
        findings = List.copyOf(findings);
    }

    /** From harmless to worst; not judged is worse than permitted. */
    public enum Outcome {
        NONE,
        PERMITTED,
        UNKNOWN,
        FORBIDDEN
    }

    public static Judgement none() {
        return new Judgement(Outcome.NONE, List.of());
    }
}
