package org.hudang.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitiveNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "身份证999001199003077754号, 身份证999***********7754号",
        "99900119900307775x, 999***********775x",
        "９９９００１１９９００３０７７７５４, ９９９***********７７５４",
        "999001 19900307 7754, 999*** ******** 7754",
        "旧证999001900307775, 旧证999********7775",
        "卡6222021234567890123, 卡622************0123",
        "电话13812345678。, 电话138****5678。",
        "电话138-1234-5678。, 电话138-****-5678。",
        "电话000-1234-5678。, 电话000-****-5678。",
        "日期2026-09-15金额12345.67元, 日期2026-09-15金额12345.67元",
        "文号〔2026〕12345678901234号, 文号〔2026〕12345678901234号"
    })
    void long_numbers_are_masked_and_short_ones_stay(String text, String shown) {
        assertThat(SensitiveNumbers.in(text).shown()).isEqualTo(shown);
    }

    @Test
    void nothing_of_a_masked_number_is_left_for_the_index() {
        SensitiveNumbers found = SensitiveNumbers.in("号999001199003077754、电话13812345678");

        assertThat(found.indexed()).isEqualTo("号******************、电话***********");
        assertThat(found.identityNumbers()).containsExactly("999001199003077754");
        assertThat(found.phones()).containsExactly("13812345678");
    }

    @Test
    void a_number_over_a_line_break_is_masked_too() {
        assertThat(SensitiveNumbers.in("号99900119900\n3077754").shown()).doesNotContain("199003");
    }

    @Test
    void a_longer_run_shows_nothing_but_its_last_four_digits() {
        assertThat(SensitiveNumbers.in("1999001199003077754123").shown()).isEqualTo("******************4123");
    }

    @Test
    void lengths_never_change_so_that_places_stay_right() {
        Random random = new Random(7);
        String alphabet = "0123456789Xx -\n年１";
        for (int round = 0; round < 2000; round++) {
            String text = random.ints(40, 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .reduce("", String::concat);
            SensitiveNumbers found = SensitiveNumbers.in(text);
            assertThat(List.of(found.shown().length(), found.indexed().length()))
                    .containsOnly(text.length());
            assertThat(found.shown()).doesNotContainPattern("[0-9]{15}");
        }
    }
}
