package org.hudang.archive.intake;

import java.nio.file.Path;

/**
 * PDF/A-2b copies (ISO 19005-2, level B). Of pictures: made in the child process, one page per picture, upright, without the
 * metadata of the picture. Of Word and Excel files: made by LibreOffice where it is installed, when they hide nothing.
 */
public interface PdfaCopies {

    /**
     * Makes the copy.
     *
     * @param file   an accepted file
     * @param type   its type: JPEG, PNG, TIFF, DOCX or XLSX
     * @param target a file that does not exist yet; complete when this method returns, absent when it throws
     * @return the number of pages
     * @throws PageNotRendered  IN-071, IN-072, IN-073, IN-081, IN-082
     * @throws ChildUnavailable IN-083, IN-085
     */
    int copy(Path file, DocumentType type, Path target);
}
