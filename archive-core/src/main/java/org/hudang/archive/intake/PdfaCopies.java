package org.hudang.archive.intake;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * PDF/A-2b copies (ISO 19005-2, level B). Of pictures: made in the child process, one page per picture, upright, without the
 * metadata of the picture. Of HEIC: likewise, after a decoder that is installed made it a picture that the child reads. Of Word and Excel files: made by LibreOffice where it is installed, when they hide nothing.
 */
public interface PdfaCopies {
    /** The kinds of file that are no form for the long term and get a copy in one. */
    Set<DocumentType> WANTED = Collections.unmodifiableSet(EnumSet.of(
            DocumentType.JPEG,
            DocumentType.PNG,
            DocumentType.TIFF,
            DocumentType.HEIC,
            DocumentType.DOCX,
            DocumentType.XLSX));

    /** What is said of a kind of file of {@link #WANTED} that {@link #types} lacks. */
    static IntakeCode absent(DocumentType type) {
        return type == DocumentType.HEIC ? IntakeCode.HEIF_ABSENT : IntakeCode.OFFICE_ABSENT;
    }

    /** Those of {@link #WANTED} that are copied here now: for some a program must be installed. */
    Set<DocumentType> types();

    /**
     * Makes the copy.
     *
     * @param file   an accepted file
     * @param type   its type, of {@link #WANTED}
     * @param target a file that does not exist yet; complete when this method returns, absent when it throws
     * @return the number of pages
     * @throws PageNotRendered  IN-071 to IN-075, IN-081, IN-082
     * @throws ChildUnavailable IN-083, IN-085
     */
    int copy(Path file, DocumentType type, Path target);
}
