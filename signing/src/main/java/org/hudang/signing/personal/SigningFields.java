package org.hudang.signing.personal;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Reads what an act needs to know of a document before it is signed. */
final class SigningFields {
    private SigningFields() {}

    /**
     * An empty signature field.
     *
     * @param pages of the document
     * @param widthPt of the field
     * @param heightPt of the field
     */
    record Empty(int pages, float widthPt, float heightPt) {}

    /**
     * The field, which must be a signature field that nobody signed.
     *
     * @throws FieldRefused it is missing, something else, or signed
     */
    static Empty read(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
            PDField field = form == null ? null : form.getField(name);
            if (field == null) {
                throw FieldRefused.missing(name);
            }
            if (!(field instanceof PDSignatureField signature)) {
                throw FieldRefused.otherKind(name);
            }
            if (signature.getCOSObject().containsKey(COSName.V)) {
                throw FieldRefused.signedAlready(name);
            }
            PDRectangle place = signature.getWidgets().isEmpty()
                    ? null
                    : signature.getWidgets().get(0).getRectangle();
            if (place == null || place.getWidth() < 20 || place.getHeight() < 10) {
                throw FieldRefused.placeless(name);
            }
            return new Empty(document.getNumberOfPages(), place.getWidth(), place.getHeight());
        } catch (IOException e) {
            throw FieldRefused.unreadable(name);
        }
    }
}
