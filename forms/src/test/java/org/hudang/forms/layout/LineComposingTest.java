package org.hudang.forms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hudang.forms.Weight;
import org.junit.jupiter.api.Test;

class LineComposingTest {
    private static final FontShelf SHELF = FontShelf.open(List.of());
    private static final List<Align> ALIGNS = List.of(Align.JUSTIFY, Align.LEFT, Align.CENTRE, Align.RIGHT);
    private static final String NEVER_FIRST = "、，。；：！？）》〕】」』”’…·";
    private static final String NEVER_LAST = "（《〔【「『“‘";

    @Test
    void random_paragraphs_keep_every_rule_in_every_measure() {
        Random random = new Random(20260915);
        int lines = 0;
        for (int i = 0; i < 4000; i++) {
            String text = paragraph(random);
            float measure = 6 + random.nextInt(28);
            Align align = ALIGNS.get(i % 4);
            List<Line> composed = compose(text, measure, random.nextInt(3), align);
            lines += composed.size();

            StringBuilder back = new StringBuilder();
            composed.forEach(line -> back.append(words(line)));
            assertThat(back.toString()).as("nothing is lost").isEqualTo(text);
            for (int n = 0; n < composed.size(); n++) {
                Line line = composed.get(n);
                String words = words(line);
                if (n > 0) {
                    assertThat(NEVER_FIRST).as("%s at %s", text, measure).doesNotContain(words.substring(0, 1));
                }
                if (n < composed.size() - 1) {
                    assertThat(NEVER_LAST)
                            .as("%s at %s", text, measure)
                            .doesNotContain(words.substring(words.length() - 1));
                }
                assertThat(line.inkEnd())
                        .as("%s at %s, line %s", text, measure, words)
                        .isLessThanOrEqualTo(measure + .02f);
            }
        }
        assertThat(lines).isGreaterThan(10_000);
    }

    @Test
    void a_justified_line_ends_flush_and_the_last_one_does_not() {
        List<Line> lines = compose("社会救助家庭经济状况核查授权书由全体授权人签署后生效", 10.5f, 0, Align.JUSTIFY);

        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(lines.get(0).inkEnd()).isCloseTo(10.5f, within(.01f));
        assertThat(lines.get(lines.size() - 1).inkEnd()).isLessThan(10);
    }

    @Test
    void a_pair_of_marks_is_squeezed_to_one_and_a_half() {
        Line pair = compose("（一），", 20, 0, Align.LEFT).get(0);

        assertThat(pair.xs()[3] - pair.xs()[2]).isCloseTo(.5f, within(.01f));
    }

    @Test
    void no_character_stands_alone_on_the_last_line() {
        List<Line> lines = compose("社会救助家庭经济状况书", 10, 0, Align.LEFT);

        assertThat(words(lines.get(1))).isEqualTo("况书");
    }

    @Test
    void digits_of_long_numbers_are_equally_wide_and_short_ones_beside_han_are_not() {
        Line number = compose("199001", 20, 0, Align.LEFT).get(0);
        Line month = compose("11月", 20, 0, Align.LEFT).get(0);
        float tabular = SHELF.face('9', Weight.REGULAR).digit();
        float one = SHELF.face('1', Weight.REGULAR).advance('1');

        for (int i = 0; i < 6; i++) {
            Glyph glyph = number.glyphs().get(i);
            assertThat(number.xs()[i] - glyph.lead()).isCloseTo(i * tabular, within(.001f));
        }
        assertThat(month.xs()[1]).isCloseTo(one, within(.001f)).isLessThan(tabular);
    }

    @Test
    void an_eighth_of_an_em_stands_between_han_and_latin() {
        Line line = compose("用SM3", 20, 0, Align.LEFT).get(0);

        assertThat(line.xs()[1]).isCloseTo(1.125f, within(.001f));
    }

    @Test
    void a_number_longer_than_the_line_is_cut_and_nothing_of_it_is_lost() {
        List<Line> lines = compose("999001198503120013", 4, 0, Align.LEFT);

        assertThat(lines).hasSize(3);
        assertThat(String.join("", lines.stream().map(LineComposingTest::words).toList()))
                .isEqualTo("999001198503120013");
    }

    @Test
    void spaces_at_a_break_are_dropped_and_words_are_kept_whole() {
        List<Line> lines = compose("Alexandra Maria", 6, 0, Align.LEFT);

        assertThat(lines.stream().map(LineComposingTest::words)).containsExactly("Alexandra", "Maria");
    }

    @Test
    void a_middle_dot_never_starts_a_line() {
        List<Line> lines = compose("阿卜杜热合曼·阿卜杜克热木", 6, 0, Align.CENTRE);

        assertThat(words(lines.get(0))).isEqualTo("阿卜杜热合");
        assertThat(words(lines.get(1))).startsWith("曼·");
    }

    @Test
    void an_empty_paragraph_is_one_empty_line() {
        assertThat(compose("", 10, 2, Align.JUSTIFY)).hasSize(1);
    }

    private static List<Line> compose(String text, float measure, float indent, Align align) {
        return Line.compose(GlyphRun.of(RichText.of(text), Weight.REGULAR, SHELF), measure, indent, align);
    }

    private static String words(Line line) {
        StringBuilder words = new StringBuilder();
        line.glyphs().forEach(g -> words.appendCodePoint(g.codePoint()));
        return words.toString();
    }

    /** Han, marks that follow Han, opened pairs and tokens, as in real sentences. */
    private static String paragraph(Random random) {
        String han = "社会救助家庭经济状况核查授权书审核确认机关民政局镇街道〇";
        String closing = "，。、；：）》”〕！？…·";
        String latin = "0123456789ABCx-.";
        List<String> parts = new ArrayList<>();
        int length = 5 + random.nextInt(80);
        while (parts.size() < length) {
            int kind = random.nextInt(20);
            if (kind < 13 || parts.isEmpty()) {
                parts.add(pick(han, random));
            } else if (kind < 15) {
                parts.add(pick(closing, random));
            } else if (kind < 16) {
                parts.add(pick("（《“〔", random) + pick(han, random));
            } else {
                StringBuilder token = new StringBuilder();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    token.append(pick(latin, random));
                }
                parts.add(token.toString());
            }
        }
        return String.join("", parts) + "书";
    }

    private static String pick(String from, Random random) {
        return String.valueOf(from.charAt(random.nextInt(from.length())));
    }
}
