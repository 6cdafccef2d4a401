package org.hudang.signing.personal;

import java.util.List;
import org.hudang.signing.personal.Handwriting.PenPoint;
import org.hudang.signing.personal.Handwriting.Stroke;

/** What is too little or too much to be a signature. */
final class HandwritingLimits {
    static final int MOST_CHARACTERS = 512 * 1024;
    private static final int MOST_STROKES = 200;
    private static final int MOST_POINTS = 20_000;
    private static final long MOST_MILLIS = 10 * 60_000L;
    private static final int LEAST_POINTS = 6;
    private static final long LEAST_MILLIS = 150;
    /** Length of all strokes together, as a part of the height of the area. */
    private static final double LEAST_LENGTH = 0.5;

    private HandwritingLimits() {}

    /**
     * Requires that this can be a signature.
     *
     * @throws HandwritingRefused blank, too short, oversize or not what a pen can do
     */
    static void check(Handwriting writing) {
        area("w", writing.width());
        area("h", writing.height());
        List<Stroke> strokes = writing.strokes();
        int points = strokes.stream().mapToInt(stroke -> stroke.points().size()).sum();
        if (points == 0) {
            throw HandwritingRefused.blank();
        }
        most("strokes", MOST_STROKES, strokes.size());
        most("points", MOST_POINTS, points);
        long end = order(writing);
        most("milliseconds", MOST_MILLIS, end);
        if (points < LEAST_POINTS) {
            throw HandwritingRefused.tooShort("points", Integer.toString(LEAST_POINTS), Integer.toString(points));
        }
        long parts = Math.round(100 * length(strokes) / writing.height());
        if (parts < 100 * LEAST_LENGTH) {
            throw HandwritingRefused.tooShort("length", Math.round(100 * LEAST_LENGTH) + " %", parts + " %");
        }
        if (end < LEAST_MILLIS) {
            throw HandwritingRefused.tooShort("milliseconds", Long.toString(LEAST_MILLIS), Long.toString(end));
        }
    }

    private static void area(String name, double side) {
        if (!(side >= 50 && side <= 20_000)) {
            throw HandwritingRefused.unreadable(name + ": 50 to 20000");
        }
    }

    private static void most(String measure, long most, long found) {
        if (found > most) {
            throw HandwritingRefused.oversize(measure, Long.toString(most), Long.toString(found));
        }
    }

    /** Checks each sample and that time never runs back; answers the last time. */
    private static long order(Handwriting writing) {
        long time = 0;
        for (Stroke stroke : writing.strokes()) {
            if (stroke.points().isEmpty()) {
                throw HandwritingRefused.unreadable("a stroke without points");
            }
            for (PenPoint point : stroke.points()) {
                boolean inside = Math.abs(point.x() - writing.width() / 2) <= writing.width()
                        && Math.abs(point.y() - writing.height() / 2) <= writing.height();
                if (!inside || !(point.pressure() >= 0 && point.pressure() <= 1) || point.millis() < time) {
                    throw HandwritingRefused.unreadable("a point outside of area, time or pressure");
                }
                time = point.millis();
            }
        }
        return time;
    }

    private static double length(List<Stroke> strokes) {
        double length = 0;
        for (Stroke stroke : strokes) {
            for (int i = 1; i < stroke.points().size(); i++) {
                PenPoint from = stroke.points().get(i - 1);
                PenPoint to = stroke.points().get(i);
                length += Math.hypot(to.x() - from.x(), to.y() - from.y());
            }
        }
        return length;
    }
}
