package org.hudang.archive.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "张样, 张*",
        "张样例, 张*例",
        "张样例人, 张*人",
        "欧阳样, 欧阳*",
        "欧阳样例, 欧阳*",
        "欧阳, 欧*",
        "𠮷样例, 𠮷*例",
        "𠮷样, 𠮷*",
        "样𠮷𠮷, 样*𠮷",
        "阿依·买样提, 阿*·买*提",
        "阿·样, *·*",
        "John Sample, J*",
        "李, *"
    })
    void names_are_masked_by_one_rule_set(String name, String masked) {
        assertThat(Masking.name(PersonName.of(name))).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "张样例的申请书, 张*例的申请书",
        "张样例、张样：张样例, 张*例、张*：张*例",
        "欧阳样例与张样, 欧阳**与张*",
        "阿依·买样提签名, 阿*·买*提签名",
        "证明（𠮷样例）, 证明（𠮷*例）",
        "没有名字, 没有名字",
        "李家村, 李家村"
    })
    void names_inside_a_text_are_masked_and_nothing_moves(String text, String masked) {
        List<PersonName> names = Stream.of("张样", "张样例", "欧阳样例", "阿依·买样提", "𠮷样例", "李")
                .map(PersonName::of)
                .toList();

        assertThat(Masking.namesIn(text, names)).isEqualTo(masked).hasSameSizeAs(text);
    }

    @Test
    void of_a_number_the_first_three_and_the_last_four_show_and_never_the_birth_date() {
        IdNumber number = IdNumber.parse("11010519491231002X");

        assertThat(Masking.idNumber(number)).isEqualTo("110***********002X").doesNotContain("1949", "1231");
        assertThat(Masking.document(IdDocument.of(number))).isEqualTo("110***********002X");
        assertThat(Masking.document(IdDocument.parse(DocumentType.FOREIGN_PERMANENT_RESIDENCE, "XYZ500190010101")))
                .isEqualTo("XYZ**********01");
        assertThat(Masking.document(IdDocument.parse(DocumentType.PASSPORT, "E12345678")))
                .isEqualTo("E****5678");
    }

    @Test
    void of_a_telephone_the_first_three_and_the_last_four_show() {
        assertThat(Masking.phone(new Phone("13800005678"))).isEqualTo("138****5678");
        assertThat(Masking.phone(new Phone("023-67000000"))).isEqualTo("**********00");
        assertThat(new Phone("13800005678")).hasToString("Phone(11)");
    }
}
