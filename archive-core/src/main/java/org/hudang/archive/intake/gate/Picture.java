package org.hudang.archive.intake.gate;

/**
 * What the header of a picture says.
 *
 * @param pages       pictures in the file
 * @param width       of the first picture, pixels as stored
 * @param height      likewise
 * @param orientation EXIF orientation 1 to 8 (TIFF tag 274)
 * @param trailing    whether bytes follow the end of the picture
 */
public record Picture(int pages, int width, int height, int orientation, boolean trailing) {

    /** Whether upright means that width and height change places. */
    public boolean turned() {
        return orientation >= 5;
    }

    /** Pixels across when upright. */
    public int uprightWidth() {
        return turned() ? height : width;
    }

    /** Pixels down when upright. */
    public int uprightHeight() {
        return turned() ? width : height;
    }
}
