package org.hudang.signing.pdf;

/** Counts the pages of a file. */
public final class PdfPages {
    private PdfPages() {}

    /**
     * How many pages there are; counted, not believed.
     *
     * @throws PdfUnreadable as signing does, and for the same files
     */
    public static int in(byte[] pdf) {
        try (OpenPdf open = OpenPdf.of(pdf)) {
            return open.pages();
        }
    }
}
