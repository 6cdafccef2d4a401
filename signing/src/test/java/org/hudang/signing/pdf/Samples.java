package org.hudang.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Files to sign, of every shape. */
final class Samples {
    /** How the cross-reference is written. */
    enum Xref {
        TABLE,
        STREAM
    }

    /** What of the form there is. */
    enum Form {
        NONE,
        DIRECT,
        INDIRECT
    }

    private Samples() {}

    interface Change {
        void apply(PDDocument document) throws IOException;
    }

    /** Three pages with some content; a form with empty signature fields seal-1 and person-1 on page 1 when wanted. */
    static byte[] pdf(Xref xref, Form form, Change... changes) {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < 3; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.setLineWidth(1 + i);
                    content.addRect(72, 72, 200, 300);
                    content.stroke();
                }
            }
            if (form != Form.NONE) {
                form(document, form);
            }
            for (Change change : changes) {
                change.apply(document);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(
                    out,
                    xref == Xref.TABLE ? CompressParameters.NO_COMPRESSION : CompressParameters.DEFAULT_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void form(PDDocument document, Form form) throws IOException {
        PDAcroForm acro = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(acro);
        field(document, acro, "seal-1", new PDRectangle(300, 100, 120, 120));
        field(document, acro, "person-1", new PDRectangle(100, 400, 100, 40));
        COSDictionary page = document.getPage(0).getCOSObject();
        if (form == Form.DIRECT) {
            acro.getCOSObject().setDirect(true);
            page.getCOSArray(COSName.ANNOTS).setDirect(true);
        } else {
            COSArray annotations = page.getCOSArray(COSName.ANNOTS);
            annotations.setDirect(false);
            page.setItem(COSName.ANNOTS, new COSObject(annotations));
            COSArray fields = acro.getCOSObject().getCOSArray(COSName.FIELDS);
            fields.setDirect(false);
            acro.getCOSObject().setItem(COSName.FIELDS, new COSObject(fields));
        }
    }

    static PDSignatureField field(PDDocument document, PDAcroForm acro, String name, PDRectangle place)
            throws IOException {
        PDSignatureField field = new PDSignatureField(acro);
        field.setPartialName(name);
        field.setAlternateFieldName("签名处 " + name);
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(place);
        widget.setPage(document.getPage(0));
        widget.setPrinted(true);
        document.getPage(0).getAnnotations().add(widget);
        acro.getFields().add(field);
        return field;
    }

    /**
     * A hybrid file (ISO 32000-1 §7.5.8.4): a classic table for old readers, and objects that only the XRefStm names; the
     * signature field stands in an object stream.
     */
    static byte[] hybrid() {
        Map<Integer, Integer> offsets = new TreeMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, "%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
        object(out, offsets, 1, "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>");
        object(out, offsets, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object(out, offsets, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]>>");
        object(out, offsets, 4, "<</Length 19>>stream\n72 72 100 100 re S \nendstream");
        String form = "<</Fields[6 0 R]/SigFlags 0>>";
        String field = "<</Type/Annot/Subtype/Widget/FT/Sig/T(seal-1)/TU(seal)/F 4/P 3 0 R/Rect[300 100 420 220]>>";
        String head = "5 0 6 " + form.length() + " ";
        byte[] packed = deflate(head + form + field);
        stream(
                out,
                offsets,
                7,
                "<</Type/ObjStm/N 2/First " + head.length() + "/Filter/FlateDecode/Length " + packed.length + ">>",
                packed);
        byte[] rows = {2, 0, 7, 0, 2, 0, 7, 1};
        stream(
                out,
                offsets,
                8,
                "<</Type/XRef/Size 9/W[1 2 1]/Index[5 2]/Root 1 0 R/Length " + rows.length + ">>",
                rows);
        int table = out.size();
        text(out, "xref\n0 5\n0000000000 65535 f \n");
        for (int i = 1; i <= 4; i++) {
            text(out, String.format("%010d 00000 n \n", offsets.get(i)));
        }
        text(out, "7 2\n");
        text(out, String.format("%010d 00000 n \n%010d 00000 n \n", offsets.get(7), offsets.get(8)));
        text(out, "trailer\n<</Size 9/Root 1 0 R/XRefStm " + offsets.get(8) + ">>\nstartxref\n" + table + "\n%%EOF");
        return out.toByteArray();
    }

    private static void object(ByteArrayOutputStream out, Map<Integer, Integer> offsets, int number, String body) {
        offsets.put(number, out.size());
        text(out, number + " 0 obj\n" + body + "\nendobj\n");
    }

    private static void stream(
            ByteArrayOutputStream out, Map<Integer, Integer> offsets, int number, String head, byte[] content) {
        offsets.put(number, out.size());
        text(out, number + " 0 obj\n" + head + "stream\n");
        out.writeBytes(content);
        text(out, "\nendstream\nendobj\n");
    }

    private static byte[] deflate(String text) {
        Deflater deflater = new Deflater();
        deflater.setInput(text.getBytes(StandardCharsets.ISO_8859_1));
        deflater.finish();
        byte[] buffer = new byte[4096];
        int length = deflater.deflate(buffer);
        deflater.end();
        return java.util.Arrays.copyOf(buffer, length);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static List<byte[]> shapes() {
        return List.of(
                pdf(Xref.TABLE, Form.DIRECT),
                pdf(Xref.TABLE, Form.INDIRECT),
                pdf(Xref.STREAM, Form.DIRECT),
                pdf(Xref.STREAM, Form.INDIRECT),
                pdf(
                        Xref.TABLE,
                        Form.DIRECT,
                        document -> document.getDocument().getTrailer().removeItem(COSName.ID)),
                hybrid());
    }
}
