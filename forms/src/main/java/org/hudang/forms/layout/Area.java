package org.hudang.forms.layout;

/**
 * A rectangle in millimetres from the top left corner of the page.
 *
 * @param x left edge
 * @param y upper edge
 * @param width width
 * @param height height
 */
public record Area(float x, float y, float width, float height) {
    /** The same rectangle, smaller by so much on every side. */
    public Area inset(float by) {
        return new Area(x + by, y + by, width - 2 * by, height - 2 * by);
    }

    /** Right edge. */
    public float right() {
        return x + width;
    }

    /** Lower edge. */
    public float bottom() {
        return y + height;
    }
}
