package org.hudang.signing.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Str;

/** The form fields of a file by their full names. */
final class Fields {
    private static final int DEEPEST = 32;
    private static final int MOST = 50_000;

    /**
     * A field at the end of a branch.
     *
     * @param name full name, parts joined by periods
     * @param reference where it is written
     * @param kind FT, own or inherited; empty when there is none
     * @param widgets its widgets; the field itself when field and widget are one
     * @param signed whether V was there when the file was opened, whatever it is
     */
    record Field(String name, COSObject reference, String kind, List<COSObject> widgets, boolean signed) {
        COSDictionary dictionary() {
            return (COSDictionary) reference.getObject();
        }

        boolean signature() {
            return kind.equals("Sig");
        }

        Optional<COSDictionary> value() {
            return Optional.ofNullable(dictionary().getCOSDictionary(COSName.V));
        }
    }

    private final CosReader reader;
    private final List<Field> all = new ArrayList<>();
    private final List<Field> signatures = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Integer> seen = new HashSet<>();

    private Fields(CosReader reader) {
        this.reader = reader;
    }

    /** Reads the form; of its fields only those that are asked for become objects of PDFBox. */
    static Fields of(OpenPdf pdf) {
        Fields fields = new Fields(pdf.reader());
        Dict form = pdf.reader().dict(pdf.form());
        if (form != null) {
            fields.walk(form.get("Fields"), "", "", 0);
        }
        return fields;
    }

    private void walk(PdfValue list, String prefix, String inherited, int depth) {
        if (depth > DEEPEST || seen.size() > MOST) {
            throw new PdfUnreadable("the form has too many fields or too deep ones");
        }
        if (reader.looked(list) instanceof Arr array) {
            for (PdfValue item : array.items()) {
                if (item instanceof Ref ref && seen.add(ref.number())) {
                    Dict dictionary = reader.dict(ref);
                    if (dictionary != null) {
                        take(ref, dictionary, prefix, inherited, depth);
                    }
                }
            }
        }
    }

    private void take(Ref ref, Dict dictionary, String prefix, String inherited, int depth) {
        String own =
                reader.looked(dictionary.get("T")) instanceof Str text ? new COSString(text.bytes()).getString() : "";
        String name = prefix.isEmpty() ? own : own.isEmpty() ? prefix : prefix + "." + own;
        names.add(name);
        String kind = reader.looked(dictionary.get("FT")) instanceof Name named ? named.text() : inherited;
        PdfValue kids = reader.looked(dictionary.get("Kids"));
        if (kids instanceof Arr array && hasFields(array)) {
            walk(kids, name, kind, depth + 1);
            return;
        }
        COSObject reference = (COSObject) reader.reference(ref);
        List<COSObject> widgets = kids instanceof Arr array ? widgets(array) : List.of(reference);
        Field field =
                new Field(name, reference, kind, widgets, dictionary.entries().containsKey("V"));
        all.add(field);
        if (field.signature()) {
            signatures.add(field);
        }
    }

    private boolean hasFields(Arr kids) {
        for (PdfValue kid : kids.items()) {
            Dict dictionary = reader.dict(kid);
            if (dictionary != null && dictionary.entries().containsKey("T")) {
                return true;
            }
        }
        return false;
    }

    private List<COSObject> widgets(Arr kids) {
        List<COSObject> widgets = new ArrayList<>();
        for (PdfValue kid : kids.items()) {
            if (kid instanceof Ref ref && reader.dict(ref) != null) {
                widgets.add((COSObject) reader.reference(ref));
            }
        }
        return widgets;
    }

    /** The fields for signatures, signed or not. */
    List<Field> signatures() {
        return signatures;
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
            throw new FieldOfOtherKind(name, field.kind());
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
