package org.hudang.benchmarks.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;

/**
 * The drawing of a seal as the house put it into a signed file, for peers to put into theirs: the same operators, deflated
 * once, in the same rectangle of the same page.
 *
 * @param deflated the operators, deflated
 * @param width of the box they are drawn in
 * @param height of that box
 * @param rectangle of the field
 * @param page of the field; the first is 0
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be written, never compared
record Drawn(byte[] deflated, float width, float height, PDRectangle rectangle, int page) {
    /** Takes it from a signed file. */
    static Drawn in(byte[] signed, String field) {
        try (PDDocument document = Loader.loadPDF(signed)) {
            PDAnnotationWidget widget = document.getDocumentCatalog()
                    .getAcroForm()
                    .getField(field)
                    .getWidgets()
                    .get(0);
            COSDictionary frame =
                    widget.getCOSObject().getCOSDictionary(COSName.AP).getCOSDictionary(COSName.N);
            COSStream drawing = frame.getCOSDictionary(COSName.RESOURCES)
                    .getCOSDictionary(COSName.XOBJECT)
                    .getCOSStream(COSName.D);
            PDRectangle box = new PDRectangle(drawing.getCOSArray(COSName.BBOX));
            try (InputStream raw = drawing.createRawInputStream()) {
                return new Drawn(
                        raw.readAllBytes(),
                        box.getWidth(),
                        box.getHeight(),
                        widget.getRectangle(),
                        page(document, widget));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int page(PDDocument document, PDAnnotationWidget widget) throws IOException {
        for (int i = 0; i < document.getNumberOfPages(); i++) {
            if (document.getPage(i).getAnnotations().stream()
                    .anyMatch(one -> one.getCOSObject() == widget.getCOSObject())) {
                return i;
            }
        }
        throw new IllegalStateException("the field is on no page");
    }
}
