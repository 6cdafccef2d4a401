package org.hudang.archive.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/formats/materials-v1.md: tables are data, and a table that is wrong anywhere is refused as a whole. */
class MaterialsTest {
    private static final String TABLE = """
            {"format": "hudang-materials-1", "version": "样例", "validFrom": "2026-01-01", "tables": [
              {"programmes": ["DB"], "business": "NEW", "rows": [
                {"id": "application", "zh": "申请书", "en": "Application", "need": "REQUIRED", "when": ["WORKING"],
                 "unless": ["REFUSED"], "per": "MEMBER", "signers": "ADULTS", "sealed": true, "basis": "样例"}]}]}
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
                    assertThat(row.sealed()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hudang-materials-1\" | \"hudang-materials-9\" | format",
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
                "true | \"yes\" | tables[0].rows[0].sealed",
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
        String row = TABLE.substring(TABLE.indexOf("{\"id\""), TABLE.indexOf("]}]}"));

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
        assertThat(standard.all())
                .hasSizeGreaterThan(40)
                .allMatch(row -> row.basis().matches("(AR|AU)-\\d\\d.*"));
    }
}
