package org.hudang.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void a_run_becomes_its_pairs_and_its_two_ends() {
        assertThat(Tokens.ofText(Units.of("低保金")))
                .containsExactly(new Token("低保", 0), new Token("低", 0), new Token("保金", 1), new Token("金", 2));
    }

    @Test
    void a_separator_leaves_a_position_empty_and_latin_beside_han_does_not() {
        assertThat(Tokens.ofText(Units.of("第3页，共")))
                .containsExactly(new Token("第", 0), new Token("3", 1), new Token("页", 2), new Token("共", 4));
    }

    @Test
    void a_phrase_asks_for_as_few_pairs_as_cover_it() {
        assertThat(Tokens.ofPhrase(Units.of("最低生活"))).containsExactly(new Token("最低", 0), new Token("生活", 2));
        assertThat(Tokens.ofPhrase(Units.of("低保金"))).containsExactly(new Token("低保", 0), new Token("保金", 1));
        assertThat(Tokens.ofPhrase(Units.of("第3页"))).hasSize(3);
    }

    @Test
    void every_phrase_cut_from_a_text_has_all_its_terms_at_the_right_places_in_it() {
        Random random = new Random(20260915);
        String alphabet = "低保金张a1 ，\n𠮷";
        int[] points = alphabet.codePoints().toArray();
        for (int round = 0; round < 3000; round++) {
            String text = random.ints(12, 0, points.length)
                    .mapToObj(i -> Character.toString(points[i]))
                    .reduce("", String::concat);
            List<Unit> units = Units.of(text);
            if (units.size() < 2) {
                continue;
            }
            int from = random.nextInt(units.size());
            int to = from + 1 + random.nextInt(units.size() - from);
            List<Token> index = Tokens.ofTitle(units);
            List<Token> phrase = Tokens.ofPhrase(Units.of(
                    text.substring(units.get(from).start(), units.get(to - 1).end())));
            int base = Tokens.ofTitle(units.subList(0, from + 1)).stream()
                    .mapToInt(Token::position)
                    .max()
                    .orElseThrow();
            assertThat(phrase)
                    .as("%s in %s", text.substring(units.get(from).start()), text)
                    .allSatisfy(t -> assertThat(index).contains(new Token(t.term(), t.position() + base)));
        }
    }

    @Test
    void units_know_where_they_stood() {
        String text = "Ａ４  戶口\u0301簿x";

        assertThat(Units.of(text))
                .allSatisfy(u -> assertThat(text.substring(u.start(), u.end())).isNotBlank());
        assertThat(Units.of("戶口簿")).extracting(Unit::text).containsExactly("户", "口", "簿");
        assertThat(Units.of("ＡＢ")).extracting(Unit::text).containsExactly("ab");
    }

    @Test
    void invisible_characters_do_not_separate() {
        assertThat(Units.of("低\u200B保")).extracting(Unit::gapBefore).containsExactly(false, false);
    }
}
