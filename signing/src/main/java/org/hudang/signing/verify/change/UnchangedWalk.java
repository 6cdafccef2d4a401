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
    private final Judged judged;
    private final Notes notes;
    private final Set<Integer> seen = new HashSet<>();
    private final Deque<Step> open = new ArrayDeque<>();

    /** Keys by which an honest document leads to a field. */
    private static final Set<String> TO_FIELD = Set.of("Parent", "P", "Obj", "Annots", "Fields", "CO", "T", "Popup");

    static final String AS_FIELD = "Fields";

    private record Step(Ref ref, String where, String key) {}

    /**
     * Objects that are compared key by key on their own.
     *
     * @param pages judged there however they are reached
     * @param fields judged there when they are reached as fields; reached in any other way they must not have changed
     * @param root the catalogue, as which nothing but a signature reference leads to it
     */
    record Judged(Set<Integer> pages, Set<Integer> fields, int root) {
        boolean elsewhere(int number, String key) {
            return pages.contains(number)
                    || (fields.contains(number) && TO_FIELD.contains(key))
                    || (number == root && key.equals("Data"));
        }
    }

    UnchangedWalk(PdfView signed, PdfView now, Judged judged, Notes notes) {
        this.signed = signed;
        this.now = now;
        this.judged = judged;
        this.notes = notes;
    }

    /** Requires that the value of a key stayed the same, and everything it leads to. */
    void require(PdfValue before, PdfValue after, String where, String key) {
        if (!PdfValue.same(before, after, signed.file().bytes())) {
            notes.forbidden(Code.CONTENT_CHANGED, where, where);
        }
        enqueue(before, where, key);
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
        if (judged.elsewhere(number, step.key()) || !seen.add(number)) {
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
        enqueue(before, step.where(), step.key());
    }

    private void enqueue(PdfValue value, String where, String key) {
        if (value instanceof Ref ref) {
            open.addLast(new Step(ref, where, key));
        } else if (value instanceof Arr array) {
            for (PdfValue item : array.items()) {
                enqueue(item, where, key);
            }
        } else if (value instanceof Dict dict) {
            requireClear(dict, where);
            dict.entries().forEach((name, entry) -> enqueue(entry, where, name));
        } else if (value instanceof Stream stream) {
            enqueue(stream.dict(), where, key);
        }
    }
}
