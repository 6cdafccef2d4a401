package org.hudang.archive.intake;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files made byte by byte for one purpose each. */
public final class Samples {
    private Samples() {}

    /** A PDF of one page with the given further objects from number 5 on, and entries for the catalog. */
    public static byte[] pdf(String catalogEntries, String... objects) {
        return pdfWithContent("BT /F1 12 Tf 60 700 Td (Paper) Tj ET", catalogEntries, objects);
    }

    static byte[] pdfWithContent(String content, String catalogEntries, String... objects) {
        Map<Integer, String> all = new LinkedHashMap<>();
        all.put(1, "<</Type/Catalog/Pages 2 0 R" + catalogEntries + ">>");
        all.put(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        all.put(
                3,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1"
                        + "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>");
        all.put(4, stream("", content));
        for (int i = 0; i < objects.length; i++) {
            all.put(5 + i, objects[i]);
        }
        StringBuilder out = new StringBuilder("%PDF-1.7\n");
        StringBuilder xref = new StringBuilder("xref\n0 " + (all.size() + 1) + "\n0000000000 65535 f \n");
        all.forEach((number, object) -> {
            xref.append(String.format("%010d 00000 n %n", out.length()).replace("\r\n", "\n"));
            out.append(number).append(" 0 obj\n").append(object).append("\nendobj\n");
        });
        int start = out.length();
        out.append(xref).append("trailer\n<</Size ").append(all.size() + 1).append("/Root 1 0 R>>\nstartxref\n");
        out.append(start).append("\n%%EOF\n");
        return latin(out.toString());
    }

    static String stream(String entries, String data) {
        return "<<" + entries + "/Length " + data.length() + ">>\nstream\n" + data + "\nendstream";
    }

    /** Deflated, one character per byte. */
    static String deflated(String data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(latin(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Path file(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    public static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** A ZIP of one entry that is not packed. */
    static byte[] stored(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCompressedSize(bytes.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    /** A Word file with this body and these further entries. */
    public static byte[] docx(String body, Map<String, String> more) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(
                "[Content_Types].xml",
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                        + "</Types>");
        entries.put(
                "_rels/.rels",
                relations(
                        "<Relationship Id=\"r1\" Target=\"word/document.xml\" Type=\"http://schemas.openxmlformats.org"
                                + "/officeDocument/2006/relationships/officeDocument\"/>"));
        entries.put(
                "word/document.xml",
                "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                        + "<w:body>" + body + "</w:body></w:document>");
        entries.putAll(more);
        return zip(entries);
    }

    static String relations(String each) {
        return "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + each + "</Relationships>";
    }

    /** A picture whose left half is red and right half blue, its upper left quarter green. */
    public static BufferedImage flag(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.dispose();
        return image;
    }

    public static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** A JPEG with an EXIF segment that holds an orientation and the word GPS, put behind the start marker. */
    static byte[] jpegTurned(BufferedImage image, int orientation) throws IOException {
        byte[] plain = encoded(image, "jpeg");
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        exif.writeBytes(
                latin("Exif\0\0MM\0*\0\0\0\b\0\1\1\u0012\0\3\0\0\0\1\0" + (char) orientation + "\0\0\0\0\0\0GPS"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.write(0xff);
        out.write(0xe1);
        out.write((exif.size() + 2) >> 8);
        out.write(exif.size() + 2);
        out.writeBytes(exif.toByteArray());
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    /** A HEIC whose {@code meta} box holds a {@code meta} box, and so on; the innermost is empty. */
    static byte[] nestedHeic(int depth) {
        ByteBuffer boxes = ByteBuffer.allocate(16 + 12 * depth);
        boxes.putInt(16).put(latin("ftypheic")).putInt(0);
        for (int left = depth; left > 0; left--) {
            boxes.putInt(12 * left).put(latin("meta")).putInt(0);
        }
        return boxes.array();
    }
}
