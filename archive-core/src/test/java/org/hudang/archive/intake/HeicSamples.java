package org.hudang.archive.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** HEIC files as phones make them, and as nobody should: made by the encoder of libheif, changed box by box. */
final class HeicSamples {
    private static final Path ENCODER = Path.of("/usr/bin/heif-enc");
    private static final Path DECODER = Path.of("/usr/bin/heif-convert");

    /** Since Debian 13 the programs may be there without the codecs, which are packages of their own. */
    private static final boolean WORKS = works();

    private HeicSamples() {}

    private static boolean works() {
        if (!Files.isExecutable(ENCODER) || !Files.isExecutable(DECODER)) {
            return false;
        }
        try {
            Path folder = Files.createTempDirectory("heic-");
            Path heic = Files.write(folder.resolve("probe.heic"), of(folder, Samples.flag(64, 64)));
            run(List.of(
                    DECODER.toString(),
                    heic.toString(),
                    folder.resolve("probe.png").toString()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Passes a test over, loudly, where nothing makes or reads such files. */
    static void requireDecoder() {
        if (!WORKS) {
            System.err.println("SKIPPED, LOUDLY: heif-convert is not installed, or lacks its codecs; apt-get install"
                    + " libheif-examples libheif-plugin-libde265 libheif-plugin-x265");
        }
        assumeTrue(WORKS, "heif-convert does not work here");
    }

    /** A file with these pictures. */
    static byte[] of(Path folder, BufferedImage... pictures) throws IOException {
        List<String> command = new ArrayList<>(List.of(ENCODER.toString()));
        for (BufferedImage picture : pictures) {
            Path png = Files.createTempFile(folder, "plain", ".png");
            Files.write(png, Samples.encoded(picture, "png"));
            command.add(png.toString());
        }
        Path made = Files.createTempFile(folder, "made", ".heic");
        command.addAll(List.of("-o", made.toString()));
        run(command);
        return Files.readAllBytes(made);
    }

    private static void run(List<String> command) throws IOException {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException(command.get(0) + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The same picture, to be turned a quarter to the right when it is shown: a box {@code irot} that belongs to it. */
    static byte[] turned(byte[] heic) {
        byte[] irot = {0, 0, 0, 9, 'i', 'r', 'o', 't', 3};
        byte[] copy = heic.clone();
        ByteBuffer boxes = ByteBuffer.wrap(copy);
        for (String grows : List.of("meta", "iprp")) {
            add(boxes, find(copy, grows) - 4, irot.length + 1);
        }
        add(boxes, find(copy, "ipco") - 4, irot.length);
        add(boxes, find(copy, "ipma") - 4, 1);
        // the one place of the one picture counts from the beginning of the file
        add(boxes, find(copy, "iloc") + 16, irot.length + 1);
        int list = find(copy, "ipma") + 14;
        int properties = copy[list];
        copy[list]++;
        int before = find(copy, "ipma") - 4;
        int behind = list + 1 + properties;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(copy, before));
        out.writeBytes(irot);
        out.writeBytes(Arrays.copyOfRange(copy, before, behind));
        out.write(0x80 | properties + 1);
        out.writeBytes(Arrays.copyOfRange(copy, behind, copy.length));
        return out.toByteArray();
    }

    /** The same with another size said of the picture. */
    static byte[] saying(byte[] heic, int width, int height) {
        byte[] copy = heic.clone();
        ByteBuffer.wrap(copy).putInt(find(copy, "ispe") + 8, width).putInt(find(copy, "ispe") + 12, height);
        return copy;
    }

    /** The same without what the picture is made of. */
    static byte[] emptied(byte[] heic) {
        byte[] copy = heic.clone();
        Arrays.fill(copy, find(copy, "mdat") + 4, copy.length, (byte) 0);
        return copy;
    }

    /** The same under another brand. */
    static byte[] branded(byte[] heic, String brand) {
        byte[] copy = heic.clone();
        System.arraycopy(brand.getBytes(ISO_8859_1), 0, copy, 8, 4);
        return copy;
    }

    private static void add(ByteBuffer boxes, int at, int bytes) {
        boxes.putInt(at, boxes.getInt(at) + bytes);
    }

    private static int find(byte[] bytes, String box) {
        return new String(bytes, ISO_8859_1).indexOf(box);
    }
}
