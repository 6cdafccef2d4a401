package org.hudang.exhibits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** Papers of three pages as other people's programs write them; none claims to be PDF/A. */
final class ForeignPaper {
    static final int PAGES = 3;

    private ForeignPaper() {}

    private interface Change {
        void apply(PDDocument document) throws IOException;
    }

    /** A cross-reference table, no form. */
    static byte[] table() {
        return written(CompressParameters.NO_COMPRESSION, document -> {});
    }

    /** A cross-reference stream and object streams, no form. */
    static byte[] streams() {
        return written(CompressParameters.DEFAULT_COMPRESSION, document -> {});
    }

    /** Page 2 turned by 90 degrees and cropped. */
    static byte[] turned() {
        return written(CompressParameters.NO_COMPRESSION, document -> {
            document.getPage(1).setRotation(90);
            document.getPage(1).setCropBox(new PDRectangle(50, 300, 400, 500));
        });
    }

    /** A form with a filled text field and the empty signature fields {@code seal-1} and {@code person-1}, its lists indirect. */
    static byte[] form() {
        return written(CompressParameters.DEFAULT_COMPRESSION, document -> {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.HELV, new PDType1Font(Standard14Fonts.FontName.HELVETICA));
            form.setDefaultResources(resources);
            form.setDefaultAppearance("/Helv 10 Tf 0 g");
            PDTextField text = new PDTextField(form);
            add(document, form, text, "household", new PDRectangle(72, 700, 200, 20));
            text.setValue("HX-0001");
            add(document, form, new PDSignatureField(form), "seal-1", new PDRectangle(300, 100, 120, 120));
            add(document, form, new PDSignatureField(form), "person-1", new PDRectangle(100, 400, 100, 40));
            COSDictionary page = document.getPage(0).getCOSObject();
            indirect(page, COSName.ANNOTS);
            indirect(form.getCOSObject(), COSName.FIELDS);
        });
    }

    private static void add(PDDocument document, PDAcroForm form, PDField field, String name, PDRectangle place)
            throws IOException {
        field.setPartialName(name);
        field.setAlternateFieldName(name);
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(place);
        widget.setPage(document.getPage(0));
        widget.setPrinted(true);
        document.getPage(0).getAnnotations().add(widget);
        form.getFields().add(field);
    }

    private static void indirect(COSDictionary holder, COSName key) {
        COSArray array = holder.getCOSArray(key);
        array.setDirect(false);
        holder.setItem(key, new COSObject(array));
    }

    private static byte[] written(CompressParameters compression, Change change) {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < PAGES; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.addRect(72, 72, 150 + 50 * i, 300);
                    content.stroke();
                }
            }
            change.apply(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, compression);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A hybrid file (ISO 32000-1 §7.5.8.4): old readers see a table and no form, new ones find the form and its field
     * {@code seal-1} in an object stream that only the stream behind {@code XRefStm} names.
     */
    static byte[] hybrid() {
        HybridWriter file = new HybridWriter();
        file.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>");
        file.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        file.object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]>>");
        file.stream(4, "", "72 72 200 300 re S".getBytes(StandardCharsets.US_ASCII));
        return file.finish(
                List.of(
                        "<</Fields[6 0 R]/SigFlags 0>>",
                        "<</Type/Annot/Subtype/Widget/FT/Sig/T(seal-1)/TU(seal)/F 4/P 3 0 R/Rect[300 100 420 220]>>"),
                5);
    }
}
