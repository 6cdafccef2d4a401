package org.hudang.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Picture files with what devices write beside the pixels: resolution, orientation, camera, place. */
final class Encoded {

    private static final String CAMERA = "HUDANG SAMPLE PHONE";

    private Encoded() {}

    /** JPEG of a phone: EXIF 2.3 with orientation, camera, time, and a made-up place in the ocean at 0 degrees. */
    static byte[] phoneJpeg(BufferedImage stored, int orientation, String taken) throws IOException {
        byte[] plain = jpeg(stored, 0.74f);
        byte[] exif = exif(orientation, taken);
        int afterJfif = 4 + ((plain[4] & 255) << 8 | (plain[5] & 255));
        ByteBuffer file = ByteBuffer.allocate(2 + 4 + exif.length + plain.length - afterJfif);
        file.put(plain, 0, 2).putShort((short) 0xffe1).putShort((short) (exif.length + 2));
        file.put(exif).put(plain, afterJfif, plain.length - afterJfif);
        return file.array();
    }

    /** JPEG of a scanner: JFIF with 300 dots per inch. */
    static byte[] scannerJpeg(BufferedImage scan) throws IOException {
        byte[] file = jpeg(scan, 0.4f);
        file[13] = 1;
        ByteBuffer.wrap(file).putShort(14, (short) 300).putShort(16, (short) 300);
        return file;
    }

    /** PNG with 300 dots per inch. */
    static byte[] png(BufferedImage scan) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(scan, "png", out);
        byte[] plain = out.toByteArray();
        byte[] density = {'p', 'H', 'Y', 's', 0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1};
        CRC32 crc = new CRC32();
        crc.update(density);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(whole)) {
            data.write(plain, 0, 33);
            data.writeInt(9);
            data.write(density);
            data.writeInt((int) crc.getValue());
            data.write(plain, 33, plain.length - 33);
        }
        return whole.toByteArray();
    }

    /** TIFF 6.0 of several black and white pages, CCITT group 4, 300 dots per inch. */
    static byte[] tiff(List<BufferedImage> pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType("CCITT T.6");
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(page), param);
                TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
                directory.addTIFFField(dots(BaselineTIFFTagSet.TAG_X_RESOLUTION));
                directory.addTIFFField(dots(BaselineTIFFTagSet.TAG_Y_RESOLUTION));
                directory.addTIFFField(new TIFFField(
                        BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT), 2));
                writer.writeToSequence(new IIOImage(page, null, directory.getAsMetadata()), param);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static TIFFField dots(int tag) {
        return new TIFFField(
                BaselineTIFFTagSet.getInstance().getTag(tag), TIFFTag.TIFF_RATIONAL, 1, new long[][] {{300, 1}});
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Two directories of little-endian TIFF: the picture's own and the place's. */
    private static byte[] exif(int orientation, String taken) {
        byte[] camera = (CAMERA + '\0').getBytes(StandardCharsets.US_ASCII);
        byte[] time = (taken + '\0').getBytes(StandardCharsets.US_ASCII);
        int own = 8;
        int place = own + 2 + 5 * 12 + 4;
        int data = place + 2 + 4 * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(data + 20 + 20 + 48).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I'}).putShort((short) 42).putInt(own);
        tiff.putShort((short) 5);
        entry(tiff, 0x010f, 2, camera.length, data);
        entry(tiff, 0x0110, 2, camera.length, data);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x0132, 2, time.length, data + 20);
        entry(tiff, 0x8825, 4, 1, place);
        tiff.putInt(0);
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N');
        entry(tiff, 2, 5, 3, data + 40);
        entry(tiff, 3, 2, 2, 'E');
        entry(tiff, 4, 5, 3, data + 64);
        tiff.putInt(0);
        tiff.put(Arrays.copyOf(camera, 20)).put(Arrays.copyOf(time, 20));
        for (int number : new int[] {0, 1, 12, 1, 3456, 100, 0, 1, 34, 1, 5678, 100}) {
            tiff.putInt(number);
        }
        ByteBuffer whole = ByteBuffer.allocate(6 + tiff.capacity());
        whole.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        return whole.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
