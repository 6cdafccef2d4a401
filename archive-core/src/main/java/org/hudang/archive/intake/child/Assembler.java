package org.hudang.archive.intake.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Fate;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;
import org.hudang.archive.intake.gate.Stop;
import org.jspecify.annotations.Nullable;

/**
 * Makes a PDF of pages of other PDFs. What a page draws is taken over as it is; what leads away from it, or acts, stays behind,
 * so that no page drags the rest of its document along.
 */
final class Assembler {
    private static final long MEMORY = 48L << 20;
    private static final long LEAST_MEMORY = 1L << 20;

    private static final Set<COSName> OF_PAGES =
            Set.of(COSName.CONTENTS, COSName.GROUP, COSName.getPDFName("UserUnit"));

    private static final Set<COSName> OF_NOTES = Set.of(
            COSName.TYPE,
            COSName.SUBTYPE,
            COSName.RECT,
            COSName.AP,
            COSName.AS,
            COSName.F,
            COSName.C,
            COSName.CA,
            COSName.QUADPOINTS);

    /** Notes that show something of their own. */
    private static final Set<String> SHOWN = Set.of(
            "FreeText",
            "Line",
            "Square",
            "Circle",
            "Polygon",
            "PolyLine",
            "Highlight",
            "Underline",
            "Squiggly",
            "StrikeOut",
            "Stamp",
            "Caret",
            "Ink");

    private Assembler() {}

    /** A page of a source. */
    private record Piece(int source, int page, int turn) {}

    /** What is asked for: {@code source <path>} for each file, then {@code page <source> <page> <turn>} for each page. */
    private record Order(List<Path> sources, List<Piece> pieces) {
        static Order read(Path file) throws IOException {
            List<Path> sources = new ArrayList<>();
            List<Piece> pieces = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.startsWith("source ")) {
                    sources.add(Path.of(line.substring("source ".length())));
                } else {
                    String[] words = line.split(" ", -1);
                    pieces.add(new Piece(
                            Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3])));
                }
            }
            return new Order(sources, pieces);
        }
    }

    static Reply assemble(Path file, Path output) throws IOException {
        Order order = Order.read(file);
        StreamCacheCreateFunction cache = cache(order.sources().size() + 1);
        List<PDDocument> opened = new ArrayList<>();
        try (PDDocument made = new PDDocument(cache)) {
            List<List<PDPage>> sources = new ArrayList<>();
            for (Path source : order.sources()) {
                PdfPages.gate(source);
                PDDocument document = Loader.loadPDF(new RandomAccessReadBufferedFile(source.toFile()), cache);
                opened.add(document);
                PageTree tree = PageTree.settle(document);
                tree.checkFields(document);
                requireUnsigned(document);
                flatten(document);
                sources.add(tree.pages());
            }
            for (Piece piece : order.pieces()) {
                List<PDPage> pages = sources.get(piece.source());
                if (piece.page() < 1 || piece.page() > pages.size()) {
                    return Reply.of(Fate.REFUSED, Finding.of(IntakeCode.PAGE_ABSENT, piece.page(), pages.size()));
                }
                made.addPage(copied(pages.get(piece.page() - 1), piece.turn()));
            }
            made.setVersion(1.7f);
            made.setDocumentId(id(order));
            made.save(output.toFile(), CompressParameters.NO_COMPRESSION);
        } finally {
            for (PDDocument document : opened) {
                document.close();
            }
        }
        Size size = new Size(order.pieces().size(), order.pieces().size(), 0);
        return new Reply(Fate.DONE, Finding.of(IntakeCode.ACCEPTED), size, "application/pdf", List.of(), List.of());
    }

    private static StreamCacheCreateFunction cache(int documents) {
        return MemoryUsageSetting.setupMixed(Math.max(LEAST_MEMORY, MEMORY / documents)).streamCache;
    }

    /** The same order of the same pages makes the same file, wherever the sources lie. */
    private static long id(Order order) {
        CRC32 checksum = new CRC32();
        checksum.update(order.pieces().toString().getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }

    private static void requireUnsigned(PDDocument document) throws IOException {
        if (!document.getSignatureDictionaries().isEmpty()) {
            throw Stop.refuse(IntakeCode.SIGNED_PAGES);
        }
    }

    /** What was filled in becomes part of the page. */
    private static void flatten(PDDocument document) throws IOException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form != null) {
            form.flatten();
        }
    }

    private static PDPage copied(PDPage page, int turn) {
        COSDictionary from = page.getCOSObject();
        COSDictionary to = new COSDictionary();
        to.setItem(COSName.TYPE, COSName.PAGE);
        take(from, to, OF_PAGES);
        PDPage copy = new PDPage(to);
        copy.setMediaBox(page.getMediaBox());
        copy.setCropBox(page.getCropBox());
        copy.setRotation((page.getRotation() + turn) % 360);
        PDResources resources = page.getResources();
        copy.setResources(resources == null ? new PDResources() : resources);
        COSArray notes = notes(from.getCOSArray(COSName.ANNOTS));
        if (notes.size() > 0) {
            to.setItem(COSName.ANNOTS, notes);
        }
        return copy;
    }

    private static COSArray notes(@Nullable COSArray annotations) {
        COSArray notes = new COSArray();
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary note
                    && SHOWN.contains(String.valueOf(note.getNameAsString(COSName.SUBTYPE)))
                    && note.containsKey(COSName.AP)) {
                COSDictionary kept = new COSDictionary();
                take(note, kept, OF_NOTES);
                notes.add(kept);
            }
        }
        return notes;
    }

    private static void take(COSDictionary from, COSDictionary to, Set<COSName> names) {
        for (COSName name : names) {
            COSBase value = from.getItem(name);
            if (value != null) {
                to.setItem(name, value);
            }
        }
    }
}
