package org.hudang.signing.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Fresh papers with known object numbers: 1 catalogue, 2 pages, 3 and 4 pages, 5 and 6 their contents, 7 font, 8 hidden
 * contents that nothing uses, 9 form, 10 text field “amount” (empty), 11 text field “name” (filled), 12 empty signature
 * field “place”.
 */
final class TestPaper {
    static final String EMPTY_APPEARANCE =
            "<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Length 0 >>\nstream\n\nendstream";

    private TestPaper() {}

    static byte[] plain(String text) {
        return write(objects(text));
    }

    static Map<Integer, String> objects(String text) {
        Map<Integer, String> all = new TreeMap<>();
        all.put(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 9 0 R >>");
        all.put(2, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>");
        String page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> >>"
                + " /Contents ";
        all.put(3, page + "5 0 R /Annots [10 0 R 11 0 R 12 0 R] >>");
        all.put(4, page + "6 0 R >>");
        all.put(5, stream(text));
        all.put(6, stream("page two"));
        all.put(7, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        all.put(8, stream("hidden: approved 99999"));
        all.put(9, "<< /Fields [10 0 R 11 0 R 12 0 R] /DA (/F1 12 Tf 0 g) /DR << /Font << /F1 7 0 R >> >> >>");
        String widget = "<< /Type /Annot /Subtype /Widget /P 3 0 R /F 4 /DA (/F1 12 Tf 0 g) ";
        all.put(10, widget + "/FT /Tx /T (amount) /Rect [60 600 160 620] >>");
        all.put(11, widget + "/FT /Tx /T (name) /Rect [60 560 160 580] /V (Zhang Yangli) /AP << /N 13 0 R >> >>");
        all.put(12, widget + "/FT /Sig /T (place) /Rect [300 100 420 220] >>");
        all.put(13, EMPTY_APPEARANCE);
        return all;
    }

    static String stream(String text) {
        String content = "BT /F1 18 Tf 60 700 Td (" + text + ") Tj ET";
        return "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream";
    }

    /** A whole file with a cross-reference table. */
    static byte[] write(Map<Integer, String> objects) {
        StringBuilder out = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        int size = 1;
        for (Map.Entry<Integer, String> object : objects.entrySet()) {
            table.append(String.format("%010d 00000 n \n", out.length()));
            out.append(object.getKey())
                    .append(" 0 obj\n")
                    .append(object.getValue())
                    .append("\nendobj\n");
            size = object.getKey() + 1;
        }
        int xref = out.length();
        out.append("xref\n0 ").append(size).append('\n').append(table);
        out.append("trailer\n<< /Size ").append(size).append(" /Root 1 0 R >>\nstartxref\n");
        out.append(xref).append("\n%%EOF\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** How a signature is put in. */
    record Placing(String subFilter, String field, int certification, List<String> locked, int room) {
        static Placing invisible() {
            return new Placing("ETSI.CAdES.detached", "", 0, List.of(), 12000);
        }

        Placing in(String name) {
            return new Placing(subFilter, name, certification, locked, room);
        }

        Placing certifying(int permission) {
            return new Placing(subFilter, field, permission, locked, room);
        }

        Placing locking(String... fields) {
            return new Placing(subFilter, field, certification, List.of(fields), room);
        }

        Placing as(String filter) {
            return new Placing(filter, field, certification, locked, room);
        }

        Placing room(int bytes) {
            return new Placing(subFilter, field, certification, locked, bytes);
        }
    }

    static byte[] sign(byte[] pdf, TestSigner signer) {
        return sign(pdf, Placing.invisible(), signer::sign);
    }

    static byte[] sign(byte[] pdf, Placing placing, TestSigner signer) {
        return sign(pdf, placing, signer::sign);
    }

    static byte[] stamp(byte[] pdf, TestAuthority.Identity tsa, java.time.Instant at) {
        return sign(pdf, Placing.invisible().as("ETSI.RFC3161"), content -> TestSigner.token(content, tsa, at));
    }

    /** Signs with PDFBox's incremental saving; a prepared field gets the look that lies Ready in it. */
    static byte[] sign(byte[] pdf, Placing placing, UnaryOperator<byte[]> signer) {
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            options.setPreferredSignatureSize(placing.room());
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName(placing.subFilter()));
            if (placing.subFilter().equals("ETSI.RFC3161")) {
                signature.setType(COSName.getPDFName("DocTimeStamp"));
            }
            COSArray references = references(placing);
            if (references.size() > 0) {
                signature.getCOSObject().setItem("Reference", references);
            }
            if (!placing.field().isEmpty()) {
                PDAcroForm form = document.getDocumentCatalog().getAcroForm();
                PDSignatureField field = (PDSignatureField) form.getField(placing.field());
                PDAnnotationWidget widget = field.getWidgets().get(0);
                COSBase rectangle = widget.getCOSObject().getDictionaryObject("Rect");
                COSBase ready = widget.getCOSObject().getItem("Ready");
                COSBase appearance = ready == null ? widget.getCOSObject().getItem("AP") : ready;
                field.setValue(signature);
                document.addSignature(signature, options);
                // PDFBox makes a field without a picture invisible; a prepared field stays where it was
                widget.getCOSObject().setItem("Rect", rectangle);
                widget.getCOSObject().setItem("AP", appearance);
            } else {
                document.addSignature(signature, options);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ExternalSigningSupport support = document.saveIncrementalForExternalSigning(out);
            support.setSignature(signer.apply(support.getContent().readAllBytes()));
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static COSArray references(Placing placing) {
        COSArray references = new COSArray();
        if (placing.certification() > 0) {
            COSDictionary parameters = parameters();
            parameters.setItem("P", COSInteger.get(placing.certification()));
            references.add(reference("DocMDP", parameters));
        }
        if (!placing.locked().isEmpty()) {
            COSDictionary parameters = parameters();
            parameters.setName("Action", "Include");
            COSArray fields = new COSArray();
            for (String field : placing.locked()) {
                fields.add(new org.apache.pdfbox.cos.COSString(field));
            }
            parameters.setItem("Fields", fields);
            references.add(reference("FieldMDP", parameters));
        }
        return references;
    }

    private static COSDictionary parameters() {
        COSDictionary parameters = new COSDictionary();
        parameters.setName("Type", "TransformParams");
        parameters.setName("V", "1.2");
        parameters.setDirect(true);
        return parameters;
    }

    private static COSDictionary reference(String method, COSDictionary parameters) {
        COSDictionary reference = new COSDictionary();
        reference.setName("Type", "SigRef");
        reference.setName("TransformMethod", method);
        reference.setItem("TransformParams", parameters);
        reference.setDirect(true);
        return reference;
    }
}
