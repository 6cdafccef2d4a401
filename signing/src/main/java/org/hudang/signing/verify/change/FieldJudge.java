package org.hudang.signing.verify.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.structure.FieldTree;
import org.hudang.signing.verify.structure.FieldTree.Node;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Str;
import org.hudang.signing.verify.structure.PdfView;

/** Judges fields and widgets: filled, signed, added, removed. */
final class FieldJudge {
    private static final Set<String> FILLING = Set.of("V", "AP", "AS", "M", "I", "RV");
    private static final Set<String> SIGNING = Set.of("V", "AP", "AS", "M", "F", "P", "MK", "Type", "Subtype", "Rect");
    private static final Set<String> ADDED_ONLY = Set.of("P", "Type", "Subtype", "Rect");
    private static final Map<String, String> WIDGET = Map.of("Type", "Annot", "Subtype", "Widget");

    private final PdfView signed;
    private final PdfView now;
    private final FieldTree before;
    private final FieldTree after;
    private final Rules rules;
    private final Signed values;
    private final UnchangedWalk walk;
    private final NewFieldJudge newFields;
    private final FillJudge fills;
    private final Covering covering;
    private final Notes notes;

    FieldJudge(
            Comparison comparison,
            FieldTree before,
            FieldTree after,
            Covering covering,
            UnchangedWalk walk,
            Notes notes) {
        this.signed = comparison.signed();
        this.now = comparison.now();
        this.rules = comparison.rules();
        this.values = comparison.values();
        this.before = before;
        this.after = after;
        this.walk = walk;
        this.newFields = new NewFieldJudge(comparison, covering, notes);
        this.covering = covering;
        this.fills = new FillJudge(comparison, covering, notes);
        this.notes = notes;
    }

    void judge() {
        for (Node node : before.nodes()) {
            if (node.ref() == null) {
                judgeDirect(node);
                continue;
            }
            Optional<Node> later = after.node(node.ref().number());
            if (later.isEmpty()) {
                notes.forbidden(
                        signatureIn(node, signed) ? Code.SIGNATURE_REMOVED : Code.CHANGE_FORBIDDEN,
                        field(node),
                        field(node));
            } else {
                compare(node, later.get());
            }
        }
        List<Node> direct = new ArrayList<>(
                before.nodes().stream().filter(node -> node.ref() == null).toList());
        for (Node node : after.nodes()) {
            boolean there =
                    node.ref() != null ? before.node(node.ref().number()).isPresent() : takeSame(direct, node);
            if (!there) {
                newFields.judge(node);
            }
        }
    }

    /** Whether a field that stands directly in its parent was there before; each counts once. */
    private boolean takeSame(List<Node> direct, Node node) {
        for (int i = 0; i < direct.size(); i++) {
            if (direct.get(i).name().equals(node.name())
                    && PdfValue.same(
                            direct.get(i).dict(), node.dict(), signed.file().bytes())) {
                direct.remove(i);
                return true;
            }
        }
        return false;
    }

    /** A field that stands directly in its parent, so that the list it stands in says that it is the same. */
    private void judgeDirect(Node node) {
        node.dict().entries().forEach((key, value) -> {
            if (key.equals("Kids")) {
                requireKept(value, value, field(node));
            } else {
                walk.require(value, value, field(node), key);
            }
        });
    }

    /** Whether a list still has everything it had, in the same order; more fields may have come. */
    void requireKept(PdfValue listBefore, PdfValue listAfter, String where) {
        PdfValue was = signed.resolve(listBefore);
        if (!(was instanceof Arr) && !(was instanceof PdfValue.Null)) {
            walk.require(listBefore, listAfter, where, "");
            return;
        }
        List<PdfValue> old = items(was);
        int kept = 0;
        for (PdfValue item : items(now.resolve(listAfter))) {
            if (kept < old.size()
                    && PdfValue.same(old.get(kept), item, signed.file().bytes())) {
                walk.require(old.get(kept++), item, where, UnchangedWalk.AS_FIELD);
            } else if (!(now.resolve(item) instanceof Dict)) {
                notes.forbidden(Code.CHANGE_FORBIDDEN, where, where);
            }
        }
        if (kept < old.size()) {
            notes.forbidden(Code.CHANGE_FORBIDDEN, where, where);
        }
    }

    static List<PdfValue> items(PdfValue value) {
        return value instanceof Arr array ? array.items() : List.of();
    }

    private void compare(Node old, Node later) {
        walk.requireClear(old.dict(), field(old));
        boolean changed = valueChanged(old, later);
        Set<String> free = changed ? freeKeys(old, later) : Set.of();
        Set<String> keys = new LinkedHashSet<>(old.dict().entries().keySet());
        keys.addAll(later.dict().entries().keySet());
        for (String key : keys) {
            PdfValue was = old.dict().get(key);
            PdfValue is = later.dict().get(key);
            if (key.equals("Kids")) {
                requireKept(was, is, field(old));
            } else if (free.contains(key)) {
                requireFree(key, was, is, field(old));
            } else if (key.equals("AP") && !changed && differs(was, is)) {
                notes.forbidden(Code.APPEARANCE_SWAPPED, field(old), field(old));
            } else if ((!key.equals("V") || !changed)
                    && !(key.equals("Ff") && !free.isEmpty() && onlyMadeReadOnly(was, is))) {
                walk.require(was, is, field(old), key);
            }
        }
    }

    /** A field that is filled or signed may become a widget with a place, or lose its place, but never get another. */
    private void requireFree(String key, PdfValue was, PdfValue is, String where) {
        if (!ADDED_ONLY.contains(key)) {
            return;
        }
        boolean hidden = key.equals("Rect")
                && Box.of(is, now).filter(box -> box.area() == 0).isPresent();
        if (!(was instanceof PdfValue.Null) && !hidden) {
            walk.require(was, is, where, key);
        } else if (WIDGET.containsKey(key)
                && !(now.resolve(is) instanceof Name name && name.text().equals(WIDGET.get(key)))) {
            notes.forbidden(Code.CHANGE_FORBIDDEN, where, where);
        } else if (key.equals("P") && !covering.isPage(is)) {
            notes.forbidden(Code.CHANGE_FORBIDDEN, where, where);
        }
    }

    /** Filling may close the field for good (flag ReadOnly), nothing else. */
    private boolean onlyMadeReadOnly(PdfValue was, PdfValue is) {
        int before = signed.resolve(was) instanceof Num number ? number.asIndex() : 0;
        return now.resolve(is) instanceof Num number && before >= 0 && number.asIndex() == (before | 1);
    }

    private boolean valueChanged(Node old, Node later) {
        PdfValue was = old.value() == null ? PdfValue.NULL : old.value();
        PdfValue is = later.value() == null ? PdfValue.NULL : later.value();
        return differs(was, is);
    }

    private boolean differs(PdfValue was, PdfValue is) {
        byte[] bytes = signed.file().bytes();
        if (was instanceof Ref one && is instanceof Ref two && one.number() == two.number()) {
            return !signed.place(one.number()).equals(now.place(two.number()))
                    && !PdfValue.same(signed.object(one.number()), now.object(two.number()), bytes);
        }
        return !PdfValue.same(signed.resolve(was), now.resolve(is), bytes);
    }

    /** The keys a permitted fill or signing may change; empty, with the reason noted, when it is not permitted. */
    private Set<String> freeKeys(Node old, Node later) {
        boolean filled = !isEmpty(old);
        if (old.signature()) {
            if (filled) {
                notes.forbidden(Code.SIGNATURE_CHANGED, field(old), field(old));
                return Set.of();
            }
            Optional<Signed.Value> value = values.of(later);
            if (value.isEmpty()) {
                // what such a signing writes is told by this one sentence
                notes.forbidden(Code.LATER_SIGNATURE_WRONG, field(old), field(old));
                return SIGNING;
            }
            if (!allowed(old, value.get().timestamp())) {
                return Set.of();
            }
            if (covering.hides(later)) {
                notes.forbidden(Code.COVERS_OTHER_SIGNATURE, field(old), field(old));
            } else {
                covering.requireClear(later);
            }
            return noted(old, SIGNING);
        }
        if (!allowed(old, false)) {
            return Set.of();
        }
        if (filled && !rules.certified()) {
            notes.forbidden(Code.VALUE_OVERWRITTEN, field(old), field(old));
            return Set.of();
        }
        return fills.permits(old, later, filled) ? noted(old, FILLING) : Set.of();
    }

    private Set<String> noted(Node node, Set<String> keys) {
        notes.permitted(field(node), field(node));
        return keys;
    }

    private boolean allowed(Node node, boolean timestamp) {
        if (rules.permission() < 2 && !timestamp) {
            notes.forbidden(Code.CERTIFIED_NO_CHANGES, field(node), field(node));
            return false;
        }
        if (rules.locked(node.name()) && !timestamp) {
            notes.forbidden(Code.FIELD_LOCKED, field(node), field(node));
            return false;
        }
        return true;
    }

    private boolean isEmpty(Node node) {
        PdfValue value = node.value() == null ? PdfValue.NULL : signed.resolve(node.value());
        if (value instanceof Str text) {
            return text.bytes().length == 0;
        }
        if (value instanceof Name name) {
            return name.text().equals("Off");
        }
        return value instanceof PdfValue.Null
                || (value instanceof Arr array && array.items().isEmpty());
    }

    static boolean signatureIn(Node node, PdfView view) {
        return node.signature() && node.value() != null && view.resolve(node.value()) instanceof Dict;
    }

    static String field(Node node) {
        return "field " + node.name();
    }
}
