package org.hudang.signing.verify.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and names are read without detours, and mean what they always meant. */
class ValueReaderTest {
    private static PdfValue read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new ValueReader(bytes, 0, bytes.length, new Budget(Duration.ofSeconds(3), 10, 10_000)).read();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+7",
                "5.",
                ".5",
                "-.25",
                "0.1",
                "595.276",
                "000000000000000123",
                "123456789012345",
                "1234567890123456789",
                "0.30000000000000004",
                "9007199254740993",
                "99999999999999999999.5"
            })
    void a_number_is_the_nearest_double_of_its_text(String text) {
        assertThat(read(text)).isEqualTo(new Num(Double.parseDouble(text), text.indexOf('.') < 0));
    }

    @Test
    void thousands_of_numbers_of_chance_are_the_nearest_double_of_their_text() {
        Random random = new Random(39);
        for (int i = 0; i < 20_000; i++) {
            String digits = Long.toString(Math.abs(random.nextLong() >> random.nextInt(60)));
            int point = random.nextInt(digits.length() + 1);
            String text =
                    (random.nextBoolean() ? "-" : "") + digits.substring(0, point) + "." + digits.substring(point);

            assertThat(read(text)).isEqualTo(new Num(Double.parseDouble(text), false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", ".", "+.", "1.2.3", "12a", "--1", "1-2"})
    void what_is_no_number_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Unjudged.class);
    }

    @Test
    void names_end_where_the_next_value_begins_and_escapes_are_read() {
        assertThat(read("/Type/Page")).isEqualTo(new Name("Type"));
        assertThat(read("/A#42C ")).isEqualTo(new Name("ABC"));
        assertThat(read("/A#zz")).isEqualTo(new Name("A#zz"));
        assertThat(read("/")).isEqualTo(new Name(""));
        assertThat(read("/\u00e9\u0080]")).isEqualTo(new Name("\u00e9\u0080"));
        assertThatThrownBy(() -> read("/" + "a".repeat(5000))).isInstanceOf(Unjudged.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 12, 13, 31, 32, 33, 200})
    void a_dictionary_keeps_its_entries_in_order_however_many_they_are(int count) {
        StringBuilder text = new StringBuilder("<<");
        for (int i = 0; i < count; i++) {
            text.append("/K").append(count - i).append(' ').append(i);
        }

        Dict plain = (Dict) read(text + ">>");
        Dict twice = (Dict) read(text + "/K1 (again)>>");

        assertThat(plain.entries()).hasSize(count).containsEntry("K" + count, new Num(0, true));
        assertThat(plain.entries().keySet()).first().isEqualTo("K" + count);
        assertThat(plain.entries().keySet()).last().isEqualTo("K1");
        assertThat(plain.get("K0")).isEqualTo(PdfValue.NULL);
        assertThat(plain.duplicates()).isFalse();
        assertThat(twice.duplicates()).isTrue();
        assertThat(twice.get("K1")).isEqualTo(new Num(count - 1, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 0 obj ",
                "7 0 obj\n",
                "7 0 obj<<",
                "007 65535 obj ",
                "7  0 obj ",
                "7\n0\nobj ",
                "7 %x\n0 obj ",
                "8 0 obj ",
                "7 0 object ",
                "7 0 ob",
                "7 0",
                "7",
                "",
                "x",
                "7 0obj ",
                "70 obj ",
                "99999999999 0 obj "
            })
    void what_is_taken_for_the_plainest_head_of_an_object_is_one(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

        if (ValueReader.isHeader(bytes, 0, bytes.length, 7)) {
            ValueReader reader = new ValueReader(bytes, 0, bytes.length, new Budget(Duration.ofSeconds(3), 10, 10_000));
            assertThat(reader.expectObjectHeader().number()).isEqualTo(7);
        }
        assertThat(ValueReader.isHeader(bytes, 0, bytes.length, 7))
                .isEqualTo(text.startsWith("7 0 obj ")
                        || text.startsWith("7 0 obj\n")
                        || text.startsWith("7 0 obj<")
                        || text.startsWith("007 65535 obj "));
    }

    private static boolean isPlainWithoutKids(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new ValueReader(bytes, 0, bytes.length, new Budget(Duration.ofSeconds(3), 10, 10_000))
                .isPlainDictWithout("Kids");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.27 841.89]>>",
                "<< /Type /Page /Resources << /XObject << /N 4 0 R >> >> >> <</Kids[]>>",
                "<<>>"
            })
    void a_plain_dictionary_is_seen_to_have_no_such_key(String text) {
        assertThat(isPlainWithoutKids(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<</Type/Pages/Kids[3 0 R]>>",
                "<</Type/Pages/K#69ds[3 0 R]>>",
                "<</Title(>>)/Kids[3 0 R]>>",
                "<</Id<3e3e>/Kids[3 0 R]>>",
                "<</Type/Page %>>\n/Kids[3 0 R]>>",
                "<</Type/Page<</A 1>>/Kids[3 0 R]>>",
                "<</Type/Page",
                "<</Type/Page>",
                "[<<>>]",
                " <<>>",
                ">>",
                ""
            })
    void what_only_reading_can_tell_is_not_seen(String text) {
        assertThat(isPlainWithoutKids(text)).isFalse();
    }

    @Test
    void what_is_seen_without_reading_is_never_otherwise_when_it_is_read() {
        String[] tokens = {
            "<<", ">>", "<", ">", "/Kids", "/K#69ds", "/A", "/B ", "[", "]", "(", ")", "%", "\n", " 1 ", "4 0 R", "\\"
        };
        Random random = new Random(500);
        int seen = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder("<<");
            for (int token = random.nextInt(12); token >= 0; token--) {
                text.append(tokens[random.nextInt(tokens.length)]);
            }
            text.append(">>");
            if (isPlainWithoutKids(text.toString())) {
                PdfValue value;
                try {
                    value = read(text.toString());
                } catch (Unjudged malformed) {
                    continue;
                }
                seen++;
                assertThat(value)
                        .isInstanceOfSatisfying(
                                Dict.class, dict -> assertThat(dict.entries()).doesNotContainKey("Kids"));
            }
        }
        assertThat(seen).isGreaterThan(1000);
    }
}
