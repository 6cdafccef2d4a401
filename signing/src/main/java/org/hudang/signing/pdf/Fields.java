package org.hudang.signing.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.jspecify.annotations.Nullable;

/** The form fields of a file by their full names. */
final class Fields {
    private static final int DEEPEST = 32;
    private static final int MOST = 50_000;

    /**
     * A field at the end of a branch.
     *
     * @param name full name, parts joined by periods
     * @param reference where it is written
     * @param kind FT, own or inherited
     * @param widgets its widgets; the field itself when field and widget are one
     */
    record Field(String name, COSObject reference, @Nullable COSName kind, List<COSObject> widgets) {
        COSDictionary dictionary() {
            return (COSDictionary) reference.getObject();
        }

        boolean signature() {
            return COSName.SIG.equals(kind);
        }

        /** Signed: V is there, whatever it is. */
        boolean signed() {
            return dictionary().containsKey(COSName.V);
        }

        Optional<COSDictionary> value() {
            return Optional.ofNullable(dictionary().getCOSDictionary(COSName.V));
        }
    }

    private final List<Field> all = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private Fields() {}

    static Fields of(OpenPdf pdf) {
        Fields fields = new Fields();
        pdf.acroForm()
                .map(form -> form.getCOSArray(COSName.FIELDS))
                .ifPresent(top -> fields.walk(top, "", null, new HashSet<>(), 0));
        return fields;
    }

    private void walk(COSArray array, String prefix, @Nullable COSName inherited, Set<COSObjectKey> seen, int depth) {
        if (depth > DEEPEST || seen.size() > MOST) {
            throw new PdfUnreadable("the form has too many fields or too deep ones");
        }
        for (int i = 0; i < array.size(); i++) {
            COSBase item = array.get(i);
            if (item instanceof COSObject reference
                    && reference.getKey() != null
                    && seen.add(reference.getKey())
                    && reference.getObject() instanceof COSDictionary dictionary) {
                take(reference, dictionary, prefix, inherited, seen, depth);
            }
        }
    }

    private void take(
            COSObject reference,
            COSDictionary dictionary,
            String prefix,
            @Nullable COSName inherited,
            Set<COSObjectKey> seen,
            int depth) {
        String own = dictionary.getString(COSName.T, "");
        String name = prefix.isEmpty() ? own : own.isEmpty() ? prefix : prefix + "." + own;
        names.add(name);
        COSName named = dictionary.getCOSName(COSName.FT);
        COSName kind = named == null ? inherited : named;
        COSArray kids = dictionary.getCOSArray(COSName.KIDS);
        if (kids != null && hasFields(kids)) {
            walk(kids, name, kind, seen, depth + 1);
        } else {
            all.add(new Field(name, reference, kind, kids == null ? List.of(reference) : widgets(kids)));
        }
    }

    private static boolean hasFields(COSArray kids) {
        for (int i = 0; i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid && kid.containsKey(COSName.T)) {
                return true;
            }
        }
        return false;
    }

    private static List<COSObject> widgets(COSArray kids) {
        List<COSObject> widgets = new ArrayList<>();
        for (int i = 0; i < kids.size(); i++) {
            if (kids.get(i) instanceof COSObject widget && widget.getObject() instanceof COSDictionary) {
                widgets.add(widget);
            }
        }
        return widgets;
    }

    List<Field> signatures() {
        return all.stream().filter(Field::signature).toList();
    }

    boolean taken(String name) {
        return names.contains(name);
    }

    /** A free name made from this one by counting. */
    String free(String wish) {
        String name = wish;
        for (int i = 2; names.contains(name); i++) {
            name = wish + "-" + i;
        }
        return name;
    }

    /** The empty signature field of this name, with exactly one widget. */
    Field empty(String name) {
        Field field = all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FieldMissing(name));
        if (!field.signature()) {
            throw new FieldOfOtherKind(name, String.valueOf(field.kind()));
        }
        if (field.signed()) {
            throw new FieldAlreadySigned(name);
        }
        if (field.widgets().size() != 1) {
            throw new FieldOfOtherKind(name, field.widgets().size() + " widgets");
        }
        return field;
    }
}
