package org.hudang.archive.intake;

import java.nio.file.Path;

/**
 * PDF/A-2b copies (ISO 19005-2, level B) of pictures, made in the child process. One page per picture, upright, without
 * the metadata of the picture.
 */
public interface PdfaCopies {

    /**
     * Makes the copy.
     *
     * @param image  an accepted file
     * @param type   its type: JPEG, PNG or TIFF
     * @param target a file that does not exist yet; complete when this method returns, absent when it throws
     * @return the number of pages
     * @throws PageNotRendered  IN-081, IN-082
     * @throws ChildUnavailable IN-083, IN-085
     */
    int copy(Path image, DocumentType type, Path target);
}
