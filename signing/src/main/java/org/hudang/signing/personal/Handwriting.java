package org.hudang.signing.personal;

import java.util.List;

/**
 * Strokes of a pen or finger (手写笔迹), as the device saw them; docs/formats/handwriting-v1.md.
 *
 * @param strokes in the order of writing
 * @param width of the writing area, in the unit of the points
 * @param height of the writing area
 */
public record Handwriting(List<Stroke> strokes, double width, double height) implements Expression {
    public Handwriting {
        strokes = List.copyOf(strokes);
    }

    /**
     * Reads what a device sends, version 1.
     *
     * @param json docs/formats/handwriting-v1.md
     * @throws HandwritingRefused blank, too short, oversize or unreadable
     */
    public static Handwriting parse(String json) {
        Handwriting writing = HandwritingJson.parse(json);
        HandwritingLimits.check(writing);
        return writing;
    }

    @Override
    public String toString() {
        return "Handwriting[" + strokes.size() + " strokes]";
    }

    /** From touching the surface to leaving it. */
    public record Stroke(List<PenPoint> points) {
        public Stroke {
            points = List.copyOf(points);
        }
    }

    /**
     * One sample.
     *
     * @param x from the left edge of the area
     * @param y from its upper edge, downwards
     * @param millis since the first sample of the first stroke
     * @param pressure 0 to 1; 0.5 where the device knows none
     */
    public record PenPoint(double x, double y, long millis, double pressure) {}
}
