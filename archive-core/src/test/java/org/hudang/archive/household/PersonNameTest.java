package org.hudang.archive.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hudang.archive.household.NameRefused.Rule;
import org.hudang.archive.intake.Corpora;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource({
        "张样例, 张样例",
        "' 张 样 例 ', 张样例",
        "　张　样例, 张样例",
        "𠮷样例, 𠮷样例",
        "阿依·样例, 阿依·样例",
        "阿依•样例, 阿依·样例",
        "阿依・样例, 阿依·样例",
        "阿依 ‧ 样例, 阿依·样例",
        "John Q. Sample, John Q. Sample",
        "Anne-Marie O'Sample, Anne-Marie O'Sample",
        "Zoe\u0308 Sample, Zoë Sample"
    })
    void what_people_type_becomes_one_form(String typed, String name) {
        assertThat(PersonName.of(typed).value()).isEqualTo(name);
    }

    /** Rare Han and the dots of minority names are names; what nobody sees, markup, formulas and lines of a log are none. */
    @Test
    void of_the_names_of_the_corpus_those_are_taken_that_people_have() throws IOException {
        JsonNode names = new ObjectMapper()
                .readTree(Corpora.folder("hostile")
                        .resolve("n02_person_names.json")
                        .toFile());
        List<String> taken = new ArrayList<>();
        for (JsonNode name : names) {
            try {
                taken.add(PersonName.of(name.asText()).value());
            } catch (NameRefused refused) {
                assertThat(refused.code()).startsWith("AR-");
            }
        }

        assertThat(names).hasSize(26);
        assertThat(taken)
                .containsExactly(
                        "张三",
                        "买买提·吐尔逊",
                        "阿卜杜拉·阿卜杜热合曼·买买提伊力",
                        "\ud842\udfb7\ud842\udfb6",
                        "\u4dae",
                        "\u3f06",
                        "张三",
                        "张三",
                        "\u0396hang",
                        "null",
                        "NaN",
                        "true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张\u202E样例",
                "张\u200B样例",
                "张\u2060样例",
                "张\uFEFF样例",
                "张\u0007样例",
                "张\n样例",
                "张样例\uDB40\uDD00",
                "张\u3164样例",
                "张\uFE0F样例",
                "张\u00AD样例",
                "\uD842样例"
            })
    void what_nobody_can_see_is_refused(String typed) {
        refused(typed, Rule.INVISIBLE);
    }

    @Test
    void the_position_is_counted_in_characters_and_the_name_is_not_shown() {
        assertThatThrownBy(() -> PersonName.of("𠮷样\u200B例"))
                .isInstanceOfSatisfying(NameRefused.class, e -> {
                    assertThat(e.position()).isEqualTo(3);
                    assertThat(e.arguments()).containsExactly(3, "U+200B");
                })
                .hasMessageNotContaining("样");
    }

    @Test
    void other_things_that_are_no_names_are_refused_by_their_rule() {
        refused("", Rule.EMPTY);
        refused("  ", Rule.EMPTY);
        refused("张".repeat(65), Rule.TOO_LONG);
        refused("张\uE001例", Rule.PRIVATE_USE);
        refused("张3", Rule.NO_LETTER);
        refused("=cmd()", Rule.NO_LETTER);
        refused("张<b>", Rule.NO_LETTER);
        refused("·样例", Rule.JOINT);
        refused("阿依··样例", Rule.JOINT);
        refused("阿依·", Rule.JOINT);
    }

    @Test
    void whatever_comes_is_refused_or_has_one_form_that_stays() {
        Random random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.appendCodePoint(
                        random.nextInt(4) == 0 ? random.nextInt(0x110000) : 0x4E00 + random.nextInt(0x5000));
            }
            try {
                String once = PersonName.of(text.toString()).value();
                assertThat(PersonName.of(once).value()).isEqualTo(once);
                assertThat(Masking.name(new PersonName(once))).contains("*");
            } catch (NameRefused e) {
                assertThat(e.code()).startsWith("AR-020-");
            }
        }
    }

    private static void refused(String typed, Rule rule) {
        assertThatThrownBy(() -> PersonName.of(typed))
                .isInstanceOfSatisfying(
                        NameRefused.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }
}
