package org.hudang.signing.personal;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.seal.GlyphOutlines;
import org.hudang.signing.seal.GlyphOutlines.Weight;
import org.hudang.signing.seal.Ink;
import org.hudang.signing.seal.Lettering;

/** Draws a personal signature: the handwriting or the typed name, and a small line with the time under it. */
final class SignatureArt {
    private static final int INK = 0x12162C;
    private static final int GREY = 0x555B63;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final double TIME_SIZE = 7;
    private static final double TIME_PITCH = 10;
    private static final double EDGE = 1.2;
    private static final double TRACKING = 1.04;

    private final Lettering letters;
    private final ZoneId zone;

    SignatureArt(GlyphOutlines outlines, ZoneId zone) {
        this.letters = new Lettering(outlines, Weight.REGULAR);
        this.zone = zone;
    }

    /**
     * The drawing for a field.
     *
     * @param widthPt of the field
     * @param heightPt of the field
     * @throws org.hudang.signing.seal.MissingGlyph a typed name holds a character that the font lacks
     */
    Appearance draw(Expression expression, Instant at, double widthPt, double heightPt) {
        double pitch = Math.min(TIME_PITCH, heightPt * 0.3);
        Rectangle2D box = new Rectangle2D.Double(
                EDGE, pitch, Math.max(1, widthPt - 2 * EDGE), Math.max(1, heightPt - pitch - EDGE));
        Ink ink = new Ink().colour(INK);
        AffineTransform points = new AffineTransform();
        if (expression instanceof Handwriting writing) {
            ink.add(StrokeOutline.fitted(writing, box), points);
        } else if (expression instanceof TypedName typed) {
            // Long names become smaller rather than narrow.
            double natural = letters.width(typed.name()) * TRACKING;
            double size = Math.min(box.getHeight() * 0.8, box.getWidth() / (natural * 0.85));
            letters.line(
                    ink,
                    typed.name(),
                    new Lettering.Line(box.getCenterX(), box.getCenterY(), size, box.getWidth(), TRACKING),
                    points);
        }
        ink.fill().colour(GREY);
        double size = TIME_SIZE * pitch / TIME_PITCH;
        String time = TIME.format(at.atZone(zone));
        letters.line(ink, time, new Lettering.Line(widthPt / 2, pitch / 2 + 0.6, size, box.getWidth(), 1), points);
        return Appearance.of((float) widthPt, (float) heightPt, ink.fill().operators());
    }
}
