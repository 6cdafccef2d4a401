package org.hudang.signing.verify.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Str;
import org.jspecify.annotations.Nullable;

/** The interactive form of one view: every field and every widget under it (ISO 32000-2, 12.7). */
public final class FieldTree {
    private static final int MOST_LEVELS = 64;

    private final PdfView view;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, Node> byNumber = new HashMap<>();

    private FieldTree(PdfView view) {
        this.view = view;
    }

    /**
     * A field, or a widget of the field above it.
     *
     * @param ref its object, null when it stands directly in its parent
     * @param host the nearest object around it, null when there is none
     * @param name the fully qualified name
     * @param type {@code Sig}, {@code Tx}…, inherited when it does not say so itself; empty when unknown
     * @param value the raw value, own or inherited; null when no key says one
     * @param own whether the node itself has the key V
     * @param terminal whether no field stands under it
     * @param widgetOnly whether it is a mere widget of the field above
     */
    public record Node(
            @Nullable Ref ref,
            @Nullable Ref host,
            Dict dict,
            String name,
            String type,
            @Nullable PdfValue value,
            boolean own,
            boolean terminal,
            boolean widgetOnly) {

        /** Whether it can carry a signature: by its type, or because its value looks like one. */
        public boolean signature() {
            return type.equals("Sig");
        }
    }

    /** The form of a view, read once for each view. */
    public static FieldTree of(PdfView view) {
        return view.fields();
    }

    static FieldTree read(PdfView view) {
        FieldTree tree = new FieldTree(view);
        Optional<Dict> form = view.dict(view.catalog().get("AcroForm"));
        if (form.isPresent()) {
            tree.walk(form.get().get("Fields"), new Node(null, null, Dict.EMPTY, "", "", null, false, false, false), 0);
        }
        return tree;
    }

    public List<Node> nodes() {
        return nodes;
    }

    public Optional<Node> node(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** Numbers of the objects that are nodes. */
    public Set<Integer> numbers() {
        return byNumber.keySet();
    }

    private void walk(PdfValue list, Node parent, int level) {
        if (level > MOST_LEVELS) {
            throw new Unjudged(Finding.of(Code.FIELD_TREE_LOOP, "field " + parent.name()));
        }
        if (!(view.resolve(list) instanceof Arr array)) {
            return;
        }
        for (PdfValue kid : array.items()) {
            view.budget().step();
            Ref ref = kid instanceof Ref found ? found : null;
            if (ref != null && byNumber.containsKey(ref.number())) {
                throw new Unjudged(Finding.of(Code.FIELD_TREE_LOOP, ref.toString()));
            }
            if (view.resolve(kid) instanceof Dict dict) {
                Node known = level == 0 ? view.file().field(dict) : null;
                if (known != null && known.ref() != null && known.ref().equals(ref)) {
                    keep(known);
                } else {
                    add(ref, dict, parent, level);
                }
            }
        }
    }

    private void add(@Nullable Ref ref, Dict dict, Node parent, int level) {
        Str own = view.get(dict, "T") instanceof Str text ? text : null;
        PdfValue kids = dict.get("Kids");
        boolean widgetOnly =
                own == null && kids instanceof PdfValue.Null && !parent.name().isEmpty();
        String name = own == null ? parent.name() : join(parent.name(), text(own));
        String type = view.get(dict, "FT") instanceof Name named ? named.text() : parent.type();
        boolean hasValue = dict.entries().containsKey("V");
        PdfValue value = hasValue ? dict.get("V") : parent.value();
        Node node = new Node(
                ref, ref != null ? ref : parent.host(), dict, name, type, value, hasValue, terminal(kids), widgetOnly);
        keep(node);
        if (level == 0 && saysAll(dict)) {
            view.file().field(dict, node);
        }
        walk(kids, node, level + 1);
    }

    private void keep(Node node) {
        nodes.add(node);
        if (node.ref() != null) {
            byNumber.put(node.ref().number(), node);
        }
    }

    /** Whether a field at the top is the same in every view that holds this very dictionary. */
    private static boolean saysAll(Dict dict) {
        return dict.get("Kids") instanceof PdfValue.Null
                && !(dict.get("T") instanceof Ref)
                && !(dict.get("FT") instanceof Ref);
    }

    /** A field is terminal when its kids, if any, are mere widgets. */
    private boolean terminal(PdfValue kids) {
        if (!(view.resolve(kids) instanceof Arr array)) {
            return true;
        }
        for (PdfValue kid : array.items()) {
            if (view.resolve(kid) instanceof Dict dict
                    && (view.get(dict, "T") instanceof Str || !(dict.get("Kids") instanceof PdfValue.Null))) {
                return false;
            }
        }
        return true;
    }

    private static String join(String parent, String own) {
        return parent.isEmpty() ? own : parent + "." + own;
    }

    /** A text string (7.9.2.2): UTF-16, UTF-8 with a mark, else taken as Latin-1. */
    public static String text(Str value) {
        return TextString.decode(value.bytes());
    }
}
