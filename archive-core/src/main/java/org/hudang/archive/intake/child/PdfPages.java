package org.hudang.archive.intake.child;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;
import org.hudang.archive.intake.gate.Limits;
import org.hudang.archive.intake.gate.PdfGate;
import org.hudang.archive.intake.gate.Stop;

/** PDF: the gate, then pages, text and pictures through PDFBox. */
final class PdfPages {
    private static final long MEMORY = 48L << 20;
    private static final float MAX_SCALE = 4;

    private PdfPages() {}

    static Reply examine(Path file, Reading reading) throws IOException {
        gate(file);
        try (PDDocument document = open(file)) {
            PageTree tree = PageTree.settle(document);
            tree.checkFields(document);
            PDPage first = tree.pages().get(0);
            PageText text = new PageText(reading);
            try {
                text.writeText(document, new StringWriter());
            } catch (IOException | RuntimeException unreadable) {
                reading.warn(IntakeCode.NO_TEXT);
            }
            text.texts(tree.pages().size()).forEach(reading::add);
            if (text.invisible()) {
                reading.warn(IntakeCode.INVISIBLE_TEXT);
            }
            PDRectangle box = first.getCropBox();
            boolean turned = first.getRotation() % 180 != 0;
            int across = Math.round(turned ? box.getHeight() : box.getWidth());
            int down = Math.round(turned ? box.getWidth() : box.getHeight());
            return reading.withText(new Size(tree.pages().size(), across, down));
        }
    }

    static Reply render(Path file, Strip strip) throws IOException {
        gate(file);
        try (PDDocument document = open(file)) {
            PageTree tree = PageTree.settle(document);
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return strip.draw(tree.pages().size(), false, page -> {
                PDRectangle box = tree.pages().get(page - 1).getCropBox();
                float longer = Math.max(box.getWidth(), box.getHeight());
                float scale = Math.min(MAX_SCALE, (strip.pixels() - 1) / longer);
                return renderer.renderImage(page - 1, scale, ImageType.RGB);
            });
        }
    }

    static void gate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            PdfGate.check(bytes);
        }
    }

    private static PDDocument open(Path file) throws IOException {
        return Loader.loadPDF(
                new RandomAccessReadBufferedFile(file.toFile()), MemoryUsageSetting.setupMixed(MEMORY).streamCache);
    }

    /** A page's box must be a real rectangle within the limit, whatever it inherits. */
    static void checkBox(PDPage page) {
        for (PDRectangle box : List.of(page.getMediaBox(), page.getCropBox())) {
            float unit = Math.max(1, page.getUserUnit());
            boolean fits = box.getWidth() * unit <= Limits.BOX && box.getHeight() * unit <= Limits.BOX;
            if (!fits) {
                throw Stop.refuse(IntakeCode.BOX_LIMIT, Limits.BOX);
            }
        }
    }
}
