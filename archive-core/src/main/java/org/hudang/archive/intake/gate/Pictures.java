package org.hudang.archive.intake.gate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.hudang.archive.intake.DocumentType;

/** Reads the headers of pictures: size, count and orientation, without decoding a pixel. */
public final class Pictures {
    private Pictures() {}

    /**
     * Reads and checks the header.
     *
     * @throws Stop MALFORMED, PIXEL_LIMIT, PAGE_LIMIT
     */
    public static Picture read(Path file, DocumentType type) throws IOException {
        try (Bytes bytes = new Bytes(file)) {
            return switch (type) {
                case PNG -> png(bytes);
                case JPEG -> JpegHeader.read(bytes);
                case TIFF -> TiffHeader.whole(bytes);
                case HEIC -> HeifHeader.read(bytes);
                default -> throw new IllegalArgumentException(type.name());
            };
        } catch (EOFException cut) {
            throw Stop.malformed();
        }
    }

    /** Walks the chunks of a PNG (ISO/IEC 15948, clause 5). */
    private static Picture png(Bytes bytes) throws IOException {
        if (bytes.u32(8) != 13 || !bytes.matches(12, "IHDR")) {
            throw Stop.malformed();
        }
        long width = bytes.u32(16);
        long height = bytes.u32(20);
        Limits.checkPixels(width, height);
        long at = 8;
        boolean data = false;
        while (true) {
            long size = bytes.u32(at);
            boolean end = bytes.matches(at + 4, "IEND");
            data |= bytes.matches(at + 4, "IDAT");
            at += 12 + size;
            if (at > bytes.length()) {
                throw Stop.malformed();
            }
            if (end) {
                break;
            }
        }
        if (!data) {
            throw Stop.malformed();
        }
        return new Picture(1, (int) width, (int) height, 1, at < bytes.length());
    }
}
