package org.hudang.signing.verify.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hudang.signing.verify.change.Judgement.Outcome;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Spot;

/** Gathers findings while two views are compared. */
final class Notes {
    private final Set<Finding> findings = new LinkedHashSet<>();
    private Outcome outcome = Outcome.PERMITTED;

    void forbidden(Code code, String where, Object... arguments) {
        outcome = Outcome.FORBIDDEN;
        add(Finding.of(code, where, spots(arguments)));
    }

    void unknown(Finding finding) {
        if (outcome != Outcome.FORBIDDEN) {
            outcome = Outcome.UNKNOWN;
        }
        add(finding);
    }

    void permitted(String where, String what) {
        add(Finding.of(Code.CHANGE_PERMITTED, where, new Spot(what)));
    }

    /** Every text that a finding here names is a place. */
    private static Object[] spots(Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof String text ? new Spot(text) : argument)
                .toArray();
    }

    private void add(Finding finding) {
        if (findings.size() < Judgement.MOST && !(isPages(finding) && saysHowManyPages())) {
            findings.add(finding);
        }
    }

    /** That the list of pages is another, which follows when their number is. */
    private static boolean isPages(Finding finding) {
        return finding.code() == Code.CONTENT_CHANGED && finding.arguments().equals(List.of(new Spot("pages")));
    }

    private boolean saysHowManyPages() {
        return findings.stream().anyMatch(finding -> finding.code() == Code.PAGES_COUNT);
    }

    Judgement judgement() {
        return new Judgement(outcome, new ArrayList<>(findings));
    }
}
