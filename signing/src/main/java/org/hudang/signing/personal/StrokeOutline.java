package org.hudang.signing.personal;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.hudang.signing.personal.Handwriting.PenPoint;
import org.hudang.signing.personal.Handwriting.Stroke;

/**
 * Turns strokes into one filled outline: a Catmull-Rom curve through the samples, as wide as ink is: 0.062 of the
 * character height where the pen lands, 0.044 along the way, 0.02 where it leaves, more or less with pressure.
 */
final class StrokeOutline {
    private static final double LANDING = 0.062;
    private static final double BODY = 0.044;
    private static final double LEAVING = 0.020;
    /** Samples nearer than this part of the height tell nothing but the trembling of the glass. */
    private static final double NEAREST = 0.02;
    /** Curve points are laid at most so far apart, as a part of the height. */
    private static final double FINENESS = 0.035;

    private final double height;

    private StrokeOutline(Rectangle2D ink) {
        this.height = ink.getHeight();
    }

    /** A point on the curve with half the width of the ink there. */
    private record Rib(double x, double y, double half) {}

    /** The ink of a handwriting, scaled and centred into a box, y upwards, rounded to 0.05. */
    static Path2D fitted(Handwriting writing, Rectangle2D box) {
        Rectangle2D ink = bounds(writing);
        double height = characterHeight(ink, writing);
        Rectangle2D characters = new Rectangle2D.Double(
                ink.getX(), ink.getCenterY() - height / 2, Math.max(ink.getWidth(), height / 4), height);
        // A tiny scribble on a large area is not blown up more than a fifth of the area would be.
        double widest = Math.max(characters.getWidth(), writing.width() * 0.2);
        double highest = Math.max(characters.getHeight(), writing.height() * 0.2);
        double scale = Math.min(box.getWidth() / widest, box.getHeight() / highest);
        AffineTransform toBox = new AffineTransform();
        toBox.translate(box.getCenterX(), box.getCenterY());
        toBox.scale(scale, -scale);
        toBox.translate(-ink.getCenterX(), -ink.getCenterY());
        StrokeOutline outline = new StrokeOutline(characters);
        Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Stroke stroke : writing.strokes()) {
            outline.add(stroke, all);
        }
        all.transform(toBox);
        return rounded(all);
    }

    static Rectangle2D bounds(Handwriting writing) {
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (Stroke stroke : writing.strokes()) {
            for (PenPoint point : stroke.points()) {
                minX = Math.min(minX, point.x());
                maxX = Math.max(maxX, point.x());
                minY = Math.min(minY, point.y());
                maxY = Math.max(maxY, point.y());
            }
        }
        return new Rectangle2D.Double(minX, minY, maxX - minX, maxY - minY);
    }

    /** Height of one character: that of the ink, unless it is a flat line such as 一. */
    private static double characterHeight(Rectangle2D ink, Handwriting writing) {
        return Math.max(ink.getHeight(), Math.max(ink.getWidth() / 6, writing.height() / 12));
    }

    private void add(Stroke stroke, Path2D all) {
        List<PenPoint> points = spread(stroke.points());
        if (points.size() < 2) {
            dot(points.get(0), all);
            return;
        }
        List<Rib> ribs = ribs(curve(points));
        int last = ribs.size() - 1;
        all.moveTo(side(ribs, 0, 1)[0], side(ribs, 0, 1)[1]);
        for (int i = 1; i <= last; i++) {
            line(all, side(ribs, i, 1));
        }
        cap(all, ribs.get(last), ribs.get(last - 1));
        for (int i = last; i >= 0; i--) {
            line(all, side(ribs, i, -1));
        }
        cap(all, ribs.get(0), ribs.get(1));
        all.closePath();
    }

    /** A touch without a way: a round dot, turning the same way as strokes do so that crossings stay filled. */
    private void dot(PenPoint at, Path2D all) {
        double radius = height * LANDING * force(at.pressure()) * 0.6;
        for (int i = 0; i < 12; i++) {
            double angle = i * Math.PI / 6;
            double[] point = {at.x() + radius * Math.cos(angle), at.y() - radius * Math.sin(angle)};
            if (i == 0) {
                all.moveTo(point[0], point[1]);
            } else {
                line(all, point);
            }
        }
        all.closePath();
    }

    /** Samples at least {@link #NEAREST} apart; first and last always stay. */
    private List<PenPoint> spread(List<PenPoint> points) {
        List<PenPoint> kept = new ArrayList<>();
        for (PenPoint point : points) {
            if (kept.isEmpty() || distance(kept.get(kept.size() - 1), point) >= NEAREST * height) {
                kept.add(point);
            }
        }
        PenPoint last = points.get(points.size() - 1);
        if (kept.size() > 1 && !kept.get(kept.size() - 1).equals(last)) {
            kept.set(kept.size() - 1, last);
        }
        return calmed(kept);
    }

    /** Takes the trembling out: each inner sample moves a quarter of the way to the middle of its neighbours. */
    private static List<PenPoint> calmed(List<PenPoint> points) {
        List<PenPoint> calm = new ArrayList<>(points);
        for (int i = 1; i + 1 < points.size(); i++) {
            PenPoint before = points.get(i - 1);
            PenPoint here = points.get(i);
            PenPoint after = points.get(i + 1);
            calm.set(
                    i,
                    new PenPoint(
                            (before.x() + 2 * here.x() + after.x()) / 4,
                            (before.y() + 2 * here.y() + after.y()) / 4,
                            here.millis(),
                            (before.pressure() + 2 * here.pressure() + after.pressure()) / 4));
        }
        return calm;
    }

    private List<PenPoint> curve(List<PenPoint> p) {
        List<PenPoint> curve = new ArrayList<>();
        int last = p.size() - 1;
        for (int i = 0; i < last; i++) {
            PenPoint before = p.get(Math.max(0, i - 1));
            PenPoint from = p.get(i);
            PenPoint to = p.get(i + 1);
            PenPoint after = p.get(Math.min(last, i + 2));
            int pieces = (int) Math.max(1, Math.ceil(distance(from, to) / (FINENESS * height)));
            for (int k = 0; k < pieces; k++) {
                double t = k / (double) pieces;
                curve.add(new PenPoint(
                        spline(before.x(), from.x(), to.x(), after.x(), t),
                        spline(before.y(), from.y(), to.y(), after.y(), t),
                        from.millis(),
                        from.pressure() + (to.pressure() - from.pressure()) * t));
            }
        }
        curve.add(p.get(last));
        return curve;
    }

    /** Catmull-Rom: through b and c, with the directions a–c and b–d there. */
    private static double spline(double a, double b, double c, double d, double t) {
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }

    private List<Rib> ribs(List<PenPoint> curve) {
        double length = 0;
        double[] at = new double[curve.size()];
        for (int i = 1; i < at.length; i++) {
            length += distance(curve.get(i - 1), curve.get(i));
            at[i] = length;
        }
        List<Rib> ribs = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            PenPoint point = curve.get(i);
            double width = height * width(length == 0 ? 0 : at[i] / length) * force(point.pressure());
            ribs.add(new Rib(point.x(), point.y(), width / 2));
        }
        return ribs;
    }

    private static double width(double along) {
        if (along < 0.25) {
            return LANDING + (BODY - LANDING) * along / 0.25;
        }
        return along < 0.75 ? BODY : BODY + (LEAVING - BODY) * (along - 0.75) / 0.25;
    }

    /** 1 at half pressure, which is what devices say that know none. */
    private static double force(double pressure) {
        return 0.7 + 0.6 * pressure;
    }

    private static double[] side(List<Rib> ribs, int i, int side) {
        Rib before = ribs.get(Math.max(0, i - 1));
        Rib here = ribs.get(i);
        Rib after = ribs.get(Math.min(ribs.size() - 1, i + 1));
        double dx = after.x() - before.x();
        double dy = after.y() - before.y();
        double length = Math.hypot(dx, dy);
        double reach = length == 0 ? 0 : side * here.half() / length;
        return new double[] {here.x() - dy * reach, here.y() + dx * reach};
    }

    /** Rounds the end of a stroke by one point beyond it. */
    private static void cap(Path2D all, Rib end, Rib inner) {
        double dx = end.x() - inner.x();
        double dy = end.y() - inner.y();
        double length = Math.hypot(dx, dy);
        if (length > 0) {
            all.lineTo(end.x() + dx / length * end.half() * 0.8, end.y() + dy / length * end.half() * 0.8);
        }
    }

    private static void line(Path2D all, double[] point) {
        all.lineTo(point[0], point[1]);
    }

    private static double distance(PenPoint one, PenPoint other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    private static Path2D rounded(Path2D path) {
        Path2D rounded = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double[] p = new double[6];
        for (var it = path.getPathIterator(null); !it.isDone(); it.next()) {
            int kind = it.currentSegment(p);
            for (int i = 0; i < p.length; i++) {
                p[i] = Math.round(p[i] * 20) / 20.0;
            }
            switch (kind) {
                case java.awt.geom.PathIterator.SEG_MOVETO -> rounded.moveTo(p[0], p[1]);
                case java.awt.geom.PathIterator.SEG_LINETO -> rounded.lineTo(p[0], p[1]);
                case java.awt.geom.PathIterator.SEG_CUBICTO -> rounded.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                default -> rounded.closePath();
            }
        }
        return rounded;
    }
}
