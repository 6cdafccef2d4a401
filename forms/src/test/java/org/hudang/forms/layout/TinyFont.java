package org.hudang.forms.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.hudang.forms.Weight;

/** Writes a font file with one character, whose shape is borrowed from another. */
public final class TinyFont {
    private TinyFont() {}

    public static Path write(Path file, int codePoint, int shapeOf) throws IOException {
        return Files.write(file, bytes(codePoint, shapeOf));
    }

    static byte[] bytes(int codePoint, int shapeOf) {
        FaceSubset subset = new FaceSubset(FontShelf.open(List.of()).face(shapeOf, Weight.REGULAR));
        subset.number(shapeOf);
        byte[] program = subset.program();
        ByteBuffer in = ByteBuffer.wrap(program);
        TreeMap<String, byte[]> tables = new TreeMap<>();
        for (int i = 0; i < in.getShort(4); i++) {
            byte[] tag = new byte[4];
            in.get(12 + 16 * i, tag);
            byte[] table = new byte[in.getInt(12 + 16 * i + 12)];
            in.get(in.getInt(12 + 16 * i + 8), table);
            tables.put(new String(tag, java.nio.charset.StandardCharsets.US_ASCII), table);
        }
        ByteBuffer cmap = ByteBuffer.allocate(12 + 28);
        cmap.putShort((short) 0).putShort((short) 1);
        cmap.putShort((short) 3).putShort((short) 10).putInt(12);
        cmap.putShort((short) 12).putShort((short) 0).putInt(28).putInt(0).putInt(1);
        cmap.putInt(codePoint).putInt(codePoint).putInt(1);
        tables.put("cmap", cmap.array());
        return FaceSubset.assemble(tables);
    }
}
