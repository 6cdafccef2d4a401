package org.hudang.archive.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.household.IdNumberRefused.Rule;
import org.hudang.testbed.InventedNumber;
import org.junit.jupiter.api.Test;

class IdNumberTest {
    private static final String VALID = ArchiveBed.ZHANG.reveal();

    /** The example of GB 11643-1999, annex: 11010519491231002X. */
    @Test
    void the_example_of_the_standard_is_right() {
        IdNumber number = IdNumber.parse("11010519491231002X");

        assertThat(number.birth()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.female()).isTrue();
        assertThat(number.lastFour()).isEqualTo("002X");
    }

    @Test
    void a_lower_case_x_and_spaces_at_the_ends_are_put_right() {
        assertThat(IdNumber.parse(" 11010519491231002x ").reveal()).isEqualTo("11010519491231002X");
    }

    @Test
    void fifteen_digits_are_refused_with_their_own_hint() {
        refused("110105491231002", Rule.FIFTEEN_DIGITS, 0);
        assertThatThrownBy(() -> IdNumber.parse("110105491231002"))
                .isInstanceOfSatisfying(
                        IdNumberRefused.class,
                        e -> assertThat(e.sentence(Locale.CHINA)).contains("18 位"));
    }

    @Test
    void wrong_numbers_are_refused_with_the_rule_and_the_position() {
        refused("", Rule.LENGTH, 0);
        refused("1101051949123100", Rule.LENGTH, 0);
        refused("1101051949123100211", Rule.LENGTH, 0);
        refused("11O105194912310021", Rule.CHARACTER, 3);
        refused("11010519491231002A", Rule.CHARACTER, 18);
        refused("１1010519491231002X", Rule.CHARACTER, 1);
        refused("110105194912310021", Rule.CHECK_CHARACTER, 18);
        refused("11010517491231002X", Rule.BIRTH_DATE, 7);
        refused("11010519491331002X", Rule.BIRTH_DATE, 11);
        refused("11010519490229002X", Rule.BIRTH_DATE, 13);
        refused(InventedNumber.of("01010519491231002"), Rule.DIVISION, 1);
    }

    @Test
    void numbers_of_other_documents_are_refused_with_a_hint_to_them() {
        refused(InventedNumber.of("81000019900101001"), Rule.IS_RESIDENCE_PERMIT, 1);
        refused(InventedNumber.of("91150019900101001"), Rule.IS_FOREIGN_PERMANENT_RESIDENCE, 1);
    }

    @Test
    void the_division_of_invented_people_is_read_as_a_resident_number() {
        assertThat(IdNumber.parse(InventedNumber.of("99900119900101001")).birth())
                .isEqualTo(LocalDate.of(1990, 1, 1));
    }

    @Test
    void no_message_and_no_text_form_shows_digits() {
        assertThat(IdNumber.parse(VALID)).hasToString("IdNumber(18)");
        assertThat(IdDocument.of(IdNumber.parse(VALID))).hasToString("RESIDENT_ID(18)");
        assertThatThrownBy(() -> IdNumber.parse("110105194912310021"))
                .hasMessageNotContaining("1949")
                .hasMessageNotContaining("110105");
    }

    @Test
    void any_single_wrong_digit_and_any_two_swapped_neighbours_are_noticed() {
        Random random = new Random(20260915);
        for (int i = 0; i < 400; i++) {
            String number = random(random);
            assertThat(IdNumber.parse(number).reveal()).isEqualTo(number);
            int at = random.nextInt(17);
            char other = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            String wrong = number.substring(0, at) + other + number.substring(at + 1);
            assertThatThrownBy(() -> IdNumber.parse(wrong)).isInstanceOf(IdNumberRefused.class);
            if (at < 16 && number.charAt(at) != number.charAt(at + 1)) {
                String swapped =
                        number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
                assertThatThrownBy(() -> IdNumber.parse(swapped)).isInstanceOf(IdNumberRefused.class);
            }
        }
    }

    @Test
    void whatever_text_comes_it_is_a_number_or_refused() {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.appendCodePoint(random.nextBoolean() ? '0' + random.nextInt(10) : random.nextInt(0x11000));
            }
            for (DocumentType type : DocumentType.values()) {
                try {
                    IdDocument.parse(type, text.toString());
                } catch (IdNumberRefused e) {
                    assertThat(e.position()).isBetween(0, 18);
                }
            }
        }
    }

    private static void refused(String typed, Rule rule, int position) {
        assertThatThrownBy(() -> IdNumber.parse(typed)).isInstanceOfSatisfying(IdNumberRefused.class, e -> {
            assertThat(e.rule()).isEqualTo(rule);
            assertThat(e.position()).isEqualTo(position);
            assertThat(e.code()).isEqualTo("AR-021-" + rule);
        });
    }

    private static String random(Random random) {
        LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(34_000));
        return InventedNumber.of(String.format(
                "999%03d%04d%02d%02d%03d",
                random.nextInt(1000),
                birth.getYear(),
                birth.getMonthValue(),
                birth.getDayOfMonth(),
                random.nextInt(1000)));
    }
}
