package org.hudang.signing.verify.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.structure.FieldTree;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Str;
import org.hudang.signing.verify.structure.PdfView;

/**
 * What signatures allow to happen after them (ISO 32000-2, 12.8.2): certification level, locked fields.
 *
 * @param permission 1 nothing but validation data, 2 and 3 form fill and signing (annotations are never permitted here)
 * @param certified whether a certification says so itself
 * @param locks fields that may no longer change
 * @param judged false when a rule is written in a way that is not understood
 */
public record Rules(int permission, boolean certified, List<Lock> locks, boolean judged) {

    /** Locked fields (字段锁定). */
    public record Lock(String action, Set<String> fields) {
        boolean covers(String name) {
            boolean listed = fields.stream()
                    .anyMatch(field -> name.equals(field)
                            || name.startsWith(field + ".")
                            || (action.equals("Include") && field.startsWith(name + ".")));
            return switch (action) {
                case "All" -> true;
                case "Include" -> listed;
                default -> !listed;
            };
        }
    }

    /** A signature without any rule of its own. */
    public static Rules none() {
        return new Rules(2, false, List.of(), true);
    }

    /** These rules and those of an earlier signature: the stricter holds. */
    public Rules and(Rules earlier) {
        List<Lock> all = new ArrayList<>(locks);
        all.addAll(earlier.locks);
        return new Rules(
                Math.min(permission, earlier.permission),
                certified || earlier.certified,
                all,
                judged && earlier.judged);
    }

    boolean locked(String field) {
        return locks.stream().anyMatch(lock -> lock.covers(field));
    }

    /** The rules that a signature value and its field carry. */
    public static Rules of(Dict signature, Dict field, PdfView view) {
        Rules rules = none();
        PdfValue references = view.get(signature, "Reference");
        if (references instanceof Arr array) {
            for (PdfValue item : array.items()) {
                rules = rules.and(ofReference(view.dict(item), view));
            }
        } else if (!(references instanceof PdfValue.Null)) {
            rules = rules.and(unjudged());
        }
        PdfValue lock = view.get(field, "Lock");
        if (lock instanceof Dict dict) {
            rules = rules.and(ofLock(dict, view));
        } else if (!(lock instanceof PdfValue.Null)) {
            rules = rules.and(unjudged());
        }
        return rules;
    }

    private static Rules ofReference(Optional<Dict> reference, PdfView view) {
        if (reference.isEmpty()) {
            return unjudged();
        }
        Dict parameters = view.dict(reference.get().get("TransformParams")).orElse(Dict.EMPTY);
        String method = view.get(reference.get(), "TransformMethod") instanceof Name name ? name.text() : "";
        return switch (method) {
            case "DocMDP" -> {
                PdfValue permission = view.get(parameters, "P");
                yield certification(permission instanceof PdfValue.Null ? new Num(2, true) : permission);
            }
            case "FieldMDP" -> ofLock(parameters, view);
            default -> unjudged();
        };
    }

    private static Rules certification(PdfValue permission) {
        if (permission instanceof Num number && number.asIndex() >= 1 && number.asIndex() <= 3) {
            return new Rules(Math.min(number.asIndex(), 2), true, List.of(), true);
        }
        return unjudged();
    }

    private static Rules ofLock(Dict lock, PdfView view) {
        String action = view.get(lock, "Action") instanceof Name name ? name.text() : "";
        Set<String> fields = new HashSet<>();
        if (view.get(lock, "Fields") instanceof Arr array) {
            for (PdfValue item : array.items()) {
                if (view.resolve(item) instanceof Str text) {
                    fields.add(FieldTree.text(text));
                } else {
                    return unjudged();
                }
            }
        }
        if (!Set.of("All", "Include", "Exclude").contains(action)) {
            return unjudged();
        }
        Rules rules = new Rules(2, false, List.of(new Lock(action, fields)), true);
        PdfValue permission = view.get(lock, "P");
        return permission instanceof PdfValue.Null ? rules : rules.and(certification(permission));
    }

    private static Rules unjudged() {
        return new Rules(2, false, List.of(), false);
    }
}
