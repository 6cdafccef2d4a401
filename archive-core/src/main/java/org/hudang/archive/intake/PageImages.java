package org.hudang.archive.intake;

import java.io.IOException;
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

    /**
     * Draws pages one after another, with one look through the gate for all of them: the first one in any case, further ones
     * as far as the span allows. A page that cannot be drawn is left out.
     *
     * @param file   an accepted file
     * @param type   PDF, JPEG, PNG or TIFF
     * @param taker  gets each picture in the order of the pages
     * @return how many pages the file has
     * @throws PageNotRendered  IN-080, IN-081, IN-082: not one could be drawn
     * @throws ChildUnavailable IN-083, IN-085
     */
    int draw(Path file, DocumentType type, PageSpan span, int maxPixels, Taker taker);

    /** Takes pictures. */
    interface Taker {
        /**
         * Takes one.
         *
         * @param page      from 1
         * @param picture   a file that is gone when this returns, unless it was moved away
         * @param mediaType {@code image/png} or {@code image/jpeg}
         */
        void take(int page, Path picture, String mediaType) throws IOException;
    }
}
