package org.hudang.signing.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;

/** Puts a signature into a field: one that is there, or a new one. */
final class FieldWriter {
    /** Name of the field of a document timestamp; further ones are counted. */
    static final String TIMESTAMP = "timestamp";

    private static final int PRINT = 4;
    /** Print, ReadOnly, Locked, LockedContents. */
    private static final int FIXED = PRINT | 64 | 128 | 512;

    private static final int FORBIDDEN_FLAGS = 1 | 2 | 32 | 256;
    private static final COSName TABS = COSName.getPDFName("Tabs");
    private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");
    private static final COSName MARK_INFO = COSName.getPDFName("MarkInfo");

    private final OpenPdf pdf;
    private final Update update;
    private final Fields fields;

    /**
     * What the signature dictionary needs to know.
     *
     * @param field full name of the field
     * @param references the transforms that a lock of the field asks for
     */
    record Written(String field, List<COSDictionary> references) {}

    FieldWriter(OpenPdf pdf, Update update, Fields fields) {
        this.pdf = pdf;
        this.update = update;
        this.fields = fields;
    }

    /** Writes the field, with its lock, and for a certification the permission that the catalogue must name. */
    Written write(SignatureTask task, COSObjectKey signature) {
        Written written = place(task, signature);
        if (task.certification().isEmpty()) {
            return written;
        }
        List<COSDictionary> references = new ArrayList<>(written.references());
        references.add(0, Permissions.certification(task.certification().get()));
        new Permissions(pdf, fields).certify(written.field(), signature);
        return new Written(written.field(), references);
    }

    private Written place(SignatureTask task, COSObjectKey signature) {
        Permissions permissions = new Permissions(pdf, fields);
        if (task.placement() instanceof SignaturePlacement.ExistingField there) {
            permissions.requireFilling(there.name());
            return fill(fields.empty(there.name()), task, signature);
        }
        if (task.placement() instanceof SignaturePlacement.NewVisibleField visible) {
            return visible(visible, task, signature);
        }
        if (task.placement() instanceof SignaturePlacement.AtText text) {
            SignaturePlacement.Place place = TextAnchor.find(pdf, text);
            return visible(new SignaturePlacement.NewVisibleField(text.name(), text.tooltip(), place), task, signature);
        }
        if (task.placement() instanceof SignaturePlacement.Riding riding) {
            return riding(riding, task, signature);
        }
        if (task.placement() instanceof SignaturePlacement.NewInvisibleField hidden) {
            requireFree(hidden.name());
            permissions.requireInvisible(hidden.name());
            COSObject page = pageWithAnnotations();
            COSArray rectangle = PageShape.of(dictionary(page)).nowhere();
            COSDictionary field = newField(hidden.name(), task.name(), rectangle, page, signature);
            return add(hidden.name(), field, page, task);
        }
        throw new IllegalStateException("a placement is one of five");
    }

    private Written visible(SignaturePlacement.NewVisibleField visible, SignatureTask task, COSObjectKey signature) {
        requireFree(visible.name());
        new Permissions(pdf, fields).requireVisible(visible.name());
        COSObject page = pdf.page(visible.place().page())
                .orElseThrow(() -> new PlaceOffPage(visible.place().page(), "there is no such page"));
        PageShape shape = PageShape.of(dictionary(page));
        COSArray rectangle = shape.rectangle(visible.place());
        COSDictionary field = newField(visible.name(), visible.tooltip(), rectangle, page, signature);
        field.setItem(COSName.AP, appearance(task, rectangle, shape.rotation()));
        return add(visible.name(), field, page, task);
    }

    private Written riding(SignaturePlacement.Riding riding, SignatureTask task, COSObjectKey signature) {
        requireFree(riding.name());
        if (fields.signatures().stream().anyMatch(Fields.Field::signed)) {
            throw new RidingNotFirst(riding.name());
        }
        int pages = pdf.pages();
        if (pages != riding.strips().size()) {
            throw new RidingStripsMismatch(pages, riding.strips().size());
        }
        for (int number = pages; number > 1; number--) {
            COSObject page = pdf.page(number).orElseThrow();
            COSDictionary stamp = strip(riding, number, page);
            stamp.setName(COSName.SUBTYPE, "Stamp");
            stamp.setItem(COSName.CONTENTS, new COSString(riding.tooltip()));
            stamp.setItem(COSName.F, COSInteger.get(FIXED));
            annotate(page, stamp);
        }
        COSObject first = pdf.page(1).orElseThrow();
        COSDictionary field = strip(riding, 1, first);
        COSArray rectangle = field.getCOSArray(COSName.RECT);
        newField(riding.name(), riding.tooltip(), rectangle, first, signature)
                .forEach((key, value) -> field.setItem(key, value));
        return add(riding.name(), field, first, task);
    }

    /** An annotation that touches the outer edge of a page as it is shown. */
    private COSDictionary strip(SignaturePlacement.Riding riding, int number, COSObject page) {
        Appearance look = riding.strips().get(number - 1);
        PageShape shape = PageShape.of(dictionary(page));
        boolean left = riding.edges() == SignaturePlacement.Edges.ALTERNATING && number % 2 == 0;
        COSArray rectangle = shape.rectangle(new SignaturePlacement.Place(
                number,
                left ? 0 : shape.shownWidth() - look.widthPt(),
                riding.centreY() - look.heightPt() / 2,
                look.widthPt(),
                look.heightPt()));
        COSDictionary annotation = new COSDictionary();
        annotation.setItem(COSName.TYPE, COSName.ANNOT);
        annotation.setItem(COSName.RECT, rectangle);
        annotation.setItem(COSName.P, page);
        COSDictionary appearance = new COSDictionary();
        appearance.setItem(
                COSName.N, OpenPdf.reference(AppearanceForm.write(pdf, update, look, rectangle, shape.rotation())));
        annotation.setItem(COSName.AP, appearance);
        return annotation;
    }

    /** A new field without a place for a document timestamp, which no certification and no lock forbids. */
    String writeTimestamp(COSObjectKey token) {
        String name = fields.free(TIMESTAMP);
        COSObject page = pageWithAnnotations();
        COSArray rectangle = PageShape.of(dictionary(page)).nowhere();
        addToForm(annotate(page, newField(name, name, rectangle, page, token)));
        return name;
    }

    private Written fill(Fields.Field field, SignatureTask task, COSObjectKey signature) {
        COSDictionary dictionary = field.dictionary();
        List<COSDictionary> references = lockThere(field, task);
        dictionary.setItem(COSName.V, OpenPdf.reference(signature));
        pdf.change(field.reference());
        COSObject widgetReference = field.widgets().get(0);
        COSDictionary widget = dictionary(widgetReference);
        COSArray rectangle = widget.getCOSArray(COSName.RECT);
        boolean placed = rectangle != null && hasArea(rectangle);
        if (placed && (task.appearance().isPresent() || !widget.containsKey(COSName.AP))) {
            int rotation = pdf.pageOf(widget, widgetReference)
                    .map(page -> PageShape.of(dictionary(page)).rotation())
                    .orElse(0);
            widget.setItem(COSName.AP, appearance(task, rectangle, rotation));
        }
        widget.setInt(COSName.F, (widget.getInt(COSName.F, 0) | PRINT) & ~FORBIDDEN_FLAGS);
        pdf.change(widgetReference);
        markSigned();
        return new Written(field.name(), references);
    }

    private COSDictionary appearance(SignatureTask task, COSArray rectangle, int rotation) {
        COSObjectKey form = task.appearance().isPresent()
                ? AppearanceForm.write(pdf, update, task.appearance().get(), rectangle, rotation)
                : AppearanceForm.writeEmpty(pdf, update, rectangle);
        COSDictionary appearance = new COSDictionary();
        appearance.setItem(COSName.N, OpenPdf.reference(form));
        return appearance;
    }

    private void requireFree(String name) {
        if (name.isBlank() || name.length() > 120 || name.contains(".") || fields.taken(name)) {
            throw new FieldNameTaken(name);
        }
    }

    private COSDictionary newField(
            String name, String tooltip, COSArray rectangle, COSObject page, COSObjectKey signature) {
        COSDictionary field = new COSDictionary();
        field.setItem(COSName.TYPE, COSName.ANNOT);
        field.setName(COSName.SUBTYPE, "Widget");
        field.setItem(COSName.FT, COSName.SIG);
        field.setItem(COSName.T, new COSString(name));
        field.setItem(COSName.TU, new COSString(tooltip));
        field.setItem(COSName.F, COSInteger.get(PRINT));
        field.setItem(COSName.RECT, rectangle);
        field.setItem(COSName.P, page);
        field.setItem(COSName.V, OpenPdf.reference(signature));
        return field;
    }

    private Written add(String name, COSDictionary field, COSObject page, SignatureTask task) {
        List<COSDictionary> references = new ArrayList<>();
        task.lock().ifPresent(lock -> {
            new Permissions(pdf, fields).requireLock(name, lock, task.certification(), true);
            references.add(Permissions.fieldReference(pdf, setLock(field, lock)));
        });
        addToForm(annotate(page, field));
        return new Written(name, references);
    }

    /**
     * The lock of a field that was made with the paper: its own, or the one that the signature brings. The latter is written into
     * the field as long as nothing is signed; behind a signature it stands in the new signature alone, for what was signed may
     * not be changed so.
     */
    private List<COSDictionary> lockThere(Fields.Field field, SignatureTask task) {
        COSDictionary there = field.dictionary().getCOSDictionary(Permissions.LOCK);
        if (task.lock().isEmpty()) {
            return there == null ? List.of() : List.of(Permissions.fieldReference(pdf, there));
        }
        FieldLock lock = task.lock().get();
        if (there != null) {
            if (!lock.says(there)) {
                throw new FieldLockConflict(field.name(), "the field has another lock of its own");
            }
            return List.of(Permissions.fieldReference(pdf, there));
        }
        boolean writable = fields.signatures().stream().noneMatch(Fields.Field::signed);
        new Permissions(pdf, fields).requireLock(field.name(), lock, task.certification(), writable);
        COSDictionary written = writable ? setLock(field.dictionary(), lock) : lock.dictionary();
        return List.of(Permissions.fieldReference(pdf, written));
    }

    /** A lock stands in its field by reference (ISO 32000-2 table 235). */
    private COSDictionary setLock(COSDictionary field, FieldLock lock) {
        COSObjectKey key = pdf.newKey();
        COSDictionary dictionary = lock.dictionary();
        update.object(key, dictionary);
        field.setItem(Permissions.LOCK, OpenPdf.reference(key));
        return dictionary;
    }

    /** Writes an annotation and puts it on its page. */
    private COSObjectKey annotate(COSObject page, COSDictionary annotation) {
        COSObjectKey key = pdf.newKey();
        COSDictionary pageDictionary = dictionary(page);
        COSArray annotations = pageDictionary.getCOSArray(COSName.ANNOTS);
        if (annotations == null) {
            annotations = new COSArray();
            pageDictionary.setItem(COSName.ANNOTS, annotations);
            pdf.change(page);
        } else {
            pdf.changeIn(page, pageDictionary, COSName.ANNOTS);
        }
        annotations.add(OpenPdf.reference(key));
        if (tagged() && !pageDictionary.containsKey(TABS)) {
            pageDictionary.setItem(TABS, COSName.S);
            pdf.change(page);
        }
        update.object(key, annotation);
        return key;
    }

    private void addToForm(COSObjectKey key) {
        COSObject reference = OpenPdf.reference(key);
        COSDictionary catalogue = pdf.catalogue();
        COSDictionary form = pdf.acroForm().orElse(null);
        if (form == null) {
            COSArray all = new COSArray();
            all.add(reference);
            form = new COSDictionary();
            form.setItem(COSName.FIELDS, all);
            form.setInt(SIG_FLAGS, 3);
            COSObjectKey formKey = pdf.newKey();
            update.object(formKey, form);
            catalogue.setItem(COSName.ACRO_FORM, OpenPdf.reference(formKey));
            pdf.change(pdf.rootReference());
            return;
        }
        COSArray all = form.getCOSArray(COSName.FIELDS);
        if (all == null) {
            all = new COSArray();
            form.setItem(COSName.FIELDS, all);
            pdf.changeIn(pdf.rootReference(), catalogue, COSName.ACRO_FORM);
        } else if (form.getItem(COSName.FIELDS) instanceof COSObject indirect) {
            pdf.change(indirect);
        } else {
            pdf.changeIn(pdf.rootReference(), catalogue, COSName.ACRO_FORM);
        }
        all.add(reference);
        markSigned();
    }

    private void markSigned() {
        if (pdf.saysSigned()) {
            return;
        }
        COSDictionary form = pdf.acroForm().orElse(null);
        if (form != null && (form.getInt(SIG_FLAGS, 0) & 3) != 3) {
            form.setInt(SIG_FLAGS, form.getInt(SIG_FLAGS, 0) | 3);
            pdf.changeIn(pdf.rootReference(), pdf.catalogue(), COSName.ACRO_FORM);
        }
    }

    /** The page of the first signature field, which is prepared for widgets; else the first page. */
    private COSObject pageWithAnnotations() {
        for (Fields.Field field : fields.signatures()) {
            for (COSObject widget : field.widgets()) {
                if (dictionary(widget).getItem(COSName.P) instanceof COSObject page
                        && page.getObject() instanceof COSDictionary) {
                    return page;
                }
            }
        }
        return pdf.page(1).orElseThrow(() -> new PdfUnreadable("the file has no page"));
    }

    private boolean tagged() {
        COSDictionary marks = pdf.catalogue().getCOSDictionary(MARK_INFO);
        return marks != null && marks.getBoolean("Marked", false);
    }

    private static boolean hasArea(COSArray rectangle) {
        float[] c = rectangle.toFloatArray();
        return c.length == 4 && c[0] != c[2] && c[1] != c[3];
    }

    private static COSDictionary dictionary(COSObject reference) {
        if (reference.getObject() instanceof COSDictionary dictionary) {
            return dictionary;
        }
        throw new PdfUnreadable("an object that should be a dictionary is none");
    }
}
