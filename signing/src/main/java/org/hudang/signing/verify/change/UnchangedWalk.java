package org.hudang.signing.verify.change;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.hudang.signing.verify.structure.PdfView;

/**
 * Walks everything that must not have changed, from what the signed document reaches: an object that an update replaced,
 * freed or for the first time defined is found on every path that leads to it.
 */
final class UnchangedWalk {
    private final PdfView signed;
    private final PdfView now;
    private final Set<Integer> judgedElsewhere;
    private final Notes notes;
    private final Set<Integer> seen = new HashSet<>();
    private final Deque<Step> open = new ArrayDeque<>();

    private record Step(Ref ref, String where) {}

    /**
     * @param judgedElsewhere numbers of pages, fields and the arrays that list them: dictionaries that are compared key
     *     by key on their own
     */
    UnchangedWalk(PdfView signed, PdfView now, Set<Integer> judgedElsewhere, Notes notes) {
        this.signed = signed;
        this.now = now;
        this.judgedElsewhere = judgedElsewhere;
        this.notes = notes;
    }

    /** Requires that a value stayed the same, and everything it leads to. */
    void require(PdfValue before, PdfValue after, String where) {
        if (!PdfValue.same(before, after, signed.file().bytes())) {
            notes.forbidden(Code.CONTENT_CHANGED, where, where);
        }
        enqueue(before, where);
    }

    /** A key that stands twice means different things to different readers, so nothing can be said about what changed. */
    void requireClear(Dict dict, String where) {
        if (dict.duplicates()) {
            notes.unknown(Finding.of(Code.DUPLICATE_KEY, where));
        }
    }

    void finish() {
        while (!open.isEmpty()) {
            visit(open.removeFirst());
        }
    }

    private void visit(Step step) {
        signed.budget().step();
        int number = step.ref().number();
        if (judgedElsewhere.contains(number) || !seen.add(number)) {
            return;
        }
        PdfValue before = signed.object(number);
        if (number >= signed.size() && !(before instanceof PdfValue.Null)) {
            // readers that believe the size did not show it when it was signed
            notes.unknown(Finding.of(Code.CHANGE_NOT_JUDGED, step.ref().toString()));
        }
        if (!signed.place(number).equals(now.place(number))
                && !PdfValue.same(before, now.object(number), signed.file().bytes())) {
            notes.forbidden(Code.CONTENT_CHANGED, step.ref().toString(), step.where());
            return;
        }
        enqueue(before, step.where());
    }

    private void enqueue(PdfValue value, String where) {
        if (value instanceof Ref ref) {
            open.addLast(new Step(ref, where));
        } else if (value instanceof Arr array) {
            for (PdfValue item : array.items()) {
                enqueue(item, where);
            }
        } else if (value instanceof Dict dict) {
            requireClear(dict, where);
            for (PdfValue entry : dict.entries().values()) {
                enqueue(entry, where);
            }
        } else if (value instanceof Stream stream) {
            enqueue(stream.dict(), where);
        }
    }
}
