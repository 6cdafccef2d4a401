package org.hudang.signing.verify;

import java.util.ArrayList;
import java.util.List;
import org.hudang.signing.verify.SignatureReport.Kind;

/**
 * One act of signing as people see it (一次签署): one signature, or two of the same signer of which the second, in the other
 * algorithm, stands in the field named after the first. Each keeps its own answer.
 *
 * @param signatures one or two, in the order in which they were made
 */
public record SignedAct(List<SignatureReport> signatures) {
    /** What the field of the second signature is called after that of the first. */
    private static final String SECOND = "-intl";

    public SignedAct {
        signatures = List.copyOf(signatures);
    }

    /** The acts of a paper, in the order in which they were made. */
    public static List<SignedAct> of(VerificationReport report) {
        return of(report.signatures());
    }

    static List<SignedAct> of(List<SignatureReport> all) {
        List<SignedAct> acts = new ArrayList<>();
        int i = 0;
        while (i < all.size()) {
            int next = i + 1 < all.size() && belong(all.get(i), all.get(i + 1)) ? i + 2 : i + 1;
            acts.add(new SignedAct(all.subList(i, next)));
            i = next;
        }
        return acts;
    }

    /** Who acted is known of both, and the same; else nothing says that one speaks for the other. */
    private static boolean belong(SignatureReport first, SignatureReport second) {
        return first.kind() != Kind.TIMESTAMP
                && first.kind() == second.kind()
                && second.field().equals(first.field().replace('.', '-') + SECOND)
                && first.signer().isPresent()
                && first.signer().equals(second.signer())
                && !first.algorithm().equals(second.algorithm());
    }

    /** The first signature, which says who acted. */
    public SignatureReport first() {
        return signatures.get(0);
    }
}
