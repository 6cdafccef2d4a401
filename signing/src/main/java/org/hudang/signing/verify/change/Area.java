package org.hudang.signing.verify.change;

/**
 * Part of a page as it is shown, turned and cropped, in thousandths of its width and height from the upper left corner.
 *
 * @param left 0 to 1000
 * @param top 0 to 1000
 * @param width at least 1
 * @param height at least 1
 */
public record Area(int left, int top, int width, int height) {}
