package org.hudang.archive.intake;

import java.nio.file.Path;
import java.util.List;

/**
 * Makes a PDF of pages of other PDFs, in the child process. Page content is taken over as it is; forms become part of the page,
 * links and everything that acts are left out.
 */
public interface PageAssembly {

    /** Most files that pages are taken from at a time. */
    int MOST_SOURCES = 200;

    /**
     * A page to take.
     *
     * @param source which of the files, from 0
     * @param page of it, from 1
     * @param turn clockwise, in degrees: 0, 90, 180 or 270
     */
    record Piece(int source, int page, int turn) {}

    /**
     * Makes the file.
     *
     * @param sources accepted PDF files, at most {@link #MOST_SOURCES}
     * @param pieces  at least one, in the order of the pages
     * @param target  a file that does not exist yet; complete when this method returns, absent when it throws
     * @throws PageNotRendered  IN-070 when a source carries signatures; IN-080, IN-082
     * @throws ChildUnavailable IN-083, IN-085
     */
    void assemble(List<Path> sources, List<Piece> pieces, Path target);
}
