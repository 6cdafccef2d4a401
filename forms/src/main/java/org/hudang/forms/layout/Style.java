package org.hudang.forms.layout;

import org.hudang.forms.Weight;

/**
 * How a text is set.
 *
 * @param size of type in points
 * @param pitch from line to line in points
 * @param align in its measure
 * @param indent of the first line in ems
 * @param weight of plain runs
 * @param ink colour
 * @param role structure type
 */
public record Style(float size, float pitch, Align align, float indent, Weight weight, Ink ink, Role role) {
    /** Black paragraphs at the left edge. */
    public static Style of(double size, double pitch) {
        return new Style((float) size, (float) pitch, Align.LEFT, 0, Weight.REGULAR, Ink.BLACK, Role.P);
    }

    public Style bold() {
        return new Style(size, pitch, align, indent, Weight.BOLD, ink, role);
    }

    public Style align(Align other) {
        return new Style(size, pitch, other, indent, weight, ink, role);
    }

    public Style centred() {
        return align(Align.CENTRE);
    }

    public Style justified() {
        return align(Align.JUSTIFY);
    }

    /** First line indented by so many ems. */
    public Style indent(double ems) {
        return new Style(size, pitch, align, (float) ems, weight, ink, role);
    }

    public Style ink(Ink other) {
        return new Style(size, pitch, align, indent, weight, other, role);
    }

    public Style role(Role other) {
        return new Style(size, pitch, align, indent, weight, ink, other);
    }

    public Style size(double other, double otherPitch) {
        return new Style((float) other, (float) otherPitch, align, indent, weight, ink, role);
    }

    /** One line in millimetres. */
    public float lineMm() {
        return pitch / Sheet.POINTS_PER_MM;
    }

    /** One em in millimetres. */
    public float emMm() {
        return size / Sheet.POINTS_PER_MM;
    }
}
