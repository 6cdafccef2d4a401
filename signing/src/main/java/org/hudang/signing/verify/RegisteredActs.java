package org.hudang.signing.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hudang.signing.verify.ExpectedSigners.Expected;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.VerdictRules.Rank;
import org.hudang.signing.verify.finding.Code;

/**
 * Rule 7 by identity: every act that the register knows of this file shows in it, as the revision that the act left and as a
 * signature in its field; and whether signatures whose time nothing proves are good enough.
 *
 * @param revisions SM3 of the file's beginnings
 * @param acts what the register expects; empty when it does not know the file, or none was asked
 */
record RegisteredActs(Set<String> revisions, List<Expected> acts) {
    /** What speaks against the file. */
    record Against(Rank rank, Reason reason) {}

    RegisteredActs {
        revisions = Set.copyOf(revisions);
        acts = List.copyOf(acts);
    }

    static RegisteredActs none() {
        return new RegisteredActs(Set.of(), List.of());
    }

    List<Against> missing(List<SignatureReport> signatures) {
        List<Against> missing = new ArrayList<>();
        for (Expected act : acts) {
            boolean there = revisions.contains(act.output())
                    && signatures.stream()
                            .anyMatch(one ->
                                    one.kind() != Kind.TIMESTAMP && one.field().equals(act.field()));
            if (!there) {
                missing.add(new Against(
                        Rank.INCOMPLETE,
                        Findings.reason(Code.SIGNER_MISSING, "field " + act.field(), act.name(), act.field())));
            }
        }
        return missing;
    }

    List<Against> pending(TimeDemand demand, List<SignatureReport> signatures) {
        boolean demanded =
                demand == TimeDemand.EVERY_PAPER || (demand == TimeDemand.REGISTERED_PAPERS && !acts.isEmpty());
        if (!demanded) {
            return List.of();
        }
        return signatures.stream()
                .filter(one -> one.kind() != Kind.TIMESTAMP
                        && one.integrity() == SignatureIntegrity.INTACT
                        && one.provenAt().isEmpty())
                .map(one -> new Against(
                        Rank.PENDING, Findings.reason(Code.TIME_AWAITED, "signature " + one.index(), one.index())))
                .toList();
    }
}
