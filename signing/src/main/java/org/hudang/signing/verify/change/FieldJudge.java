package org.hudang.signing.verify.change;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/** Judges fields and widgets: filled, signed, added, removed. */
final class FieldJudge {
    private static final Set<String> FILLING = Set.of("V", "AP", "AS", "M", "I", "RV");
    private static final Set<String> SIGNING = Set.of("V", "AP", "AS", "M", "F", "P", "MK", "Type", "Subtype", "Rect");
    private static final Set<String> ADDED_ONLY = Set.of("P", "Type", "Subtype", "Rect");
    private static final Set<String> ACTIONS = Set.of("A", "AA", "PA");
    private static final double MOST_OF_A_BOX = 0.5;

    private final PdfView signed;
    private final PdfView now;
    private final FieldTree before;
    private final FieldTree after;
    private final Rules rules;
    private final Signed values;
    private final UnchangedWalk walk;
    private final Notes notes;

    FieldJudge(Comparison comparison, FieldTree before, FieldTree after, UnchangedWalk walk, Notes notes) {
        this.signed = comparison.signed();
        this.now = comparison.now();
        this.rules = comparison.rules();
        this.values = comparison.values();
        this.before = before;
        this.after = after;
        this.walk = walk;
        this.notes = notes;
    }

    void judge() {
        for (Node node : before.nodes()) {
            if (node.ref() == null) {
                walk.require(node.dict(), node.dict(), field(node));
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
        for (Node node : after.nodes()) {
            if (node.ref() == null || before.node(node.ref().number()).isEmpty()) {
                judgeNew(node);
            }
        }
    }

    /** Whether a list still has everything it had, in the same order; more may have come. */
    void requireKept(PdfValue listBefore, PdfValue listAfter, String where) {
        List<PdfValue> old = items(signed.resolve(listBefore));
        List<PdfValue> more = items(now.resolve(listAfter));
        int at = 0;
        for (PdfValue item : old) {
            while (at < more.size()
                    && !PdfValue.same(item, more.get(at), signed.file().bytes())) {
                at++;
            }
            if (at++ >= more.size()) {
                notes.forbidden(Code.CHANGE_FORBIDDEN, where, where);
                return;
            }
        }
    }

    static List<PdfValue> items(PdfValue value) {
        return value instanceof Arr array ? array.items() : List.of();
    }

    private void compare(Node old, Node later) {
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
                boolean hidden = key.equals("Rect") && area(box(later, now)) == 0;
                if (ADDED_ONLY.contains(key) && !(was instanceof PdfValue.Null) && !hidden) {
                    walk.require(was, is, field(old));
                }
            } else if (key.equals("AP") && !changed && differs(was, is)) {
                notes.forbidden(Code.APPEARANCE_SWAPPED, field(old), field(old));
            } else if ((!key.equals("V") || !changed)
                    && !(key.equals("Ff") && !free.isEmpty() && onlyMadeReadOnly(was, is))) {
                walk.require(was, is, field(old));
            }
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
                notes.forbidden(Code.VALUE_MISSING, field(old), field(old));
                return Set.of();
            }
            return allowed(old, value.get().timestamp()) ? noted(old, SIGNING) : Set.of();
        }
        if (!allowed(old, false)) {
            return Set.of();
        }
        if (filled && !rules.certified()) {
            notes.forbidden(Code.VALUE_OVERWRITTEN, field(old), field(old));
            return Set.of();
        }
        return noted(old, FILLING);
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

    private void judgeNew(Node node) {
        Optional<Signed.Value> value =
                values.of(node).filter(found -> found.contents() >= signed.end().end());
        boolean empty = node.value() == null;
        if (!node.signature() || (value.isEmpty() && !empty)) {
            boolean lying = node.signature();
            notes.forbidden(lying ? Code.VALUE_MISSING : Code.FIELD_ADDED, field(node), field(node));
            return;
        }
        boolean timestamp = value.isPresent() && value.get().timestamp();
        if (rules.permission() < 2 && !timestamp) {
            notes.forbidden(Code.CERTIFIED_NO_CHANGES, field(node), field(node));
            return;
        }
        boolean shows = !(node.dict().get("AP") instanceof PdfValue.Null) && area(box(node, now)) > 0;
        if (node.dict().entries().keySet().stream().anyMatch(ACTIONS::contains) || (shows && (empty || timestamp))) {
            notes.forbidden(Code.FIELD_ADDED, field(node), field(node));
            return;
        }
        if (shows && hides(node)) {
            notes.forbidden(Code.COVERS_OTHER_SIGNATURE, field(node), field(node));
            return;
        }
        notes.permitted(field(node), field(node));
    }

    /** Whether a new widget lies over most of its page, or over most of a signature that was there. */
    private boolean hides(Node node) {
        double @Nullable [] box = box(node, now);
        PdfValue page = node.dict().get("P");
        if (box == null) {
            return false;
        }
        double @Nullable [] sheet = now.resolve(page) instanceof Dict dict ? mediaBox(dict) : null;
        if (sheet != null && area(common(box, sheet)) > MOST_OF_A_BOX * area(sheet)) {
            return true;
        }
        for (Node other : before.nodes()) {
            double @Nullable [] there = box(other, signed);
            if (there != null
                    && signatureIn(other, signed)
                    && other.dict().get("P").equals(page)
                    && area(there) > 0
                    && area(common(box, there)) > MOST_OF_A_BOX * area(there)) {
                return true;
            }
        }
        return false;
    }

    private double @Nullable [] mediaBox(Dict page) {
        Set<Dict> seen = new HashSet<>();
        Dict at = page;
        for (int i = 0; i < 32 && seen.add(at); i++) {
            double @Nullable [] box = numbers(now.get(at, "MediaBox"));
            if (box != null) {
                return box;
            }
            Optional<Dict> parent = now.dict(at.get("Parent"));
            if (parent.isEmpty()) {
                return null;
            }
            at = parent.get();
        }
        return null;
    }

    private static double @Nullable [] box(Node node, PdfView view) {
        return numbers(view.get(node.dict(), "Rect"));
    }

    private static double @Nullable [] numbers(PdfValue value) {
        List<PdfValue> items = items(value);
        if (items.size() != 4) {
            return null;
        }
        double[] box = new double[4];
        for (int i = 0; i < 4; i++) {
            if (!(items.get(i) instanceof Num number)) {
                return null;
            }
            box[i] = number.value();
        }
        return new double[] {
            Math.min(box[0], box[2]), Math.min(box[1], box[3]), Math.max(box[0], box[2]), Math.max(box[1], box[3])
        };
    }

    private static double[] common(double[] one, double[] two) {
        return new double[] {
            Math.max(one[0], two[0]), Math.max(one[1], two[1]), Math.min(one[2], two[2]), Math.min(one[3], two[3])
        };
    }

    private static double area(double @Nullable [] box) {
        return box == null ? 0 : Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
    }

    private static boolean signatureIn(Node node, PdfView view) {
        return node.signature() && node.value() != null && view.resolve(node.value()) instanceof Dict;
    }

    static String field(Node node) {
        return "field " + node.name();
    }
}
