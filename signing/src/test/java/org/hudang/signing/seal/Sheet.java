package org.hudang.signing.seal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.DrawnOperators;

/** A sheet of A4 on which drawings are laid as a signature writer would, to be looked at. */
public final class Sheet {
    private final PDDocument pdf = new PDDocument();
    private final PDPage page = new PDPage(PDRectangle.A4);

    /** An empty sheet. */
    public Sheet() {
        pdf.addPage(page);
    }

    /** Lays a drawing with its lower left corner at this place, millimetres from the lower left corner. */
    public void draw(Appearance drawing, double xMm, double yMm) throws IOException {
        PDFormXObject form = new PDFormXObject(pdf);
        form.setBBox(new PDRectangle(drawing.widthPt(), drawing.heightPt()));
        try (var out = form.getStream().createOutputStream()) {
            out.write(DrawnOperators.of(drawing));
        }
        PDExtendedGraphicsState state = new PDExtendedGraphicsState();
        state.setBlendMode(drawing.blend() == Appearance.Blend.MULTIPLY ? BlendMode.MULTIPLY : BlendMode.NORMAL);
        state.setNonStrokingAlphaConstant(drawing.opacity());
        try (PDPageContentStream content =
                new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            content.saveGraphicsState();
            content.setGraphicsStateParameters(state);
            content.transform(
                    Matrix.getTranslateInstance((float) (xMm * Ink.POINTS_PER_MM), (float) (yMm * Ink.POINTS_PER_MM)));
            content.drawForm(form);
            content.restoreGraphicsState();
        }
    }

    /** The sheet as a picture. */
    public BufferedImage render(float dpi) throws IOException {
        return new PDFRenderer(pdf).renderImageWithDPI(0, dpi);
    }
}
