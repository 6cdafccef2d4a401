package org.hudang.server.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;

/** Signed papers over whose first page somebody puts a white box afterwards. */
public final class Annotated {
    private Annotated() {}

    /** The paper with a box over the upper third of its first page. */
    public static byte[] of(Path paper) throws IOException {
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(paper))) {
            PDPage page = document.getPage(0);
            PDRectangle sheet = page.getMediaBox();
            PDAnnotationSquare box = new PDAnnotationSquare();
            PDColor white = new PDColor(new float[] {1, 1, 1}, PDDeviceRGB.INSTANCE);
            box.setRectangle(new PDRectangle(0, sheet.getHeight() * 2 / 3, sheet.getWidth(), sheet.getHeight() / 3));
            box.setInteriorColor(white);
            box.setColor(white);
            box.constructAppearances(document);
            page.getAnnotations().add(box);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out, Set.of(page.getCOSObject(), box.getCOSObject()));
            return out.toByteArray();
        }
    }
}
