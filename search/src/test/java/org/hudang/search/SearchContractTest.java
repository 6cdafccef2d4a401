package org.hudang.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hudang.search.Query.Filters;
import org.hudang.search.Query.Page;
import org.hudang.search.Query.Strictness;
import org.junit.jupiter.api.Test;

/** What every engine behind {@link Search} must do. Each engine has a subclass that opens it. */
public abstract class SearchContractTest extends EngineContract {

    @Test
    void a_household_is_found_by_the_whole_and_by_a_part_of_a_name() {
        feed(household("hh_a", EAST, "张样例", "李示范"));

        assertThat(ids("张样例")).containsExactly("hh_a");
        assertThat(ids("示范")).containsExactly("hh_a");
        assertThat(ids("张")).containsExactly("hh_a");
        assertThat(ids("张例")).isEmpty();
        assertThat(ids("样例李")).as("two names are not one").isEmpty();
    }

    @Test
    void full_width_traditional_and_middle_dot_variants_are_the_same() {
        feed(household("hh_a", EAST, "张样例", "买买提·示例"), item("i1", "Ａ４纸 戶口簿"));

        assertThat(ids("張樣例")).contains("hh_a");
        assertThat(ids("买买提示例")).contains("hh_a");
        assertThat(ids("买买提・示例")).contains("hh_a");
        assertThat(ids("户口簿")).containsExactly("i1");
        assertThat(ids("a4")).containsExactly("i1");
    }

    @Test
    void a_household_is_found_by_pinyin_and_initials() {
        feed(household("hh_a", EAST, "张样例"));

        assertThat(ids("zhangyangli")).containsExactly("hh_a");
        assertThat(ids("zhang yang li")).containsExactly("hh_a");
        assertThat(ids("Zhāng Yànglì")).containsExactly("hh_a");
        assertThat(ids("zhangy")).containsExactly("hh_a");
        assertThat(ids("yangli")).containsExactly("hh_a");
        assertThat(ids("zyl")).containsExactly("hh_a");
        assertThat(ids("ZYL")).containsExactly("hh_a");
        assertThat(ids("zyx")).isEmpty();
    }

    @Test
    void every_reading_of_a_surname_finds_it() {
        feed(
                household("hh_piao", EAST, "朴样例"),
                household("hh_qin", EAST, "覃样例"),
                household("hh_miao", EAST, "缪样例"),
                household("hh_lv", EAST, "吕样例"));

        assertThat(ids("piaoyangli")).containsExactly("hh_piao");
        assertThat(ids("puyangli")).containsExactly("hh_piao");
        assertThat(ids("qinyangli")).containsExactly("hh_qin");
        assertThat(ids("tanyangli")).containsExactly("hh_qin");
        assertThat(ids("miaoyangli")).containsExactly("hh_miao");
        assertThat(ids("lvyangli")).containsExactly("hh_lv");
        assertThat(ids("luyangli")).containsExactly("hh_lv");
        assertThat(ids("lüyangli")).containsExactly("hh_lv");
    }

    @Test
    void the_last_digits_and_the_whole_number_of_a_document_find_its_holder() {
        feed(household("hh_a", EAST, "张样例"));

        assertThat(ids("7754")).containsExactly("hh_a");
        assertThat(ids("077754")).containsExactly("hh_a");
        assertThat(ids(ID_NUMBER)).containsExactly("hh_a");
        assertThat(ids("999001 19900307 7754")).as("typed in groups").containsExactly("hh_a");
        assertThat(ids("758")).as("three digits are too few").isEmpty();
        assertThat(ids("9990")).as("the beginning is no ending").isEmpty();
        assertThat(search().find(Query.of("7754"), CLERK).hits().get(0).matchedBy())
                .isEqualTo(MatchedBy.ID_TAIL);
    }

    @Test
    void the_last_digits_of_a_phone_find_its_owner() {
        feed(household("hh_a", EAST, "张样例"));

        assertThat(ids("5678")).containsExactly("hh_a");
        assertThat(ids("00012345678")).containsExactly("hh_a");
        assertThat(ids("1234")).isEmpty();
    }

    @Test
    void codes_are_found_whole_and_by_their_parts() {
        feed(item("0003", "收入证明"), household("hh_a", EAST, "张样例"));

        assertThat(ids("J031-ZY·DB·2026·D30-042-0003")).containsExactly("0003");
        assertThat(ids("j031－zy・db・2026・d30-042-0003")).containsExactly("0003");
        assertThat(ids("042-0003")).containsExactly("0003");
        assertThat(ids("J031-ZY")).containsExactly("0003");
        assertThat(ids("SQ-2026-000017")).containsExactly("hh_a");
        assertThat(ids("hh_a")).containsExactly("hh_a", "0003");
    }

    @Test
    void words_in_a_text_are_found_with_their_page_and_place() {
        feed(item("i1", "收入证明", "第一页没有什么。", "本人张样例，现无劳动能力，\n由村委会出具证明。"));

        Hit hit = search().find(Query.of("劳动能力"), CLERK).hits().get(0);

        assertThat(hit.page()).hasValue(2);
        assertThat(hit.matchedBy()).isEqualTo(MatchedBy.TEXT);
        Snippet snippet = hit.snippet().orElseThrow();
        assertThat(snippet.marks())
                .extracting(m -> snippet.text().substring(m.start(), m.end()))
                .containsExactly("劳动能力");
        assertThat(snippet.text()).contains("本人张样例").doesNotContain("\n");
    }

    @Test
    void any_piece_of_a_chinese_text_is_found_and_no_other() {
        String text = "经查该户共同生活家庭成员四人月人均收入低于标准第3页共5页";
        feed(item("i1", "入户调查表", text));

        for (int length = 1; length <= 9; length++) {
            for (int from = 0; from + length <= text.length(); from++) {
                assertThat(ids(text.substring(from, from + length)))
                        .as(text.substring(from, from + length))
                        .containsExactly("i1");
            }
        }
        assertThat(ids("成员低于")).isEmpty();
        assertThat(ids("第5页")).isEmpty();
        assertThat(ids("员成")).isEmpty();
    }

    @Test
    void a_line_break_inside_a_chinese_word_does_not_hide_it() {
        feed(item("i1", "说明", "申请最低生活保\n障金"), item("i2", "说明", "甲\n\n乙"));

        assertThat(ids("生活保障金")).containsExactly("i1");
        assertThat(ids("甲乙")).isEmpty();
    }

    @Test
    void all_words_must_be_found_in_one_document() {
        feed(item("i1", "收入证明", "村委会"), item("i2", "诊断证明", "县医院"));

        assertThat(ids("证明 医院")).containsExactly("i2");
        assertThat(ids("收入 医院")).isEmpty();
    }

    @Test
    void exact_names_come_before_titles_and_titles_before_texts_and_the_newest_first() {
        feed(
                item("text_old", "收入证明", LocalDate.of(2025, 1, 1), "张样例"),
                item("text_new", "收入证明", LocalDate.of(2026, 1, 1), "张样例"),
                item("title", "张样例的收入证明", LocalDate.of(2020, 1, 1)),
                household("hh_part", EAST, "李张样例"),
                household("hh_a", EAST, "张样例"));

        assertThat(ids("张样例")).containsExactly("hh_a", "hh_part", "title", "text_new", "text_old");
    }

    @Test
    void a_clerk_neither_finds_nor_counts_nor_is_told_of_another_township() {
        feed(household("hh_west", WEST, "张样例"), household("hh_east", EAST, "张样板"));

        assertThat(ids("张样例")).isEmpty();
        assertThat(ids("张样例", BUREAU)).containsExactly("hh_west");
        assertThat(search().count(Query.of("张"), CLERK)).isEqualTo(new Total.Exactly(1));
        assertThat(search().suggest("张", CLERK)).extracting(Suggestion::text).containsExactly("张样板");
        assertThat(search().explain(Query.of("张样例"), "hh_west", CLERK)).isEqualTo(new Explained.Unknown());
        assertThat(search().find(Query.of("张样例"), CLERK).looser())
                .allSatisfy(l -> assertThat(l.total().value()).isEqualTo(1));
        Query elsewhere = Query.of("张").with(Filters.NONE.inTownship(WEST));
        assertThat(search().count(elsewhere, CLERK).value()).isZero();
    }

    @Test
    void what_the_guard_hides_is_neither_shown_nor_counted_nor_suggested() {
        feed(household("hh_a", EAST, "张样例"), household("hh_b", EAST, "张样板"));

        hidden.add("hh_a");

        assertThat(ids("张")).containsExactly("hh_b");
        assertThat(search().find(Query.of("张"), CLERK).total()).isEqualTo(new Total.Exactly(1));
        assertThat(search().count(Query.of("张样例"), CLERK)).isEqualTo(new Total.Exactly(0));
        assertThat(search().suggest("zhang", CLERK))
                .extracting(Suggestion::text)
                .containsExactly("张样板");
        assertThat(search().explain(Query.of("张"), "hh_a", CLERK)).isEqualTo(new Explained.Unknown());
    }

    @Test
    void no_answer_holds_a_whole_identity_or_phone_number() {
        feed(item("i1", "证明 " + ID_NUMBER, "申请人公民身份号码" + ID_NUMBER + "，电话13812345678，卡号6222021234567890123。"));

        List<Hit> hits = List.of(
                search().find(Query.of("申请人"), CLERK).hits().get(0),
                search().find(Query.of(ID_NUMBER), CLERK).hits().get(0));

        assertThat(hits.toString())
                .contains("999***********7754")
                .contains("138****5678")
                .doesNotContain(ID_NUMBER)
                .doesNotContain("19900307")
                .doesNotContain("13812345678")
                .doesNotContain("6222021234567890123");
    }

    @Test
    void a_number_in_a_text_leads_to_the_paper_although_it_is_masked() {
        feed(item("i1", "证明", "公民身份号码：999001 19900307 7754"));

        assertThat(ids(ID_NUMBER)).containsExactly("i1");
        assertThat(ids("7754")).containsExactly("i1");
        assertThat(ids("19900307")).as("a piece of the number is not a word").isEmpty();
    }

    @Test
    void query_text_is_data_and_not_a_language() {
        feed(household("hh_a", EAST, "张样例"), item("i1", "收入证明", "price* [a TO b] (x OR y)"));

        assertThat(ids("张*")).as("the star is punctuation, 张 is a surname").containsExactly("hh_a");
        assertThat(ids("收入 OR 医院")).isEmpty();
        assertThat(ids("name:张样例")).isEmpty();
        assertThat(ids("pric*")).as("no wildcard").isEmpty();
        assertThat(ids("price*")).containsExactly("i1");
        assertThat(ids("\"(x\\ or y)\" ~2^3")).isEmpty();
        assertThat(ids("[a")).containsExactly("i1");
        assertThatThrownBy(() -> ids("*")).isInstanceOf(QueryRefused.class);
        assertThatThrownBy(() -> ids("?? %% ..")).isInstanceOf(QueryRefused.class);
    }

    @Test
    void a_query_that_cannot_be_asked_says_which_rule() {
        assertThatThrownBy(() -> Query.of(" ")).extracting("rule").isEqualTo(QueryRefused.Rule.NOTHING_ASKED);
        assertThatThrownBy(() -> Query.of("长".repeat(201)))
                .extracting("rule")
                .isEqualTo(QueryRefused.Rule.TEXT_TOO_LONG);
        assertThatThrownBy(() -> ids("一 二 三 四 五 六 七 八 九"))
                .extracting("rule")
                .isEqualTo(QueryRefused.Rule.TOO_MANY_WORDS);
        assertThatThrownBy(() -> new Page(990, 20)).extracting("rule").isEqualTo(QueryRefused.Rule.PAGE_OUT_OF_REACH);
    }

    @Test
    void an_empty_answer_says_what_was_searched_and_offers_what_would_be_found() {
        feed(item("i1", "收入证明", "家庭收入与财产情况"));

        Found none = search().find(Query.of("财产收入").with(Filters.NONE.ofYear(2026)), CLERK);
        assertThat(none.words()).containsExactly("财产收入");
        assertThat(none.looser()).isEmpty();

        Found words = search().find(Query.of("收入 医院"), CLERK);
        assertThat(words.looser()).extracting(Found.Looser::change).containsExactly(Found.Change.ONE_WORD_FEWER);
        assertThat(words.looser().get(0).query().text()).isEqualTo("收入");

        Found filtered = search().find(Query.of("收入").with(Filters.NONE.ofYear(2019)), CLERK);
        assertThat(filtered.looser()).extracting(Found.Looser::change).containsExactly(Found.Change.WITHOUT_FILTERS);

        Found apart = search().find(Query.of("家庭收入财产情况"), CLERK);
        assertThat(apart.looser()).isEmpty();
        assertThat(search().find(Query.of("家庭收入").with(Strictness.ANYWHERE), CLERK)
                        .hits())
                .hasSize(1);
    }

    @Test
    void characters_apart_are_offered_when_the_pairs_stand_elsewhere() {
        feed(item("i1", "说明", "低保金，保金额"));

        Found none = search().find(Query.of("低保金额"), CLERK);

        assertThat(none.hits()).isEmpty();
        assertThat(none.looser()).extracting(Found.Looser::change).containsExactly(Found.Change.CHARACTERS_APART);
        assertThat(search().find(none.looser().get(0).query(), CLERK).hits())
                .extracting(Hit::id)
                .containsExactly("i1");
    }

    @Test
    void filters_limit_and_alone_list_everything_of_their_kind() {
        feed(household("hh_a", EAST, "张样例"), item("i1", "收入证明"), item("i2", "收入证明", LocalDate.of(2025, 1, 1)));

        Query items = new Query("", Filters.NONE.only(Kind.ITEM).ofHousehold("hh_a"), Strictness.TOGETHER, Page.FIRST);
        assertThat(search().find(items, CLERK).hits()).extracting(Hit::id).containsExactly("i1", "i2");
        assertThat(search().count(Query.of("收入").with(Filters.NONE.ofYear(2025)), CLERK))
                .isEqualTo(new Total.Exactly(1));
        assertThat(search().count(items.with(Filters.NONE.ofProgramme("TK")), CLERK)
                        .value())
                .isZero();
        assertThat(search().count(items.with(Filters.NONE.ofItemKind("INCOME").inVillage("样板村")), CLERK)
                        .value())
                .isEqualTo(2);
    }

    @Test
    void pages_follow_one_another_without_gap_or_overlap() {
        IntStream.range(0, 45).forEach(i -> feed().put(item("i" + i, "收入证明"), 1));
        feed().refresh();

        Set<String> seen = new HashSet<>();
        for (int from = 0; from < 60; from += 20) {
            search().find(Query.of("收入").with(new Page(from, 20)), CLERK)
                    .hits()
                    .forEach(h -> assertThat(seen.add(h.id())).isTrue());
        }

        assertThat(seen).hasSize(45);
    }

    @Test
    void counting_stops_at_a_thousand_and_says_so() {
        IntStream.range(0, 1001).forEach(i -> feed().put(item("i" + i, "收入证明"), 1));
        feed().refresh();

        assertThat(search().count(Query.of("收入"), CLERK)).isEqualTo(new Total.AtLeast(1000));
    }

    @Test
    void suggestions_begin_with_what_was_typed_in_han_pinyin_or_initials() {
        feed(household("hh_a", EAST, "张样例", "李示范"), household("hh_b", EAST, "重样例"));

        assertThat(search().suggest("张样", CLERK)).extracting(Suggestion::text).containsExactly("张样例");
        assertThat(search().suggest("zhangy", CLERK))
                .extracting(Suggestion::text)
                .containsExactly("张样例");
        assertThat(search().suggest("ls", CLERK)).extracting(Suggestion::text).containsExactly("李示范");
        assertThat(search().suggest("chongy", CLERK))
                .extracting(Suggestion::text)
                .containsExactly("重样例");
        assertThat(search().suggest("样例", CLERK)).isEmpty();
        assertThat(search().suggest("  ", CLERK)).isEmpty();
    }

    @Test
    void a_place_is_found_by_its_name_and_its_pinyin() {
        feed(new HouseholdDocument(
                "hh_a",
                new Place(EAST, "重庆坝村", "示例县长寿路社区"),
                Set.of(),
                List.of(IndexedPerson.named("张样例")),
                List.of(),
                LocalDate.of(2026, 1, 1)));

        assertThat(ids("重庆坝")).containsExactly("hh_a");
        assertThat(ids("chongqingbacun")).containsExactly("hh_a");
        assertThat(ids("changshou")).containsExactly("hh_a");
    }

    @Test
    void an_explanation_names_the_reasons_or_the_words_that_are_missing() {
        feed(household("hh_a", EAST, "张样例"));

        assertThat(search().explain(Query.of("张样例"), "hh_a", CLERK))
                .isInstanceOfSatisfying(
                        Explained.Matches.class,
                        m -> assertThat(m.reasons()).contains(new Explained.Reason("张样例", MatchedBy.NAME)));
        assertThat(search().explain(Query.of("张样例 医院"), "hh_a", CLERK)).isEqualTo(new Explained.Lacks(List.of("医院")));
        assertThat(search().explain(Query.of("张"), "hh_nobody", CLERK)).isEqualTo(new Explained.Unknown());
    }

    @Test
    void rare_characters_outside_the_basic_plane_are_characters_like_any_other() {
        feed(household("hh_a", EAST, "𠮷样例"), item("i1", "说明", "𠮷𠮷𰻞面"));

        assertThat(ids("𠮷样")).containsExactly("hh_a");
        assertThat(ids("𠮷𰻞")).containsExactly("i1");
        assertThat(ids("jiyangli")).containsExactly("hh_a");
        assertThat(ids("𰻞")).containsExactly("i1");
        Snippet snippet =
                search().find(Query.of("𰻞面"), CLERK).hits().get(0).snippet().orElseThrow();
        assertThat(snippet.marks())
                .extracting(m -> snippet.text().substring(m.start(), m.end()))
                .containsExactly("𰻞面");
    }

    @Test
    void neither_a_query_nor_a_person_tells_its_text_when_printed() {
        assertThat(Query.of("张样例").toString()).doesNotContain("张样例");
        assertThat(new IndexedPerson("张样例", Optional.of(ID_NUMBER), Optional.empty()).toString())
                .doesNotContain("张样例")
                .doesNotContain("7754");
    }
}
