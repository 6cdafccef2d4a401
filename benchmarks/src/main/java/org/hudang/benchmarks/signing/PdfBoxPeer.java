package org.hudang.benchmarks.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** PDFBox signs the field of a form with a drawing: {@code saveIncrementalForExternalSigning}, as its examples do. */
final class PdfBoxPeer {
    private static final int ROOM = 6 * 1024;

    private final String field;
    private final Drawn drawn;
    private final byte[] ready;

    /** Makes the message over the bytes that will be covered. */
    interface Message {
        byte[] over(InputStream content) throws IOException;
    }

    PdfBoxPeer(String field, Drawn drawn) {
        this.field = field;
        this.drawn = drawn;
        this.ready = template();
    }

    /** With a template made for this file alone. */
    byte[] sign(byte[] form, Message message) {
        return sign(form, template(), message);
    }

    /** With the template that was made before. */
    byte[] signWithReadyTemplate(byte[] form, Message message) {
        return sign(form, ready, message);
    }

    private byte[] sign(byte[] form, byte[] template, Message message) {
        try (PDDocument document = Loader.loadPDF(form);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setName(Office.NAME);
            Calendar time = Calendar.getInstance(TimeZone.getTimeZone("Asia/Shanghai"));
            time.setTimeInMillis(Office.NOW.toEpochMilli());
            signature.setSignDate(time);
            PDAcroForm all = document.getDocumentCatalog().getAcroForm();
            PDField empty = all == null ? null : all.getField(field);
            if (empty != null) {
                empty.getCOSObject().setItem(COSName.V, signature);
            }
            options.setVisualSignature(new ByteArrayInputStream(template));
            options.setPage(drawn.page());
            options.setPreferredSignatureSize(ROOM);
            document.addSignature(signature, options);
            ByteArrayOutputStream out = new ByteArrayOutputStream(form.length + (64 << 10));
            ExternalSigningSupport outside = document.saveIncrementalForExternalSigning(out);
            outside.setSignature(message.over(outside.getContent()));
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of one page whose only field has the drawing: PDFBox takes it over from there. */
    byte[] template() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDSignatureField one = new PDSignatureField(form);
            form.getFields().add(one);
            PDAnnotationWidget widget = one.getWidgets().get(0);
            widget.setRectangle(drawn.rectangle());
            COSDictionary appearance = new COSDictionary();
            appearance.setItem(COSName.N, frame(document));
            widget.getCOSObject().setItem(COSName.AP, appearance);
            page.getAnnotations().add(widget);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private COSStream frame(PDDocument document) throws IOException {
        COSStream drawing = form(document, COSName.FLATE_DECODE, drawn.deflated());
        COSDictionary group = new COSDictionary();
        group.setItem(COSName.TYPE, COSName.getPDFName("Group"));
        group.setItem(COSName.S, COSName.TRANSPARENCY);
        drawing.setItem(COSName.getPDFName("Group"), group);
        COSDictionary objects = new COSDictionary();
        objects.setItem(COSName.D, drawing);
        COSDictionary multiply = new COSDictionary();
        multiply.setItem(COSName.BM, COSName.MULTIPLY);
        COSDictionary states = new COSDictionary();
        states.setItem("B", multiply);
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.XOBJECT, objects);
        resources.setItem(COSName.EXT_G_STATE, states);
        COSStream frame = form(document, null, "/B gs /D Do".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        frame.setItem(COSName.RESOURCES, resources);
        return frame;
    }

    private COSStream form(PDDocument document, @org.jspecify.annotations.Nullable COSName filter, byte[] written)
            throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(written);
        }
        if (filter != null) {
            stream.setItem(COSName.FILTER, filter);
        }
        stream.setItem(COSName.TYPE, COSName.XOBJECT);
        stream.setItem(COSName.SUBTYPE, COSName.FORM);
        COSArray box = new COSArray();
        for (float corner : new float[] {0, 0, drawn.width(), drawn.height()}) {
            box.add(new COSFloat(corner));
        }
        stream.setItem(COSName.BBOX, box);
        return stream;
    }
}
