package org.hudang.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.search.IndexedPerson;
import org.hudang.search.ItemDocument;
import org.hudang.search.Place;
import org.hudang.search.TailKey;
import org.hudang.search.text.Token;
import org.hudang.search.text.Tokens;
import org.hudang.search.text.Units;
import org.junit.jupiter.api.Test;

/** What is sent to Elasticsearch, as docs/formats/search-index-v1.md has it. */
class DocumentsTest {

    private static final TailKey KEY =
            TailKey.hmacSha256("the key of the directory".getBytes(StandardCharsets.US_ASCII));
    private static final Documents DOCUMENTS = new Documents(KEY);

    private static ItemDocument paper(String title, String... pages) {
        return new ItemDocument(
                "itm_a",
                "hh_a",
                new Place("999001001", "样板村", "样板镇 999001199003077754"),
                "DB",
                "INCOME",
                title,
                List.of(new IndexedPerson("张样例", Optional.of("999001199003077754"), Optional.of("13812345678"))),
                List.of(),
                LocalDate.of(2026, 3, 1),
                List.of(pages));
    }

    @Test
    void words_are_sent_with_their_positions_and_two_at_one_position_together() {
        assertThat(Documents.cut(Tokens.ofText(Units.of("第3页，共"))))
                .as("the example of the format")
                .isEqualTo("第 3 页 _ 共");
        assertThat(Documents.cut(Tokens.ofText(Units.of("最低生活")))).isEqualTo("最低|最 低生 生活 活");
        assertThat(Documents.cut(List.of(new Token("最低", 3), new Token("生活", 5))))
                .as("a phrase is counted from its first word")
                .isEqualTo("最低 _ 生活");
    }

    @Test
    void no_identity_or_phone_number_is_sent() {
        Documents.Made made = DOCUMENTS.of(
                paper("证明999001199003077754", "身份证999001 19900307 7754，电话13812345678", "第二页９９９００１１９９００３０７７７５４"));

        assertThat(made.fields().toString())
                .contains("身份")
                .doesNotContain("19900307")
                .doesNotContain("１９９００３０７")
                .doesNotContain("12345678");
    }

    @Test
    void a_text_longer_than_a_node_takes_is_cut_and_the_paper_is_still_found_by_its_beginning() {
        Documents small = new Documents(KEY, 30);

        Documents.Made made = small.of(paper("说明", "甲".repeat(20), "乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥", "天地"));

        assertThat(String.valueOf(made.fields().get("text"))).contains("乙丙").doesNotContain("未申");
        assertThat(String.valueOf(made.fields().get("shown"))).contains("辛壬癸").doesNotContain("丑");
        assertThat(made.fields().toString()).doesNotContain("天地");
    }

    @Test
    void an_id_that_is_too_long_for_a_key_is_kept_under_its_digest() {
        assertThat(Documents.keyOf("hh_a")).isEqualTo("id-hh_a");
        assertThat(Documents.keyOf("户".repeat(200))).startsWith("sha256-").hasSize(71);
        assertThat(Documents.keyOf("户".repeat(200))).isNotEqualTo(Documents.keyOf("户".repeat(199)));
    }
}
