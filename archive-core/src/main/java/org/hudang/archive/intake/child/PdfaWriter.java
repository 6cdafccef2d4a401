package org.hudang.archive.intake.child;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Extent;
import org.hudang.archive.intake.child.Wire.Fate;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;
import org.hudang.archive.intake.gate.Picture;
import org.hudang.archive.intake.gate.Pictures;

/**
 * Writes pictures as PDF/A-2b (ISO 19005-2): one page each, turned upright by the page's own matrix, with every pixel they have.
 * The coded data of a grey or three-colour JPEG is taken over without loss, without its metadata; other pictures are coded anew
 * without loss. Nothing is held as a whole: neither the file nor its pixels.
 */
final class PdfaWriter {
    private static final float LONG_SIDE = 842;
    private static final float SHORT_SIDE = 595;
    private static final long MEMORY = 32L << 20;
    private static final String SRGB = "sRGB IEC61966-2.1";
    private static final String XMP = """
            <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;

    private PdfaWriter() {}

    /** Writes the first page that is asked for in any case, further ones while there is time; the width says how many. */
    static Reply write(Path file, DocumentType type, Extent extent, Path output) throws IOException {
        Picture picture = Pictures.read(file, type);
        if (extent.page() < 1 || extent.page() > picture.pages()) {
            return Reply.of(Fate.REFUSED, Finding.of(IntakeCode.PAGE_ABSENT, extent.page(), picture.pages()));
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(extent.millis());
        int page = extent.page();
        try (PDDocument document = new PDDocument(cache())) {
            declare(document, checksum(file));
            do {
                add(document, image(document, file, type, page), picture.orientation());
                page++;
            } while (page <= picture.pages() && System.nanoTime() - end < 0);
            document.save(output.toFile());
        }
        return done(picture.pages(), page - extent.page());
    }

    /** Joins copies of one page or more, {@code 1.pdf} to the last, into one. */
    static Reply join(Path folder, int last, Path output) throws IOException {
        List<PDDocument> parts = new ArrayList<>();
        CRC32 checksum = new CRC32();
        int pages = 0;
        try (PDDocument joined = new PDDocument(cache())) {
            for (int number = 1; number <= last; number++) {
                PDDocument part = Loader.loadPDF(
                        new RandomAccessReadBufferedFile(
                                folder.resolve(number + ".pdf").toFile()),
                        cache());
                parts.add(part);
                for (PDPage page : part.getPages()) {
                    joined.importPage(page);
                    add(checksum, page);
                    pages++;
                }
            }
            declare(joined, checksum.getValue());
            joined.save(output.toFile());
        } finally {
            for (PDDocument part : parts) {
                part.close();
            }
        }
        return done(pages, pages);
    }

    private static Reply done(int pages, int written) {
        Size size = new Size(pages, written, 0);
        return new Reply(Fate.DONE, Finding.of(IntakeCode.ACCEPTED), size, "application/pdf", List.of(), List.of());
    }

    private static StreamCacheCreateFunction cache() {
        return MemoryUsageSetting.setupMixed(MEMORY).streamCache;
    }

    /** The same file makes the same copy. */
    private static long checksum(Path file) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
            IOUtils.copy(in, OutputStream.nullOutputStream());
            return in.getChecksum().getValue();
        }
    }

    private static void add(CRC32 checksum, PDPage page) throws IOException {
        for (COSName name : page.getResources().getXObjectNames()) {
            COSStream stream = page.getResources().getXObject(name).getCOSObject();
            try (InputStream raw = new CheckedInputStream(stream.createRawInputStream(), checksum)) {
                IOUtils.copy(raw, OutputStream.nullOutputStream());
            }
        }
    }

    private static void declare(PDDocument document, long id) throws IOException {
        document.setVersion(1.7f);
        document.setDocumentId(id);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(XMP.getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private static PDImageXObject image(PDDocument document, Path file, DocumentType type, int page)
            throws IOException {
        if (type == DocumentType.JPEG) {
            BareJpeg.Frame frame = BareJpeg.frame(file);
            if (frame.components() != 4) {
                return photograph(document, file, frame);
            }
        }
        return PictureRows.image(document, file, type, page);
    }

    private static PDImageXObject photograph(PDDocument document, Path file, BareJpeg.Frame frame) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            BareJpeg.copy(file, out);
        }
        stream.setItem(COSName.FILTER, COSName.DCT_DECODE);
        PDImageXObject image = new PDImageXObject(new PDStream(stream), null);
        image.setWidth(frame.width());
        image.setHeight(frame.height());
        image.setBitsPerComponent(frame.bits());
        image.setColorSpace(frame.components() == 1 ? PDDeviceGray.INSTANCE : PDDeviceRGB.INSTANCE);
        return image;
    }

    private static void add(PDDocument document, PDImageXObject image, int orientation) throws IOException {
        boolean turned = orientation >= 5;
        float across = turned ? image.getHeight() : image.getWidth();
        float down = turned ? image.getWidth() : image.getHeight();
        float scale = Math.min(LONG_SIDE / Math.max(across, down), SHORT_SIDE / Math.min(across, down));
        float width = Math.max(3, across * scale);
        float height = Math.max(3, down * scale);
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        // unit square, y up -> stored picture, y down -> upright, y down -> page, y up
        AffineTransform placed = new AffineTransform(width, 0, 0, -height, 0, height);
        AffineTransform upright = PictureFile.turn(orientation, 1, 1);
        placed.concatenate(upright);
        placed.concatenate(new AffineTransform(1, 0, 0, -1, 0, 1));
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(image, new Matrix(placed));
        }
    }
}
