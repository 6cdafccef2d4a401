package org.hudang.forms.layout;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.colors.DeviceRgb;

/**
 * A colour in sRGB.
 *
 * @param rgb 0xRRGGBB
 */
public record Ink(int rgb) {
    /** Text. */
    public static final Ink BLACK = new Ink(0x000000);
    /** Notes and footers. */
    public static final Ink GREY = new Ink(0x555b63);
    /** Frames and rules. */
    public static final Ink LINE = new Ink(0x202020);
    /** Seals and warnings. */
    public static final Ink RED = new Ink(0xc8102e);

    Color color() {
        return new DeviceRgb((rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff);
    }
}
