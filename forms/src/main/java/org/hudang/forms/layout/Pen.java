package org.hudang.forms.layout;

/**
 * How a rule or frame is drawn.
 *
 * @param points width
 * @param ink colour
 */
public record Pen(double points, Ink ink) {}
