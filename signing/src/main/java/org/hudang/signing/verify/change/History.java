package org.hudang.signing.verify.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.structure.PdfView;

/** In which revision each finding about later changes came: the document is judged as each update left it. */
final class History {
    private final List<Finding> findings;
    private final Map<Key, Integer> since = new HashMap<>();
    private final int last;

    private record Key(Code code, String where) {
        static Key of(Finding finding) {
            return new Key(finding.code(), finding.where());
        }
    }

    private History(List<Finding> findings, int last) {
        this.findings = findings;
        this.last = last;
    }

    /** Judges the document after each update; the last of them is the document as it is now. */
    static History of(Comparison comparison, List<PdfView> later) {
        History history = new History(
                ChangeJudge.judge(comparison).findings(), comparison.now().revision());
        for (PdfView view : later) {
            Comparison then = new Comparison(comparison.signed(), view, comparison.rules(), comparison.values());
            ChangeJudge.judge(then)
                    .findings()
                    .forEach(finding -> history.since.putIfAbsent(Key.of(finding), view.revision()));
        }
        return history;
    }

    /** What the document as it is now must not have. */
    List<Finding> notPermitted() {
        return findings.stream()
                .filter(finding -> finding.code() != Code.CHANGE_PERMITTED)
                .toList();
    }

    /** Whether nothing but a permitted change was found at a place. */
    boolean permitted(String where) {
        return findings.stream().anyMatch(finding -> finding.where().equals(where))
                && findings.stream()
                        .filter(finding -> finding.where().equals(where))
                        .allMatch(finding -> finding.code() == Code.CHANGE_PERMITTED);
    }

    /** The revision in which a finding came. */
    int since(Finding finding) {
        return since.getOrDefault(Key.of(finding), last);
    }
}
