package org.hudang.forms.file;

import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfOutline;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfViewerPreferences;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.kernel.pdf.navigation.PdfExplicitDestination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * Binds PDFs into one: every page upright on A4, numbered through, with bookmarks. A page is written as soon as it is set, so
 * that memory does not grow with their number. Only in a process of its own: it parses what came from outside.
 */
final class Binder {
    /** So many bytes of a part are copied before what is shared between its pages is written, and is copied again. */
    private static final long HELD = 16L << 20;

    private Binder() {}

    /** A PDF as it is before binding. */
    record Look(int pages, boolean layered) {}

    /** Opens a PDF and looks at every page. */
    static Look look(Path file) throws IOException {
        try (PdfDocument source = new PdfDocument(new PdfReader(file.toFile()))) {
            int pages = source.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                source.getPage(page).getCropBox();
            }
            PdfDictionary layers = source.getCatalog().getPdfObject().getAsDictionary(PdfName.OCProperties);
            return new Look(pages, layers != null);
        }
    }

    /**
     * Binds.
     *
     * @param begun is told the index of each part before it is read
     */
    static void bind(Binding binding, IntConsumer begun) throws IOException {
        WriterProperties properties = new WriterProperties().setFullCompressionMode(true);
        try (PdfWriter writer = new PdfWriter(Files.newOutputStream(binding.target()), properties);
                PdfDocument target = new PdfDocument(writer);
                PdfDocument numbers =
                        new PdfDocument(new PdfReader(binding.numbers().toFile()))) {
            target.getDocumentInfo().setTitle(binding.title()).setCreator("Hudang");
            target.getCatalog().setLang(new PdfString("zh-CN"));
            target.getCatalog().setPageMode(PdfName.UseOutlines);
            target.getCatalog().setViewerPreferences(new PdfViewerPreferences().setDisplayDocTitle(true));
            PdfOutline root = target.getOutlines(false);
            PdfOutline last = root;
            for (int i = 0; i < binding.parts().size(); i++) {
                begun.accept(i);
                Binding.Part part = binding.parts().get(i);
                PdfOutline above = part.level() == 1 ? root : last;
                PdfOutline bookmark = above.addOutline(part.bookmark());
                take(part, bookmark, target, numbers);
                if (part.level() == 1) {
                    last = bookmark;
                }
            }
            target.flushCopiedObjects(numbers);
        }
    }

    private static void take(Binding.Part part, PdfOutline bookmark, PdfDocument target, PdfDocument numbers)
            throws IOException {
        long size = Files.size(part.file());
        try (PdfDocument source = new PdfDocument(new PdfReader(part.file().toFile()))) {
            int pages = source.getNumberOfPages();
            long held = 0;
            for (int page = 1; page <= pages; page++) {
                BoundPage bound = BoundPage.of(source.getPage(page), target);
                if (page == 1) {
                    bookmark.addDestination(PdfExplicitDestination.createFit(bound.sheet()));
                }
                bound.number(numbers.getPage(target.getNumberOfPages()));
                bound.sheet().flush();
                held += size / pages;
                if (held > HELD) {
                    target.flushCopiedObjects(source);
                    held = 0;
                }
            }
            target.flushCopiedObjects(source);
        }
    }
}
