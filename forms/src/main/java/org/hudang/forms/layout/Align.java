package org.hudang.forms.layout;

/** How lines sit in their measure. */
public enum Align {
    /** Both edges, the last line at the left. */
    JUSTIFY,
    /** Left edge. */
    LEFT,
    /** Middle. */
    CENTRE,
    /** Right edge. */
    RIGHT
}
