package org.hudang.forms.layout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The characters of one face that one document uses, numbered from 1 in order of first use, and the font program that holds
 * just them. Each code point gets a glyph of its own, so that text can be read back without doubt.
 *
 * <p>The program has the tables a CIDFontType2 with identity mapping needs (ISO 32000-1, 9.9): no {@code cmap}, no names.
 */
final class FaceSubset {
    private static final List<String> KEPT = List.of("cvt ", "fpgm", "prep");

    private final Face face;
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

    FaceSubset(Face face) {
        this.face = face;
    }

    Face face() {
        return face;
    }

    /** The number of a character in this subset. */
    int number(int codePoint) {
        return numbers.computeIfAbsent(codePoint, c -> numbers.size() + 1);
    }

    /** Code points in the order of their numbers, from 1. */
    List<Integer> codePoints() {
        return List.copyOf(numbers.keySet());
    }

    /** The font program. */
    byte[] program() {
        TrueTypeFile file = face.file();
        List<Integer> sources = new ArrayList<>(List.of(0));
        numbers.keySet().forEach(c -> sources.add(file.glyph(c)));
        List<byte[]> shapes = new ArrayList<>();
        Map<Integer, Integer> parts = new HashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            shapes.add(shape(sources.get(i), sources, parts));
        }
        int size = shapes.stream().mapToInt(s -> s.length).sum();
        ByteBuffer glyf = ByteBuffer.allocate(size);
        ByteBuffer loca = ByteBuffer.allocate(4 * shapes.size() + 4);
        ByteBuffer hmtx = ByteBuffer.allocate(4 * shapes.size());
        for (int i = 0; i < shapes.size(); i++) {
            loca.putInt(glyf.position());
            glyf.put(shapes.get(i));
            hmtx.putShort((short) file.advance(sources.get(i)));
            hmtx.putShort(file.bearing(sources.get(i)));
        }
        loca.putInt(glyf.position());
        TreeMap<String, byte[]> tables = new TreeMap<>();
        tables.put("glyf", glyf.array());
        tables.put("loca", loca.array());
        tables.put("hmtx", hmtx.array());
        tables.put("head", with(file, "head", 50, 1));
        tables.put("hhea", with(file, "hhea", 34, shapes.size()));
        tables.put("maxp", with(file, "maxp", 4, shapes.size()));
        KEPT.forEach(tag -> file.table(tag).ifPresent(t -> tables.put(tag, bytes(t))));
        return assemble(tables);
    }

    /** A glyph's description, padded to four; parts of composites are renumbered and added behind the characters. */
    private byte[] shape(int glyph, List<Integer> sources, Map<Integer, Integer> parts) {
        ByteBuffer from = face.file().description(glyph);
        ByteBuffer to = ByteBuffer.allocate((from.capacity() + 3) & ~3);
        to.put(from.duplicate());
        for (Component part : Component.of(from)) {
            int number = parts.computeIfAbsent(part.glyph(), g -> {
                sources.add(g);
                return sources.size() - 1;
            });
            to.putShort(part.at(), (short) number);
        }
        return to.array();
    }

    private static byte[] with(TrueTypeFile file, String tag, int at, int value) {
        byte[] table = bytes(file.table(tag).orElseThrow());
        ByteBuffer.wrap(table).putShort(at, (short) value);
        return table;
    }

    private static byte[] bytes(ByteBuffer table) {
        byte[] bytes = new byte[table.capacity()];
        table.get(0, bytes);
        return bytes;
    }

    /** A font file of some tables. */
    static byte[] assemble(SortedMap<String, byte[]> tables) {
        int directory = 12 + 16 * tables.size();
        int size = directory
                + tables.values().stream().mapToInt(t -> (t.length + 3) & ~3).sum();
        int exponent = 31 - Integer.numberOfLeadingZeros(tables.size());
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(0x00010000).putShort((short) tables.size()).putShort((short) (16 << exponent));
        out.putShort((short) exponent).putShort((short) (16 * tables.size() - (16 << exponent)));
        int at = directory;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            byte[] bytes = table.getValue();
            out.put(at, bytes);
            int sum = 0;
            int padded = (bytes.length + 3) & ~3;
            for (int i = at; i < at + padded; i += 4) {
                sum += out.getInt(i);
            }
            out.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(sum);
            out.putInt(at).putInt(bytes.length);
            at += padded;
        }
        return out.array();
    }
}
