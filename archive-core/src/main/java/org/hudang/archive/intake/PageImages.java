package org.hudang.archive.intake;

import java.nio.file.Path;

/**
 * Pictures of pages (页面图像), drawn in the child process.
 */
public interface PageImages {

    /** The largest side of a picture in pixels. */
    int MAX_PIXELS = 4000;

    /**
     * Draws one page so that its longer side has at most {@code maxPixels} pixels; a picture is never enlarged.
     *
     * @param file      an accepted file
     * @param type      its type as {@link Intake#examine} found it: PDF, JPEG, PNG or TIFF
     * @param page      from 1
     * @param maxPixels 16 to {@link #MAX_PIXELS}
     * @throws PageNotRendered  IN-080, IN-081, IN-082
     * @throws ChildUnavailable IN-083, IN-085
     */
    PageImage render(Path file, DocumentType type, int page, int maxPixels);
}
