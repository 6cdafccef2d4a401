package org.hudang.forms;

import java.util.List;

/**
 * A finished, unsigned paper.
 *
 * @param pdf the whole file
 * @param template the version it was set with
 * @param pages number of pages
 * @param places every signature field in it, in reading order
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a file, handed over to the caller
public record ComposedPaper(byte[] pdf, TemplateVersion template, int pages, List<SignaturePlace> places) {
    public ComposedPaper {
        places = List.copyOf(places);
    }
}
