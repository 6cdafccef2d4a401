package org.hudang.signing.verify.change;

import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfView;

/**
 * Judges fields that came after a signature: only signature fields may, with the keys that such a field or its widget
 * needs, and only a signed one may show anything.
 */
final class NewFieldJudge {
    private static final Set<String> FIELD =
            Set.of("FT", "T", "TU", "TM", "Ff", "V", "Parent", "Kids", "Lock", "SV", "DA", "Q");
    private static final Set<String> WIDGET = Set.of(
            "Type", "Subtype", "F", "Rect", "P", "AP", "AS", "MK", "NM", "M", "H", "StructParent", "Border", "BS");

    private final PdfView signed;
    private final PdfView now;
    private final Rules rules;
    private final Signed values;
    private final Covering covering;
    private final Notes notes;

    NewFieldJudge(Comparison comparison, Covering covering, Notes notes) {
        this.signed = comparison.signed();
        this.now = comparison.now();
        this.rules = comparison.rules();
        this.values = comparison.values();
        this.covering = covering;
        this.notes = notes;
    }

    void judge(Node node) {
        String where = FieldJudge.field(node);
        Optional<Signed.Value> value =
                values.of(node).filter(found -> found.contents() >= signed.end().end());
        boolean empty = node.value() == null;
        if (!node.signature() || (value.isEmpty() && !empty)) {
            notes.forbidden(node.signature() ? Code.LATER_SIGNATURE_WRONG : Code.FIELD_ADDED, where, where);
            return;
        }
        boolean timestamp = value.filter(Signed.Value::timestamp).isPresent();
        if (rules.permission() < 2 && !timestamp) {
            notes.forbidden(Code.CERTIFIED_NO_CHANGES, where, where);
            return;
        }
        if (rules.locked(node.name()) && !timestamp) {
            notes.forbidden(Code.FIELD_LOCKED, where, where);
            return;
        }
        if (!isWellFormed(node.dict())
                || !covering.isOnItsPage(node)
                || (empty && showsAnything(node.dict()))
                || (timestamp && area(node) > 0)) {
            notes.forbidden(Code.FIELD_ADDED, where, where);
            return;
        }
        if (!empty && covering.hides(node)) {
            notes.forbidden(Code.COVERS_OTHER_SIGNATURE, where, where);
            return;
        }
        notes.permitted(where, where);
        covering.requireClear(node);
    }

    /** Whether it has no other keys than a field, or a field with its widget, may have; a widget needs its place. */
    private boolean isWellFormed(Dict dict) {
        boolean widget = false;
        for (String key : dict.entries().keySet()) {
            if (WIDGET.contains(key)) {
                widget = true;
            } else if (!FIELD.contains(key)) {
                return false;
            }
        }
        return !widget
                || (isName(dict, "Subtype", "Widget")
                        && (now.get(dict, "Type") instanceof PdfValue.Null || isName(dict, "Type", "Annot"))
                        && Box.of(dict.get("Rect"), now).isPresent());
    }

    private boolean isName(Dict dict, String key, String name) {
        return now.get(dict, key) instanceof PdfValue.Name found && found.text().equals(name);
    }

    private double area(Node node) {
        return Box.of(node.dict().get("Rect"), now).map(Box::area).orElse(0.0);
    }

    /** An area, a look, a ground or a border: an unsigned field needs none of them. */
    private boolean showsAnything(Dict dict) {
        return Box.of(dict.get("Rect"), now).map(Box::area).orElse(0.0) > 0
                || !(dict.get("AP") instanceof PdfValue.Null)
                || !(now.get(dict, "MK") instanceof PdfValue.Null
                        || now.get(dict, "MK").equals(Dict.EMPTY))
                || hasBorder(dict);
    }

    private boolean hasBorder(Dict dict) {
        PdfValue border = now.get(dict, "Border");
        boolean none = border instanceof PdfValue.Null
                || (border instanceof Arr array
                        && array.items().size() == 3
                        && isZero(now.resolve(array.items().get(2))));
        PdfValue style = now.get(dict, "BS");
        return !none || !(style instanceof PdfValue.Null || (style instanceof Dict some && isZero(now.get(some, "W"))));
    }

    private static boolean isZero(PdfValue value) {
        return value instanceof Num number && number.value() == 0;
    }
}
