package org.hudang.archive.intake.child;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.hudang.archive.intake.DocumentType;

/**
 * The pixels of a picture as PDF keeps them without loss, decoded a band of rows at a time: a page in full colour at 600 dots an
 * inch has more bytes than a child has memory.
 */
final class PictureRows {
    /** Bytes of a decoded band; a decoder that cannot begin in the middle starts once more for each. A4 as above is one. */
    private static final long BAND = 112L << 20;

    /** Scans are grainy: more effort takes long and makes them hardly smaller. */
    private static final int EFFORT = 2;

    private static final int PIECE = 1 << 16;
    private static final int PIECE_ROWS = 64;
    private static final byte UP = 2;

    private final ImageReader reader;
    private final int index;
    private final long bytes;
    private final int width;
    private final int height;

    private PictureRows(ImageReader reader, int index, long bytes) throws IOException {
        this.bytes = bytes;
        this.reader = reader;
        this.index = index;
        this.width = reader.getWidth(index);
        this.height = reader.getHeight(index);
    }

    /** How pixels are kept. */
    private enum Kind {
        BILEVEL(1, 1),
        GREY(8, 1),
        COLOUR(8, 3);

        private final int bits;
        private final int samples;

        Kind(int bits, int samples) {
            this.bits = bits;
            this.samples = samples;
        }

        PDColorSpace colours() {
            return samples == 1 ? PDDeviceGray.INSTANCE : PDDeviceRGB.INSTANCE;
        }

        int bytes(int width) {
            return (width * bits * samples + 7) / 8;
        }
    }

    /** A page of a picture as an image of the document. */
    static PDImageXObject image(PDDocument document, Path file, DocumentType type, int page) throws IOException {
        return image(document, file, type, page, BAND);
    }

    /** The same with bands of so many bytes. */
    static PDImageXObject image(PDDocument document, Path file, DocumentType type, int page, long bytes)
            throws IOException {
        ImageReader reader = PictureFile.reader(type);
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, false, true);
            return new PictureRows(reader, page - 1, bytes).image(document);
        } finally {
            reader.dispose();
        }
    }

    private PDImageXObject image(PDDocument document) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        Deflater deflater = new Deflater(EFFORT);
        Kind kind;
        try (OutputStream raw = stream.createRawOutputStream();
                OutputStream out = new DeflaterOutputStream(raw, deflater, PIECE)) {
            kind = write(out);
        } finally {
            deflater.end();
        }
        stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        if (kind != Kind.BILEVEL) {
            COSDictionary parameters = new COSDictionary();
            parameters.setInt(COSName.PREDICTOR, 15);
            parameters.setInt(COSName.COLORS, kind.samples);
            parameters.setInt(COSName.BITS_PER_COMPONENT, kind.bits);
            parameters.setInt(COSName.COLUMNS, width);
            stream.setItem(COSName.DECODE_PARMS, parameters);
        }
        PDImageXObject image = new PDImageXObject(new PDStream(stream), null);
        image.setWidth(width);
        image.setHeight(height);
        image.setBitsPerComponent(kind.bits);
        image.setColorSpace(kind.colours());
        return image;
    }

    private Kind write(OutputStream out) throws IOException {
        int rows = (int) Math.max(1, Math.min(height, bytes / Math.max(1, bytesOfRow())));
        Band above = new Band(Optional.empty(), new byte[0]);
        for (int top = 0; top < height; top += rows) {
            above = write(top, rows, above, out);
        }
        return above.kind().orElseThrow();
    }

    /**
     * What the next band has to know of this one.
     *
     * @param last its last row
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Band(Optional<Kind> kind, byte[] last) {}

    /** One band, out of memory again when this returns. */
    private Band write(int top, int rows, Band above, OutputStream out) throws IOException {
        BufferedImage band = band(top, rows);
        Kind kind = above.kind().orElseGet(() -> kind(band));
        byte[] before = top == 0 ? new byte[kind.bytes(width)] : above.last();
        for (int y = 0; y < band.getHeight(); y += PIECE_ROWS) {
            BufferedImage piece = piece(band, y, kind);
            for (int i = 0; i < piece.getHeight(); i++) {
                byte[] row = row(piece, i, kind);
                write(row, before, kind, out);
                before = row;
            }
        }
        return new Band(Optional.of(kind), before);
    }

    /** How many bytes a decoded row takes; as many as the widest pixels do when the reader does not say. */
    private long bytesOfRow() throws IOException {
        long widest = 8L * width;
        try {
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(index);
            if (types == null || !types.hasNext()) {
                return widest;
            }
            SampleModel samples = types.next().getSampleModel();
            return samples instanceof MultiPixelPackedSampleModel packed
                    ? ((long) width * packed.getPixelBitStride() + 7) / 8
                    : (long) width * samples.getNumBands() * DataBuffer.getDataTypeSize(samples.getDataType()) / 8;
        } catch (IIOException onlyRaw) {
            return widest;
        }
    }

    private BufferedImage band(int top, int rows) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle(0, top, width, Math.min(rows, height - top)));
        return PictureFile.read(reader, index, param);
    }

    private static Kind kind(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        if (colours instanceof IndexColorModel palette) {
            boolean two = image.getType() == BufferedImage.TYPE_BYTE_BINARY && colours.getPixelSize() == 1;
            return two && isBlackOrWhite(palette.getRGB(0)) && isBlackOrWhite(palette.getRGB(1))
                    ? Kind.BILEVEL
                    : Kind.COLOUR;
        }
        return image.getType() == BufferedImage.TYPE_BYTE_GRAY ? Kind.GREY : Kind.COLOUR;
    }

    private static boolean isBlackOrWhite(int argb) {
        return argb == 0xff000000 || argb == 0xffffffff;
    }

    /** Some rows; colours of whatever kind are drawn as the screen has them, on white. */
    private BufferedImage piece(BufferedImage band, int top, Kind kind) {
        BufferedImage piece = band.getSubimage(0, top, width, Math.min(PIECE_ROWS, band.getHeight() - top));
        if (kind != Kind.COLOUR || isAsStored(band)) {
            return piece;
        }
        BufferedImage drawn = new BufferedImage(width, piece.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, piece.getHeight());
            graphics.drawImage(piece, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    /** Red, green and blue, a byte each. */
    private static boolean isAsStored(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return image.getRaster().getNumBands() == 3
                && image.getRaster().getDataBuffer() instanceof DataBufferByte
                && model instanceof ComponentColorModel
                && model.getColorSpace().isCS_sRGB();
    }

    private byte[] row(BufferedImage piece, int y, Kind kind) {
        byte[] row = new byte[kind.bytes(width)];
        if (kind == Kind.BILEVEL) {
            bits(piece, y, row);
        } else if (kind == Kind.GREY || isAsStored(piece)) {
            piece.getRaster().getDataElements(0, y, width, 1, row);
        } else {
            colours(piece, y, row);
        }
        return row;
    }

    private void bits(BufferedImage piece, int y, byte[] row) {
        int[] rgb = piece.getRGB(0, y, width, 1, null, 0, width);
        for (int x = 0; x < width; x++) {
            if ((rgb[x] & 1) != 0) {
                row[x >> 3] |= (byte) (0x80 >> (x & 7));
            }
        }
    }

    private void colours(BufferedImage piece, int y, byte[] row) {
        int[] rgb = piece.getRGB(0, y, width, 1, null, 0, width);
        for (int x = 0; x < width; x++) {
            row[3 * x] = (byte) (rgb[x] >> 16);
            row[3 * x + 1] = (byte) (rgb[x] >> 8);
            row[3 * x + 2] = (byte) rgb[x];
        }
    }

    /** Grey and colour are written as the difference from the row above (ISO/IEC 15948, 9.2). */
    private static void write(byte[] row, byte[] before, Kind kind, OutputStream out) throws IOException {
        if (kind == Kind.BILEVEL) {
            out.write(row);
            return;
        }
        byte[] difference = new byte[row.length + 1];
        difference[0] = UP;
        for (int i = 0; i < row.length; i++) {
            difference[i + 1] = (byte) (row[i] - before[i]);
        }
        out.write(difference);
    }
}
