package org.hudang.certificates.qr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The first page of a PDF as a picture, for documents of this office: 20 MB of file, 200 dots an inch, fewer for large
 * pages. Foreign documents belong into a process of their own.
 */
public final class FirstPage {
    private static final long LARGEST_FILE = 20L * 1024 * 1024;
    private static final float DOTS_PER_INCH = 200;
    private static final float POINTS_PER_INCH = 72;
    private static final float LONGEST_SIDE = 3600;

    private FirstPage() {}

    /**
     * Renders the page.
     *
     * @throws PictureRefused when the file is too large or no PDF whose page can be drawn
     */
    public static BufferedImage of(Path pdf) {
        try {
            long size = Files.size(pdf);
            if (size > LARGEST_FILE) {
                throw PictureRefused.tooLarge(size, LARGEST_FILE);
            }
            try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
                if (document.getNumberOfPages() < 1) {
                    throw PictureRefused.documentUnreadable();
                }
                PDRectangle page = document.getPage(0).getCropBox();
                float longest = Math.max(page.getWidth(), page.getHeight());
                float scale = Math.min(DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / Math.max(longest, 1));
                return new PDFRenderer(document).renderImage(0, scale, ImageType.GRAY);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw PictureRefused.documentUnreadable();
        }
    }
}
