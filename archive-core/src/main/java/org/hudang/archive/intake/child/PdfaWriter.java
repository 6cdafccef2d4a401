package org.hudang.archive.intake.child;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.gate.Picture;
import org.hudang.archive.intake.gate.Pictures;

/**
 * Writes pictures as PDF/A-2b (ISO 19005-2): one page each, turned upright by the page's own matrix. The coded data of a grey
 * or three-colour JPEG is taken over without loss, without its metadata; other pictures are coded anew without loss.
 */
final class PdfaWriter {
    private static final float LONG_SIDE = 842;
    private static final float SHORT_SIDE = 595;
    private static final int MAX_SIDE = 6_000;
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

    static int write(Path file, DocumentType type, Path output) throws IOException {
        Picture picture = Pictures.read(file, type);
        try (PDDocument document = new PDDocument()) {
            document.setVersion(1.7f);
            CRC32 checksum = new CRC32();
            checksum.update(Files.readAllBytes(file));
            document.setDocumentId(checksum.getValue());
            declare(document);
            for (int page = 1; page <= picture.pages(); page++) {
                add(document, image(document, file, type, page), picture.orientation());
            }
            document.save(output.toFile());
        }
        return picture.pages();
    }

    private static void declare(PDDocument document) throws IOException {
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
            byte[] bare = BareJpeg.of(Files.readAllBytes(file));
            if (BareJpeg.components(bare) != 4) {
                return JPEGFactory.createFromByteArray(document, bare);
            }
        }
        BufferedImage source = PictureFile.decode(file, type, page, MAX_SIDE);
        boolean plain = !source.getColorModel().hasAlpha()
                && (source.getType() == BufferedImage.TYPE_BYTE_BINARY
                        || source.getType() == BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage drawn = plain ? source : PictureFile.upright(source, 1, MAX_SIDE);
        if (type == DocumentType.JPEG) {
            return JPEGFactory.createFromImage(document, drawn, 0.92f);
        }
        return LosslessFactory.createFromImage(document, drawn);
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

    /** The coded data of a JPEG without its metadata: comments, application segments and what follows the end. */
    static final class BareJpeg {
        private static final int SOS = 0xda;
        private static final int EOI = 0xd9;
        private static final int COM = 0xfe;
        private static final int ADOBE = 0xee;

        private BareJpeg() {}

        static byte[] of(byte[] jpeg) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length);
            out.write(jpeg, 0, 2);
            int at = 2;
            while (at + 4 <= jpeg.length) {
                int marker = jpeg[at + 1] & 0xff;
                if ((jpeg[at] & 0xff) != 0xff) {
                    throw new IOException("not a marker");
                }
                if (marker == 0xff) {
                    at++;
                    continue;
                }
                int end = marker == EOI ? at + 2 : at + 2 + u16(jpeg, at + 2);
                if (marker == SOS) {
                    end = afterScan(jpeg, end);
                }
                boolean meta = marker == COM || (marker >= 0xe0 && marker <= 0xef && marker != ADOBE);
                if (end > jpeg.length) {
                    throw new IOException("cut");
                }
                if (!meta) {
                    out.write(jpeg, at, end - at);
                }
                at = end;
                if (marker == EOI) {
                    return out.toByteArray();
                }
            }
            out.write(0xff);
            out.write(EOI);
            return out.toByteArray();
        }

        /** The number of colour components of the first frame. */
        static int components(byte[] bare) {
            int at = 2;
            while (at + 10 <= bare.length) {
                int marker = bare[at + 1] & 0xff;
                boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
                if (frame) {
                    return bare[at + 9] & 0xff;
                }
                at += 2 + u16(bare, at + 2);
            }
            return 0;
        }

        private static int afterScan(byte[] jpeg, int from) {
            int at = from;
            while (at + 1 < jpeg.length) {
                int next = jpeg[at + 1] & 0xff;
                if ((jpeg[at] & 0xff) == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    return at;
                }
                at++;
            }
            return jpeg.length;
        }

        private static int u16(byte[] bytes, int at) {
            return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
        }
    }
}
