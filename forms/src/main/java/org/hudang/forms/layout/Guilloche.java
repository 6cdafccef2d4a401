package org.hudang.forms.layout;

import com.itextpdf.kernel.pdf.canvas.PdfCanvas;

/** Woven lines of certificates: so fine that a copier loses them first. */
public final class Guilloche {
    private static final float WAVE = 6.2f;
    private static final int STRANDS = 4;
    private static final int STEPS = 14;

    private final Sheet sheet;

    public Guilloche(Sheet sheet) {
        this.sheet = sheet;
    }

    /**
     * A rosette of sine curves around a circle.
     *
     * @param inner radius in millimetres
     * @param outer radius in millimetres
     * @param lobes waves around the circle
     * @param turns curves, evenly shifted
     */
    public record Rosette(double inner, double outer, int lobes, int turns) {}

    /** Draws a rosette around a centre. */
    public void rosette(double centreX, double centreY, Rosette form, Pen pen) {
        PdfCanvas canvas = begin(pen);
        int steps = form.lobes() * 10;
        double middle = (form.inner() + form.outer()) / 2;
        double swing = (form.outer() - form.inner()) / 2;
        for (int turn = 0; turn < form.turns(); turn++) {
            double phase = 2 * Math.PI * turn / form.turns();
            for (int i = 0; i < steps; i++) {
                double angle = 2 * Math.PI * i / steps;
                double radius = middle + swing * Math.sin(form.lobes() * angle + phase);
                point(canvas, i, centreX + radius * Math.cos(angle), centreY - radius * Math.sin(angle));
            }
            canvas.closePath().stroke();
        }
        canvas.restoreState();
    }

    /** Weaves a border of a thickness inside the edges of an area. */
    public void border(Area area, double thickness, Pen pen) {
        PdfCanvas canvas = begin(pen);
        for (int strand = 0; strand < STRANDS; strand++) {
            for (int side = 0; side < 4; side++) {
                strand(canvas, area, thickness, side, strand * Math.PI / 2);
            }
        }
        canvas.restoreState();
    }

    private void strand(PdfCanvas canvas, Area area, double thickness, int side, double phase) {
        double length = side % 2 == 0 ? area.width() : area.height();
        int waves = (int) Math.round(length / WAVE);
        int steps = waves * STEPS;
        for (int i = 0; i <= steps; i++) {
            double along = length * i / steps;
            double in = thickness / 2 * (1 + Math.sin(2 * Math.PI * waves * i / steps + phase));
            switch (side) {
                case 0 -> point(canvas, i, area.x() + along, area.y() + in);
                case 1 -> point(canvas, i, area.right() - in, area.y() + along);
                case 2 -> point(canvas, i, area.right() - along, area.bottom() - in);
                default -> point(canvas, i, area.x() + in, area.bottom() - along);
            }
        }
        canvas.stroke();
    }

    private PdfCanvas begin(Pen pen) {
        return sheet.canvas().saveState().setStrokeColor(pen.ink().color()).setLineWidth((float) pen.points());
    }

    private void point(PdfCanvas canvas, int index, double x, double y) {
        double px = Math.round(sheet.px((float) x) * 20) / 20.0;
        double py = Math.round(sheet.py((float) y) * 20) / 20.0;
        if (index == 0) {
            canvas.moveTo(px, py);
        } else {
            canvas.lineTo(px, py);
        }
    }
}
