package org.hudang.forms.layout;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hudang.forms.FontRefused;

/**
 * A font file with TrueType outlines (OpenType 1.9, {@code glyf}), read in place: nothing is unpacked before it is needed.
 * Of a collection the first font counts. Fonts with CFF outlines or without the right to be embedded are refused.
 */
final class TrueTypeFile {
    private static final int COLLECTION = 0x74746366;
    private static final int RESTRICTED = 2;

    private final ByteBuffer data;
    private final Map<String, ByteBuffer> tables = new HashMap<>();
    private final ByteBuffer head;
    private final ByteBuffer hmtx;
    private final ByteBuffer loca;
    private final ByteBuffer glyf;
    private final int metrics;
    private final int glyphs;
    private final CharacterMap characters;

    private TrueTypeFile(ByteBuffer data) {
        this.data = data;
        int start = data.getInt(0) == COLLECTION ? data.getInt(12) : 0;
        int count = data.getShort(start + 4);
        for (int i = 0; i < count; i++) {
            int entry = start + 12 + 16 * i;
            byte[] tag = new byte[4];
            data.get(entry, tag);
            tables.put(
                    new String(tag, StandardCharsets.US_ASCII),
                    data.slice(data.getInt(entry + 8), data.getInt(entry + 12)));
        }
        head = need("head");
        hmtx = need("hmtx");
        loca = need("loca");
        glyf = need("glyf");
        metrics = need("hhea").getShort(34) & 0xffff;
        glyphs = need("maxp").getShort(4) & 0xffff;
        characters = CharacterMap.of(need("cmap"));
    }

    /** Reads a font from a file. */
    static TrueTypeFile read(Path file) {
        try {
            return read(Files.readAllBytes(file), file);
        } catch (IOException e) {
            throw refused(file, "cannot be read", e);
        }
    }

    /** Reads a font from its bytes; {@code name} is for the refusal. */
    static TrueTypeFile read(byte[] bytes, Path name) {
        TrueTypeFile font;
        try {
            font = new TrueTypeFile(ByteBuffer.wrap(bytes));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException e) {
            throw refused(name, "no font with TrueType outlines", e);
        }
        if (font.table("OS/2").map(t -> t.getShort(8) & 0xf).orElse(0) == RESTRICTED) {
            throw new FontRefused(name, "its licence flag forbids embedding");
        }
        return font;
    }

    private static FontRefused refused(Path name, String why, Exception cause) {
        FontRefused refusal = new FontRefused(name, why);
        refusal.initCause(cause);
        return refusal;
    }

    /** A table, read only by absolute positions. */
    Optional<ByteBuffer> table(String tag) {
        return Optional.ofNullable(tables.get(tag));
    }

    /** The glyph of a code point, 0 when the font has none. */
    int glyph(int codePoint) {
        int glyph = characters.glyph(codePoint);
        return glyph < glyphs ? glyph : 0;
    }

    /** Units per em. */
    int unitsPerEm() {
        return head.getShort(18) & 0xffff;
    }

    /** Advance width of a glyph in units. */
    int advance(int glyph) {
        return hmtx.getShort(4 * Math.min(glyph, metrics - 1)) & 0xffff;
    }

    /** Left side bearing of a glyph in units. */
    short bearing(int glyph) {
        return glyph < metrics ? hmtx.getShort(4 * glyph + 2) : hmtx.getShort(4 * metrics + 2 * (glyph - metrics));
    }

    /** The description of a glyph, empty when it has no ink. */
    ByteBuffer description(int glyph) {
        boolean wide = head.getShort(50) != 0;
        long from = wide ? loca.getInt(4 * glyph) & 0xffffffffL : 2L * (loca.getShort(2 * glyph) & 0xffff);
        long to = wide ? loca.getInt(4 * glyph + 4) & 0xffffffffL : 2L * (loca.getShort(2 * glyph + 2) & 0xffff);
        return glyf.slice((int) from, (int) (to - from));
    }

    /** Whether the font is bold by its own word (weight class 600 or more). */
    boolean isBold() {
        return table("OS/2").map(t -> (t.getShort(4) & 0xffff) >= 600).orElse(false);
    }

    /** PostScript name (name id 6), or a neutral one. */
    String postScriptName() {
        return table("name").flatMap(TrueTypeFile::postScriptName).orElse("Unnamed");
    }

    private static Optional<String> postScriptName(ByteBuffer name) {
        int count = name.getShort(2);
        int strings = name.getShort(4);
        for (int i = 0; i < count; i++) {
            int entry = 6 + 12 * i;
            if (name.getShort(entry + 6) == 6) {
                byte[] text = new byte[name.getShort(entry + 8)];
                name.get(strings + name.getShort(entry + 10), text);
                boolean wide = name.getShort(entry) != 1;
                String found = new String(text, wide ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII)
                        .replaceAll("[^A-Za-z0-9-]", "");
                return found.isEmpty() ? Optional.empty() : Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private ByteBuffer need(String tag) {
        ByteBuffer table = tables.get(tag);
        if (table == null) {
            throw new IllegalArgumentException("no table " + tag + " in " + data.capacity() + " bytes");
        }
        return table;
    }
}
