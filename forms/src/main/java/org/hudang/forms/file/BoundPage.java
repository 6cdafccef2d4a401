package org.hudang.forms.file;

import com.itextpdf.kernel.geom.AffineTransform;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.kernel.pdf.PdfObject;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfStream;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.io.IOException;
import java.util.Optional;

/**
 * A page of any size, upright, on a sheet of A4 above the foot. What stands in annotations that would be printed (seals,
 * signatures, filled fields) is drawn as part of the page; nothing can be clicked or filled any more.
 */
final class BoundPage {
    private static final float MM = 72 / 25.4f;
    private static final float SIDE = 5 * MM;
    private static final float TOP = 5 * MM;
    private static final float FOOT = 12 * MM;
    private static final int HIDDEN = 2;
    private static final int PRINT = 4;

    private final PdfDocument target;
    private final PdfPage sheet;
    private final PdfCanvas canvas;

    private BoundPage(PdfDocument target, PageSize size) {
        this.target = target;
        this.sheet = target.addNewPage(size);
        this.canvas = new PdfCanvas(sheet);
    }

    /** Adds a sheet with this page. */
    static BoundPage of(PdfPage page, PdfDocument target) throws IOException {
        Rectangle box = page.getCropBox();
        int turns = Math.floorMod(page.getRotation(), 360) / 90;
        boolean lying = turns % 2 == 1;
        float width = lying ? box.getHeight() : box.getWidth();
        float height = lying ? box.getWidth() : box.getHeight();
        BoundPage bound = new BoundPage(target, width > height ? PageSize.A4.rotate() : new PageSize(PageSize.A4));
        AffineTransform place = bound.place(box, turns, width, height);
        bound.draw(page.copyAsFormXObject(target), place);
        bound.annotations(page, place);
        return bound;
    }

    PdfPage sheet() {
        return sheet;
    }

    /** Lays the page with the number over it. */
    void number(PdfPage number) throws IOException {
        float aside = (sheet.getPageSize().getWidth() - number.getPageSize().getWidth()) / 2;
        draw(number.copyAsFormXObject(target), AffineTransform.getTranslateInstance(aside, 0));
    }

    /** Where the page goes: turned upright, made smaller where it must, in the middle of what is free. */
    private AffineTransform place(Rectangle box, int turns, float width, float height) {
        Rectangle size = sheet.getPageSize();
        float free = size.getWidth() - 2 * SIDE;
        float high = size.getHeight() - TOP - FOOT;
        float scale = Math.min(1, Math.min(free / width, high / height));
        AffineTransform place = AffineTransform.getTranslateInstance(
                SIDE + (free - width * scale) / 2, FOOT + (high - height * scale) / 2);
        place.concatenate(AffineTransform.getScaleInstance(scale, scale));
        // page rotation is clockwise, the plane's counterclockwise
        switch (turns) {
            case 1 -> place.concatenate(new AffineTransform(0, -1, 1, 0, 0, height));
            case 2 -> place.concatenate(new AffineTransform(-1, 0, 0, -1, width, height));
            case 3 -> place.concatenate(new AffineTransform(0, 1, -1, 0, width, 0));
            default -> {
                // stands upright
            }
        }
        place.concatenate(AffineTransform.getTranslateInstance(-box.getX(), -box.getY()));
        return place;
    }

    private void annotations(PdfPage page, AffineTransform place) {
        PdfArray annotations = page.getPdfObject().getAsArray(PdfName.Annots);
        if (annotations == null) {
            return;
        }
        for (int i = 0; i < annotations.size(); i++) {
            PdfDictionary annotation = annotations.getAsDictionary(i);
            if (annotation != null && printed(annotation)) {
                annotation(annotation, place);
            }
        }
    }

    private static boolean printed(PdfDictionary annotation) {
        PdfNumber flags = annotation.getAsNumber(PdfName.F);
        int set = flags == null ? 0 : flags.intValue();
        return (set & PRINT) != 0
                && (set & HIDDEN) == 0
                && !PdfName.Popup.equals(annotation.getAsName(PdfName.Subtype));
    }

    /** Its appearance, from its box to its rectangle (ISO 32000-1, 12.5.5). */
    private void annotation(PdfDictionary annotation, AffineTransform place) {
        Optional<PdfStream> appearance = appearance(annotation);
        PdfArray rectangle = annotation.getAsArray(PdfName.Rect);
        PdfArray boxed =
                appearance.map(stream -> stream.getAsArray(PdfName.BBox)).orElse(null);
        if (appearance.isEmpty() || rectangle == null || boxed == null) {
            return;
        }
        Rectangle box = transformed(boxed.toRectangle(), matrix(appearance.get()));
        Rectangle to = rectangle.toRectangle();
        if (box.getWidth() == 0 || box.getHeight() == 0) {
            return;
        }
        AffineTransform all = new AffineTransform(place);
        all.concatenate(AffineTransform.getTranslateInstance(to.getX(), to.getY()));
        all.concatenate(
                AffineTransform.getScaleInstance(to.getWidth() / box.getWidth(), to.getHeight() / box.getHeight()));
        all.concatenate(AffineTransform.getTranslateInstance(-box.getX(), -box.getY()));
        draw(new PdfFormXObject((PdfStream) appearance.get().copyTo(target)), all);
    }

    private static Optional<PdfStream> appearance(PdfDictionary annotation) {
        PdfDictionary appearances = annotation.getAsDictionary(PdfName.AP);
        PdfObject normal = appearances == null ? null : appearances.get(PdfName.N);
        if (normal instanceof PdfStream stream) {
            return Optional.of(stream);
        }
        PdfName state = annotation.getAsName(PdfName.AS);
        return normal instanceof PdfDictionary states && state != null
                ? Optional.ofNullable(states.getAsStream(state))
                : Optional.empty();
    }

    private static AffineTransform matrix(PdfStream form) {
        PdfArray matrix = form.getAsArray(PdfName.Matrix);
        return matrix == null || matrix.size() != 6
                ? new AffineTransform()
                : new AffineTransform(matrix.toDoubleArray());
    }

    private static Rectangle transformed(Rectangle box, AffineTransform by) {
        double[] corners = {
            box.getLeft(), box.getBottom(), box.getRight(), box.getBottom(),
            box.getRight(), box.getTop(), box.getLeft(), box.getTop()
        };
        double[] moved = new double[8];
        by.transform(corners, 0, moved, 0, 4);
        double left = Math.min(Math.min(moved[0], moved[2]), Math.min(moved[4], moved[6]));
        double right = Math.max(Math.max(moved[0], moved[2]), Math.max(moved[4], moved[6]));
        double bottom = Math.min(Math.min(moved[1], moved[3]), Math.min(moved[5], moved[7]));
        double top = Math.max(Math.max(moved[1], moved[3]), Math.max(moved[5], moved[7]));
        return new Rectangle((float) left, (float) bottom, (float) (right - left), (float) (top - bottom));
    }

    private void draw(PdfFormXObject form, AffineTransform at) {
        double[] m = new double[6];
        at.getMatrix(m);
        canvas.addXObjectWithTransformationMatrix(
                form, (float) m[0], (float) m[1], (float) m[2], (float) m[3], (float) m[4], (float) m[5]);
        form.flush();
    }
}
