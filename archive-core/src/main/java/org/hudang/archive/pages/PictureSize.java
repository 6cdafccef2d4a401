package org.hudang.archive.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How large a picture is: few sizes, so that what was drawn for one person serves the next. */
public enum PictureSize {
    /** To find a page by: pictures on which only large writing can be read. */
    THUMB(240, 63),
    /** To read on a screen. */
    SCREEN(1400, 3),
    /** To look at closely, or to print. */
    FULL(4000, 0);

    private final int pixels;
    private final int ahead;

    PictureSize(int pixels, int ahead) {
        this.pixels = pixels;
        this.ahead = ahead;
    }

    /** The longer side has at most so many; a picture is never enlarged. */
    int pixels() {
        return pixels;
    }

    /** How many pages after the one that is asked for are drawn with it, if there is time. */
    int ahead() {
        return ahead;
    }

    /** As it stands in addresses and names of files: {@code thumb}, {@code screen}, {@code full}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The size of this word. */
    public static Optional<PictureSize> of(String word) {
        return Arrays.stream(values()).filter(size -> size.word().equals(word)).findFirst();
    }
}
