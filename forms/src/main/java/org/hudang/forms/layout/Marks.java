package org.hudang.forms.layout;

import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import org.hudang.forms.QrMatrix;

/** Check boxes, number boxes and codes. */
public final class Marks {
    private final Sheet sheet;

    public Marks(Sheet sheet) {
        this.sheet = sheet;
    }

    /** State of a check box. */
    public enum Tick {
        /** ☑. */
        ON,
        /** ☐. */
        OFF;

        /** ON when something holds. */
        public static Tick when(boolean holds) {
            return holds ? ON : OFF;
        }
    }

    /** A square check box; the font has no such signs, so it is a path that reads as one. */
    public void checkBox(float x, float y, float side, Tick tick) {
        sheet.spoken(
                Role.LABEL.tag(),
                tick == Tick.ON ? "☑" : "☐",
                () -> sheet.marked(() -> {
                    sheet.box(new Area(x, y, side, side), new Pen(.6, Ink.LINE));
                    if (tick == Tick.ON) {
                        tick(x, y, side);
                    }
                }));
        sheet.witness(tick.name());
    }

    /** A check box with its words, as a list item; returns the right edge. */
    public float check(String words, Tick tick, float x, float y, Style style) {
        float side = style.size() * .82f / Sheet.POINTS_PER_MM;
        float left = x + side + .25f * style.emMm();
        sheet.tagged("LI", () -> {
            checkBox(x, y + (style.lineMm() - side) / 2, side, tick);
            sheet.text(words, left, y, 90, style.role(Role.ITEM_BODY));
        });
        return left + sheet.widthOf(words, style);
    }

    /** Characters in boxes, groups set apart by a gap; they read as one word. Returns the right edge. */
    public float boxes(String groups, Area first, float gap, Style style) {
        float[] x = {first.x()};
        sheet.spoken(
                Role.P.tag(),
                groups.replace(" ", ""),
                () -> groups.chars().forEach(c -> {
                    if (c == ' ') {
                        x[0] += gap;
                        return;
                    }
                    Area box = new Area(x[0], first.y(), first.width(), first.height());
                    sheet.artifact(() -> sheet.box(box, new Pen(.45, Ink.LINE)));
                    float y = box.y() + (box.height() - style.lineMm()) / 2;
                    sheet.marked(() -> sheet.text(
                            Character.toString(c),
                            box.x(),
                            y,
                            box.width(),
                            style.centred().role(Role.NONE)));
                    x[0] += first.width();
                }));
        return x[0];
    }

    /** A QR code as one filled outline: no raster, no seams between modules. */
    public void qr(QrMatrix qr, String description, float x, float y, float moduleMm) {
        float side = qr.size() * moduleMm;
        sheet.figure(description, new Area(x, y, side, side), () -> {
            PdfCanvas canvas = sheet.canvas();
            canvas.saveState().setFillColor(Ink.BLACK.color());
            double module = moduleMm * Sheet.POINTS_PER_MM;
            canvas.concatMatrix(module, 0, 0, -module, sheet.px(x), sheet.py(y));
            for (QrOutline.Corner[] contour : QrOutline.of(qr)) {
                canvas.moveTo(contour[0].x(), contour[0].y());
                for (int i = 1; i < contour.length; i++) {
                    canvas.lineTo(contour[i].x(), contour[i].y());
                }
                canvas.closePath();
            }
            canvas.eoFill().restoreState();
        });
        sheet.witness(qr.dark().toString());
    }

    private void tick(float x, float y, float side) {
        PdfCanvas canvas = sheet.canvas();
        canvas.saveState().setStrokeColor(Ink.BLACK.color()).setLineWidth(1.15f);
        canvas.setLineJoinStyle(1).setLineCapStyle(1);
        canvas.moveTo(sheet.px(x + side * .2f), sheet.py(y + side * .52f));
        canvas.lineTo(sheet.px(x + side * .43f), sheet.py(y + side * .77f));
        canvas.lineTo(sheet.px(x + side * .84f), sheet.py(y + side * .22f))
                .stroke()
                .restoreState();
    }
}
