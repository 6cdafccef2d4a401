package org.hudang.archive.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/formats/materials-v2.md: tables are data, and a table that is wrong anywhere is refused as a whole. */
class MaterialsTest {
    private static final String TABLE = """
            {"format": "hudang-materials-2", "version": "样例", "validFrom": "2026-01-01", "tables": [
              {"programmes": ["DB"], "business": "NEW", "rows": [
                {"id": "application", "zh": "申请书", "en": "Application", "need": "REQUIRED", "when": ["WORKING"],
                 "unless": ["REFUSED"], "per": "MEMBER", "signers": "ADULTS",
                 "seals": [{"kinds": ["BUSINESS"], "owners": ["TOWNSHIP"]}], "basis": "样例"}]},
              {"programmes": ["RC"], "business": "DAILY", "rows": [
                {"id": "visit", "zh": "走访", "en": "Visit", "relief": ["DB"], "per": "QUARTER", "basis": "样例"}]}]}
            """;

    private static final String FIRST = """
            {"format": "hudang-materials-1", "version": "样例", "validFrom": "2026-01-01", "tables": [
              {"programmes": ["DB"], "business": "NEW", "rows": [
                {"id": "approval-form", "zh": "审批表", "en": "Form", "sealed": true, "basis": "样例"},
                {"id": "notice", "zh": "告知书", "en": "Notice", "sealed": false, "basis": "样例"}]}]}
            """;

    @Test
    void a_table_says_what_its_rows_say() {
        Materials materials = Materials.parse(TABLE);

        assertThat(materials.version()).isEqualTo("样例");
        assertThat(materials.validFrom()).hasToString("2026-01-01");
        assertThat(materials.rows("DB", BusinessType.END)).isEmpty();
        assertThat(materials.rows("DB", BusinessType.NEW).orElseThrow())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.kind().code()).isEqualTo("application");
                    assertThat(row.when()).containsExactly(Fact.WORKING);
                    assertThat(row.unless()).containsExactly(Fact.REFUSED);
                    assertThat(row.per()).isEqualTo(Material.Per.MEMBER);
                    assertThat(row.signers()).isEqualTo(Material.Signers.ADULTS);
                    assertThat(row.relief()).isEmpty();
                    assertThat(row.seals())
                            .containsExactly(
                                    new AskedSeal(Set.of(AskedSeal.Kind.BUSINESS), Set.of(AskedSeal.Owner.TOWNSHIP)));
                });
        assertThat(materials.daily("XX")).isEmpty();
        assertThat(materials.daily("RC")).singleElement().satisfies(row -> {
            assertThat(row.per()).isEqualTo(Material.Per.QUARTER);
            assertThat(row.relief()).containsExactly("DB");
        });
        assertThat(materials.businesses()).containsExactly("DB-NEW");
    }

    @Test
    void a_file_of_the_first_version_is_read_and_its_seal_is_any_seal() {
        Materials materials = Materials.parse(FIRST);

        assertThat(materials.rows("DB", BusinessType.NEW).orElseThrow())
                .extracting(Material::seals)
                .containsExactly(List.of(AskedSeal.ANY), List.of());
        assertThat(materials.daily("RC")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sealed\": true | \"seals\": [{}] | tables[0].rows[0]",
                "\"sealed\": true | \"sealed\": \"yes\" | tables[0].rows[0].sealed",
                "\"NEW\" | \"DAILY\" | tables[0].business",
                "materials-1 | materials-2 | tables[0].rows[0]"
            })
    void words_of_the_second_version_are_none_of_the_first_and_the_other_way_round(
            String right, String wrong, String where) {
        assertThat(FIRST).contains(right);

        assertThatThrownBy(() -> Materials.parse(FIRST.replaceFirst(right, wrong)))
                .isInstanceOf(MaterialsRefused.class)
                .hasMessageContaining("AR-120 [" + where + ",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hudang-materials-2\" | \"hudang-materials-9\" | format",
                "\"2026-01-01\" | \"2026-02-30\" | validFrom",
                "\"tables\" | \"table\" | materials",
                "[\"DB\"] | [] | tables[0].programmes",
                "[\"DB\"] | [\"DB\", \"DB\"] | tables[0]",
                "[\"DB\"] | [\"低保\"] | tables[0].programmes",
                "\"NEW\" | \"OLD\" | tables[0].business",
                "\"need\" | \"ned\" | tables[0].rows[0]",
                "\"REQUIRED\" | \"SOMETIMES\" | tables[0].rows[0].need",
                "[\"WORKING\"] | [\"RICH\"] | tables[0].rows[0].when",
                "[\"REFUSED\"] | \"REFUSED\" | tables[0].rows[0].unless",
                "\"MEMBER\" | \"CAT\" | tables[0].rows[0].per",
                "\"ADULTS\" | \"ALL\" | tables[0].rows[0].signers",
                "\"seals\" | \"sealed\" | tables[0].rows[0]",
                "[{\"kinds\": [\"BUSINESS\"], \"owners\": [\"TOWNSHIP\"]}] | [] | tables[0].rows[0].seals",
                "[{\"kinds\": [\"BUSINESS\"], \"owners\": [\"TOWNSHIP\"]}] | [{}, {}] | tables[0].rows[0].seals[1]",
                "\"kinds\" | \"kind\" | tables[0].rows[0].seals[0]",
                "[\"BUSINESS\"] | [\"ROUND\"] | tables[0].rows[0].seals[0].kinds",
                "[\"TOWNSHIP\"] | [\"NEIGHBOUR\"] | tables[0].rows[0].seals[0].owners",
                "\"MEMBER\" | \"QUARTER\" | tables[0].rows[0].per",
                "[\"WORKING\"] | [\"RELIEF_STOPPED\"] | tables[0].rows[0].when",
                "\"per\": \"MEMBER\" | \"relief\": [\"DB\"] | tables[0].rows[0]",
                "\"relief\": [\"DB\"] | \"relief\": [] | tables[1].rows[0].relief",
                "\"DAILY\" | \"YEARLY\" | tables[1].business",
                "\"申请书\" | \"\" | tables[0].rows[0].zh",
                "\"id\": \"application\" | \"id\": \"Application\" | tables[0].rows[0].id"
            })
    void one_wrong_word_refuses_the_table_and_is_named(String right, String wrong, String where) {
        assertThat(TABLE).contains(right);

        assertThatThrownBy(() -> Materials.parse(TABLE.replace(right, wrong)))
                .isInstanceOf(MaterialsRefused.class)
                .hasMessageContaining("AR-120 [" + where + ",");
    }

    @Test
    void the_same_row_twice_and_text_that_is_no_json_are_refused() {
        String row = TABLE.substring(TABLE.indexOf("{\"id\""), TABLE.indexOf("]},"));

        assertThatThrownBy(() -> Materials.parse(TABLE.replace(row, row + "," + row)))
                .isInstanceOf(MaterialsRefused.class)
                .hasMessageContaining("rows[1].id");
        assertThatThrownBy(() -> Materials.parse("{")).isInstanceOf(MaterialsRefused.class);
    }

    @Test
    void the_tables_in_the_box_cover_every_programme_and_business_and_name_the_rule_of_each_row() {
        Materials standard = Materials.standard();

        for (String programme : List.of("DB", "TK", "LS")) {
            for (BusinessType business : BusinessType.values()) {
                assertThat(standard.rows(programme, business))
                        .as(programme + business)
                        .isPresent();
            }
        }
        assertThat(standard.daily("RC")).isNotEmpty();
        assertThat(standard.all())
                .hasSizeGreaterThan(40)
                .allMatch(row -> row.basis().matches("(AR|AU)-\\d\\d.*"));
    }

    @Test
    void which_seal_is_asked_for_is_said_in_both_languages() {
        AskedSeal seal = new AskedSeal(
                Set.of(AskedSeal.Kind.STATUTORY_NAME, AskedSeal.Kind.BUSINESS), Set.of(AskedSeal.Owner.BUREAU));

        assertThat(MaterialWords.in(Locale.CHINESE).seal(seal)).isEqualTo("民政局法定名称章或业务专用章");
        assertThat(MaterialWords.in(Locale.ENGLISH).seal(seal))
                .isEqualTo("seal of the statutory name or business seal of the bureau");
        assertThat(MaterialWords.in(Locale.CHINESE).seal(AskedSeal.ANY)).isEqualTo("印章");
        assertThat(MaterialWords.in(Locale.CHINESE).lacks(new Checklist.State.MissingIn(List.of(1, 2))))
                .containsExactly("第一季度", "第二季度");
    }

    @Test
    void the_words_of_both_languages_are_in_step_and_there_is_one_for_everything_a_table_can_ask() {
        ResourceBundle chinese = words(Locale.ROOT);
        ResourceBundle english = words(Locale.ENGLISH);

        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        assertThat(chinese.keySet())
                .containsAll(all("kind.", AskedSeal.Kind.values()))
                .containsAll(all("owner.", AskedSeal.Owner.values()))
                .containsAll(all("why.", Checklist.Why.values()))
                .contains("signers.APPLICANT", "signers.ADULTS", "signers.PERSON");
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "org.hudang.archive.completeness.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static List<String> all(String prefix, Enum<?>[] words) {
        return Stream.of(words).map(word -> prefix + word.name()).toList();
    }
}
