package org.hudang.signing.seal;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.Appearance.Blend;
import org.hudang.signing.seal.ArcText.ArcCharacter;
import org.hudang.signing.seal.GlyphOutlines.Weight;

/**
 * Draws seals (印模) as vectors: red ink that multiplies, so that print below stays readable.
 *
 * <p>Each face is drawn once and kept. Geometry is in docs/formats/seal-face-v1.md.
 */
public final class SealArt {
    private static final int RED = 0xC8102E;
    private static final float OPACITY = 0.94f;
    private static final int KEPT = 256;

    private final GlyphOutlines outlines;
    private final Lettering bold;
    private final Map<SealFace, Appearance> drawn = new ConcurrentHashMap<>();

    /** Draws with the bold letters of this font. */
    public SealArt(GlyphOutlines outlines) {
        this.outlines = outlines;
        this.bold = new Lettering(outlines, Weight.BOLD);
    }

    /**
     * The seal in its true size.
     *
     * @throws MissingGlyph when the font lacks a character of the face
     */
    public Appearance draw(SealFace face) {
        if (drawn.size() > KEPT) {
            drawn.clear();
        }
        return drawn.computeIfAbsent(face, f -> appearance(f.widthMm(), f.heightMm(), ink(f)));
    }

    /**
     * The strips of a riding seal (骑缝章), one per page, each as wide as its piece; page 1 takes the leftmost.
     *
     * @param face round or any other
     * @param strips where {@link RidingStrips} put them
     */
    public List<Appearance> draw(SealFace face, RidingStrips strips) {
        String whole = ink(face).toString();
        double height = face.heightMm() * Ink.POINTS_PER_MM;
        return strips.strips().stream()
                .map(strip -> {
                    double width = strip.widthMm() * Ink.POINTS_PER_MM;
                    Ink ink = new Ink().beginClip(width, height, -strip.fromMm() * Ink.POINTS_PER_MM, 0);
                    ink.raw(whole).endClip();
                    return appearance(strip.widthMm(), face.heightMm(), ink);
                })
                .toList();
    }

    /** Lines of text in place of a face, with the same letters and times of this zone. */
    TextLineArt lines(ZoneId zone) {
        return new TextLineArt(outlines, zone);
    }

    private Ink ink(SealFace face) {
        Ink ink = new Ink().colour(RED);
        if (face instanceof RoundFace round) {
            round(ink, round);
        } else if (face instanceof RectangularFace rectangular) {
            rectangular(ink, rectangular);
        } else if (face instanceof NameFace name) {
            name(ink, name);
        }
        return ink;
    }

    private static Appearance appearance(double widthMm, double heightMm, Ink ink) {
        float width = (float) (widthMm * Ink.POINTS_PER_MM);
        float height = (float) (heightMm * Ink.POINTS_PER_MM);
        return new Appearance(width, height, ink.operators(), Blend.MULTIPLY, OPACITY);
    }

    // ---- round

    private void round(Ink ink, RoundFace face) {
        AffineTransform base = AffineTransform.getScaleInstance(Ink.POINTS_PER_MM, Ink.POINTS_PER_MM);
        base.scale(face.diameterMm() / RoundFace.USUAL_MM, face.diameterMm() / RoundFace.USUAL_MM);
        base.translate(RoundFace.USUAL_MM / 2, RoundFace.USUAL_MM / 2);
        ink.add(circle(21), base).add(circle(21 - 1.15), base).fillEvenOdd();
        ink.add(star(7), base);
        ArcText arc = ArcText.of(face.arc());
        for (ArcCharacter character : arc.characters()) {
            ink.add(bold.centred(character.codePoint()), onArc(arc, character, base));
        }
        int[] bottom = face.bottom().codePoints().toArray();
        for (int i = 0; i < bottom.length; i++) {
            ink.add(bold.centred(bottom[i]), onBottom(bottom.length, i, base));
        }
        ink.fill();
    }

    /** From the em box of a character to its place on the arc of a 42 mm seal. */
    static AffineTransform onArc(ArcText arc, ArcCharacter character, AffineTransform base) {
        AffineTransform at = new AffineTransform(base);
        at.rotate(-Math.toRadians(character.angle()));
        at.translate(0, arc.radius());
        at.scale(arc.height() * arc.squeeze(), arc.height());
        at.translate(character.shift(), 0);
        return at;
    }

    /** From the em box of a character to its place in the horizontal text of a 42 mm seal. */
    static AffineTransform onBottom(int count, int index, AffineTransform base) {
        double size = count <= 5 ? 4.3 : count <= 7 ? 3.9 : 3.6;
        double squeeze = count <= 5 ? 0.96 : count <= 7 ? 0.80 : 0.66;
        double step = size * (count <= 5 ? 1.08 : 1.06) * (squeeze + 0.04);
        AffineTransform at = new AffineTransform(base);
        at.translate((index - (count - 1) / 2.0) * step, count <= 5 ? -12.7 : -13.1);
        at.scale(size * squeeze, size);
        return at;
    }

    private static Shape circle(double radius) {
        return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    }

    /** Five-pointed star, a point on top; the inner corners are where its long lines cross (radius ratio 0.382). */
    private static Shape star(double radius) {
        double inner = radius * Math.sin(Math.toRadians(18)) / Math.sin(Math.toRadians(54));
        Path2D star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double angle = Math.toRadians(36 * i);
            double distance = i % 2 == 0 ? radius : inner;
            double x = distance * Math.sin(angle);
            double y = distance * Math.cos(angle);
            if (i == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        return star;
    }

    // ---- rectangular

    private void rectangular(Ink ink, RectangularFace face) {
        AffineTransform points = AffineTransform.getScaleInstance(Ink.POINTS_PER_MM, Ink.POINTS_PER_MM);
        double w = face.widthMm();
        double h = face.heightMm();
        double k = h / 20;
        frame(ink, w, h, 0, 0.9 * k, points);
        frame(ink, w, h, 1.24 * k, 0.22 * k, points);
        double widest = w - 5 * k;
        bold.line(ink, face.unit(), new Lettering.Line(w / 2, 13.6 * k, 3.6 * k, widest, 1.06), points);
        bold.line(ink, face.statement(), new Lettering.Line(w / 2, 6.6 * k, 5.4 * k, widest, 1.12), points);
        ink.fill();
    }

    private static void frame(Ink ink, double w, double h, double inset, double line, AffineTransform points) {
        ink.add(new Rectangle2D.Double(inset, inset, w - 2 * inset, h - 2 * inset), points);
        double in = inset + line;
        ink.add(new Rectangle2D.Double(in, in, w - 2 * in, h - 2 * in), points).fillEvenOdd();
    }

    // ---- name

    private void name(Ink ink, NameFace face) {
        AffineTransform points = AffineTransform.getScaleInstance(Ink.POINTS_PER_MM, Ink.POINTS_PER_MM);
        double side = face.sideMm();
        double k = side / 18;
        double corner = 0.9 * k;
        ink.add(new RoundRectangle2D.Double(0, 0, side, side, corner, corner), points);
        if (face.cut() == NameFace.Cut.RAISED) {
            double frame = 0.85 * k;
            ink.add(new Rectangle2D.Double(frame, frame, side - 2 * frame, side - 2 * frame), points)
                    .fillEvenOdd();
        }
        int[] four = face.fourCharacters().codePoints().toArray();
        double cell = (side - 1.7 * k - 1.5 * k) / 2;
        double away = cell / 2 + 0.2 * k;
        for (int i = 0; i < four.length; i++) {
            double x = side / 2 + (i < 2 ? away : -away);
            double y = side / 2 + (i % 2 == 0 ? away : -away);
            ink.add(bold.centred(four[i]), intoCell(bold.centred(four[i]).getBounds2D(), x, y, cell, points));
        }
        if (face.cut() == NameFace.Cut.RAISED) {
            ink.fill();
        } else {
            ink.fillEvenOdd();
        }
    }

    /** Fits the ink of a character to its cell; thin characters such as 一 are not blown up. */
    private static AffineTransform intoCell(Rectangle2D ink, double x, double y, double cell, AffineTransform points) {
        AffineTransform at = new AffineTransform(points);
        at.translate(x, y);
        at.scale(cell * 0.94 / Math.max(0.7, ink.getWidth()), cell * 0.94 / Math.max(0.7, ink.getHeight()));
        at.translate(-ink.getCenterX(), -ink.getCenterY());
        return at;
    }
}
