package org.hudang.forms.layout;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.annot.PdfAnnotation;
import com.itextpdf.kernel.pdf.annot.PdfWidgetAnnotation;
import com.itextpdf.kernel.pdf.tagutils.TagTreePointer;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hudang.forms.SignaturePlace;

/**
 * Empty signature fields: field and widget in one dictionary, printable, with an empty appearance (ISO 19005-2, 6.3.3),
 * a description (ISO 14289-1, 7.18) and a Form element of the structure tree that refers to it.
 */
final class SignatureFields {
    private final PdfDocument pdf;
    private final PdfArray fields = new PdfArray();
    private final Set<String> names = new HashSet<>();
    private final List<SignaturePlace> places = new ArrayList<>();

    SignatureFields(PdfDocument pdf) {
        this.pdf = pdf;
    }

    /** Places a field under the element the pointer stands on. */
    void place(FieldSpec spec, Rectangle rectangle, PdfPage page, TagTreePointer tags) {
        if (spec.name().indexOf('.') >= 0 || !names.add(spec.name())) {
            throw new IllegalArgumentException("field name " + spec.name());
        }
        PdfFormXObject nothing = new PdfFormXObject(new Rectangle(0, 0, rectangle.getWidth(), rectangle.getHeight()));
        nothing.makeIndirect(pdf);
        PdfWidgetAnnotation widget = new PdfWidgetAnnotation(rectangle);
        widget.setPage(page);
        widget.setFlags(PdfAnnotation.PRINT);
        widget.setNormalAppearance(nothing.getPdfObject());
        PdfDictionary field = widget.getPdfObject();
        field.put(PdfName.FT, PdfName.Sig);
        field.put(PdfName.T, new PdfString(spec.name()));
        field.put(PdfName.TU, new PdfString(spec.tooltip(), "UnicodeBig"));
        widget.makeIndirect(pdf);
        page.addAnnotation(-1, widget, false);
        tags.addTag("Form");
        tags.addAnnotationTag(widget);
        tags.moveToParent();
        fields.add(field);
        places.add(new SignaturePlace(
                spec.name(),
                spec.kind(),
                spec.signer(),
                pdf.getPageNumber(page),
                rectangle.getX(),
                rectangle.getY(),
                rectangle.getWidth(),
                rectangle.getHeight()));
    }

    List<SignaturePlace> places() {
        return List.copyOf(places);
    }

    /** Puts the fields into the catalogue. */
    void finish() {
        if (fields.isEmpty()) {
            return;
        }
        PdfDictionary form = new PdfDictionary();
        form.put(PdfName.Fields, fields);
        form.makeIndirect(pdf);
        pdf.getCatalog().put(PdfName.AcroForm, form);
    }
}
