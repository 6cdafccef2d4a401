package org.hudang.forms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.hudang.forms.FontRefused;
import org.hudang.forms.GlyphMissing;
import org.hudang.forms.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypefaceTest {
    private static final FontShelf SHELF = FontShelf.open(List.of());
    /** Not in Noto Serif SC. */
    private static final int RARE = 0x20bb7;

    @TempDir
    Path folder;

    @Test
    void outlines_and_widths_agree_with_the_java_platforms_own_reading_of_the_font() throws Exception {
        Font judge = judge();
        FontRenderContext exact = new FontRenderContext(new AffineTransform(), true, true);
        for (int c : "户档民政局永〇样例（），。0169AgjÅ·".codePoints().toArray()) {
            var vector = judge.createGlyphVector(exact, Character.toString(c));
            Shape expected = AffineTransform.getScaleInstance(.001, -.001).createTransformedShape(vector.getOutline());
            Shape found = SHELF.outline(c, Weight.REGULAR);

            Rectangle2D box = expected.getBounds2D();
            assertThat(found.getBounds2D().getMinX()).isCloseTo(box.getMinX(), within(.002));
            assertThat(found.getBounds2D().getMaxY()).isCloseTo(box.getMaxY(), within(.002));
            assertThat(SHELF.advance(c, Weight.REGULAR))
                    .isCloseTo(vector.getGlyphMetrics(0).getAdvanceX() / 1000, within(.002));
            Area difference = new Area(found);
            difference.exclusiveOr(new Area(expected));
            assertThat(ink(difference)).as(Character.toString(c)).isLessThan(.02 * ink(new Area(expected)) + .0005);
        }
    }

    @Test
    void a_subset_draws_exactly_what_the_face_draws() {
        FaceSubset subset = new FaceSubset(SHELF.face('户', Weight.BOLD));
        int[] used = "户档社会救助ÅAé12（）".codePoints().toArray();
        Arrays.stream(used).forEach(subset::number);
        TrueTypeFile source = subset.face().file();
        byte[] program = withCharacters(subset);
        TrueTypeFile file = TrueTypeFile.read(program, Path.of("subset"));
        GlyphOutlines outlines = new GlyphOutlines(file);

        for (int c : used) {
            int number = subset.number(c);
            assertThat(file.advance(number)).isEqualTo(source.advance(source.glyph(c)));
            assertThat(outlines.outline(number).getBounds2D())
                    .isEqualTo(SHELF.outline(c, Weight.BOLD).getBounds2D());
        }
        assertThat(program.length).isLessThan(12_000);
    }

    @Test
    void a_character_no_font_has_is_named() {
        assertThatThrownBy(() -> SHELF.advance(RARE, Weight.REGULAR))
                .isInstanceOf(GlyphMissing.class)
                .hasMessageContaining("U+20BB7")
                .satisfies(e -> assertThat(((GlyphMissing) e).facts()).containsExactly("𠮷", "U+20BB7"));
    }

    @Test
    void a_font_handed_in_lends_the_characters_it_has_in_both_weights() throws IOException {
        FontShelf more = FontShelf.open(List.of(TinyFont.write(folder.resolve("tiny.ttf"), RARE, '吉')));

        assertThat(more.outline(RARE, Weight.BOLD).getBounds2D())
                .isEqualTo(SHELF.outline('吉', Weight.REGULAR).getBounds2D());
        assertThat(more.advance(RARE, Weight.REGULAR)).isEqualTo(1);
        assertThatThrownBy(() -> more.advance(RARE + 1, Weight.REGULAR)).isInstanceOf(GlyphMissing.class);
    }

    @Test
    void an_empty_glyph_for_a_visible_character_counts_as_none() throws IOException {
        FontShelf more = FontShelf.open(List.of(TinyFont.write(folder.resolve("hole.ttf"), RARE, ' ')));

        assertThatThrownBy(() -> more.advance(RARE, Weight.REGULAR)).isInstanceOf(GlyphMissing.class);
    }

    @Test
    void a_file_that_is_no_truetype_font_is_refused() {
        assertThatThrownBy(() -> FontShelf.open(List.of(folder.resolve("absent.ttf"))))
                .isInstanceOf(FontRefused.class)
                .hasMessageStartingWith("FO-002");
        assertThatThrownBy(() -> TrueTypeFile.read("no font".getBytes(java.nio.charset.StandardCharsets.UTF_8), folder))
                .isInstanceOf(FontRefused.class);
    }

    @Test
    void a_broken_font_is_refused_or_read_and_nothing_else() {
        byte[] whole = TinyFont.bytes(RARE, '吉');
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] broken = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int n = 0; n < 3 && broken.length > 0; n++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            Throwable thrown = catchThrowable(() -> TrueTypeFile.read(broken, Path.of("broken")));
            assertThat(thrown)
                    .satisfiesAnyOf(
                            t -> assertThat(t).isNull(), t -> assertThat(t).isInstanceOf(FontRefused.class));
        }
    }

    private static byte[] withCharacters(FaceSubset subset) {
        byte[] program = subset.program();
        java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(program);
        java.util.TreeMap<String, byte[]> tables = new java.util.TreeMap<>();
        for (int i = 0; i < in.getShort(4); i++) {
            byte[] tag = new byte[4];
            in.get(12 + 16 * i, tag);
            byte[] table = new byte[in.getInt(12 + 16 * i + 12)];
            in.get(in.getInt(12 + 16 * i + 8), table);
            tables.put(new String(tag, java.nio.charset.StandardCharsets.US_ASCII), table);
        }
        java.nio.ByteBuffer cmap = java.nio.ByteBuffer.allocate(12 + 16);
        cmap.putShort((short) 0).putShort((short) 1);
        cmap.putShort((short) 3).putShort((short) 10).putInt(12);
        cmap.putShort((short) 12).putShort((short) 0).putInt(16).putInt(0).putInt(0);
        tables.put("cmap", cmap.array());
        return FaceSubset.assemble(tables);
    }

    private static Font judge() throws IOException, FontFormatException {
        try (InputStream in =
                TypefaceTest.class.getResourceAsStream("/org/hudang/forms/typeface/NotoSerifSC_400Regular.ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in))
                    .deriveFont(1000f);
        }
    }

    /** Area of a shape in square ems, by counting on a fine grid. */
    private static double ink(Area area) {
        Rectangle2D box = area.getBounds2D();
        double step = .004;
        int inside = 0;
        for (double y = box.getMinY(); y < box.getMaxY(); y += step) {
            for (double x = box.getMinX(); x < box.getMaxX(); x += step) {
                inside += area.contains(x, y) ? 1 : 0;
            }
        }
        return inside * step * step;
    }
}
