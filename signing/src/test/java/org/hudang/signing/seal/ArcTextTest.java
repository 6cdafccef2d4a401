package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hudang.signing.seal.ArcText.ArcCharacter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArcTextTest {
    private static final AffineTransform MILLIMETRES = new AffineTransform();
    private static final Lettering BLOCKS = new Lettering(TestFont.blocks(), GlyphOutlines.Weight.BOLD);

    @ParameterizedTest
    @CsvSource({
        "7, 6.3, .95, 30.0, 180",
        "8, 6.0, .95, 30.0, 210",
        "9, 6.0, .95, 29.75, 238",
        "10, 5.5, .95, 26.44, 238",
        "11, 5.5, .95, 23.8, 238",
        "12, 5.5, .89, 21.64, 238",
        "13, 5.0, .93, 19.83, 238",
        "14, 5.0, .86, 18.31, 238",
        "15, 5.0, .80, 17.0, 238",
        "16, 4.5, .86, 15.87, 238",
        "18, 4.5, .75, 14.0, 238",
        "20, 4.5, .68, 12.53, 238"
    })
    void sizes_and_angles_are_those_of_the_table(
            int characters, double height, double squeeze, double pitch, double span) {
        ArcText arc = ArcText.of("某".repeat(characters));

        assertThat(arc.height()).isEqualTo(height);
        assertThat(arc.squeeze()).isEqualTo(squeeze, within(0.01));
        assertThat(arc.pitch()).isEqualTo(pitch, within(0.01));
        assertThat(arc.span()).isEqualTo(span, within(0.01));
    }

    @Test
    void brackets_take_less_room_and_lean_on_what_they_enclose() {
        ArcText arc = ArcText.of("某某镇人民政府（样例）");

        assertThat(arc.pitch()).isEqualTo(25.5, within(0.05));
        assertThat(arc.characters().get(7).shift()).isNegative();
        assertThat(arc.characters().get(10).shift()).isPositive();
    }

    @Test
    void no_text_overlaps_itself_its_ring_or_the_text_below() {
        Random random = new Random(20_261_124);
        for (int round = 0; round < 400; round++) {
            String text = name(random);
            String bottom = "业".repeat(random.nextInt(10));

            ArcText arc = ArcText.of(text);
            List<Area> characters = new ArrayList<>();
            for (ArcCharacter character : arc.characters()) {
                characters.add(ink(character.codePoint(), SealArt.onArc(arc, character, MILLIMETRES)));
            }
            for (int i = 0; i < bottom.length(); i++) {
                characters.add(ink('业', SealArt.onBottom(bottom.length(), i, MILLIMETRES)));
            }

            Area inside = new Area(new Ellipse2D.Double(-19.0, -19.0, 38, 38));
            Area star = new Area(new Ellipse2D.Double(-7, -7, 14, 14));
            for (int i = 0; i < characters.size(); i++) {
                Area outside = new Area(characters.get(i));
                outside.subtract(inside);
                assertThat(outside.isEmpty())
                        .as("%s / %s: %d in the ring", text, bottom, i)
                        .isTrue();
                assertThat(meet(characters.get(i), star))
                        .as("%s: %d in the star", text, i)
                        .isFalse();
                for (int j = i + 1; j < characters.size(); j++) {
                    assertThat(meet(characters.get(i), characters.get(j)))
                            .as("%s / %s: %d and %d", text, bottom, i, j)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void the_text_is_symmetric_about_the_top() {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            ArcText arc = ArcText.of(name(random));

            double first = arc.characters().get(0).angle();
            double last = arc.characters().get(arc.characters().size() - 1).angle();
            assertThat(first).isEqualTo(-last, within(1e-9));
            assertThat(last - first).isLessThanOrEqualTo(238 + 1e-9);
        }
    }

    private static String name(Random random) {
        int length = 2 + random.nextInt(19);
        StringBuilder text = new StringBuilder("某".repeat(length));
        if (length >= 6 && random.nextBoolean()) {
            int open = 1 + random.nextInt(length - 4);
            text.setCharAt(open, '（');
            text.setCharAt(open + 2 + random.nextInt(length - open - 2), '）');
        }
        return text.toString();
    }

    private static Area ink(int codePoint, AffineTransform at) {
        Shape outline = BLOCKS.centred(codePoint);
        return new Area(at.createTransformedShape(outline));
    }

    private static boolean meet(Area one, Area other) {
        Rectangle2D near = one.getBounds2D();
        if (!near.intersects(other.getBounds2D())) {
            return false;
        }
        Area both = new Area(one);
        both.intersect(other);
        return !both.isEmpty();
    }
}
