package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.casework.benefit.Benefit;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A table of benefits is entered through the running house, whole or not at all. */
@ExtendWith(InOpenHouse.class)
class BenefitsImportTest {
    private static final String HEADING = "household,programme,level,people,from,until,nextReview\n";

    @TempDir
    private Path folder;

    private final OpenHouse house;
    private final Beside beside;

    BenefitsImportTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void a_table_is_entered_once_by_number_of_the_household_or_of_a_person_whatever_the_directory() throws Exception {
        Household one = house.openHousehold("何样例");
        Household two = house.openHousehold("吴样例");
        table(one.number() + ",DB,STABLE,1,2026-11-01,,2027-11-01", number(two) + ",LS,ONCE,1,2026-11-01,,2027-02-01");

        Said first = beside.runIn(folder, "benefits", "import", "table.csv");
        Said again = beside.runIn(folder, "benefits", "import", "table.csv", "--json");

        assertThat(first).isEqualTo(new Said(0, "Benefits entered: 2; there already: 0.\n", ""));
        assertThat(again.exit()).as(again.toString()).isZero();
        JsonNode json = new ObjectMapper().readTree(again.out());
        assertThat(json.path("entered")).isEmpty();
        assertThat(json.path("known")).hasSize(2);
        assertThat(json.path("known").get(0).path("household").asText())
                .isEqualTo(one.number().value());
        assertThat(benefits(two)).hasSize(1);
    }

    @Test
    void each_wrong_row_is_named_with_line_column_and_rule_no_number_is_repeated_and_nothing_is_entered()
            throws IOException {
        Household good = house.openHousehold("何样例");
        String wrong = number(good).substring(0, 17) + (number(good).endsWith("X") ? "1" : "X");
        Path table = table(
                good.number() + ",DB,STABLE,1,2026-11-01,,2027-11-01",
                wrong + ",DB,STABLE,1,2026-11-01,,2027-11-01",
                number(good) + ",DB,STABLE,0,2026-11-31,,2027-11-01",
                "110101199003070011,DB,STABLE,1,2026-11-01,,2027-11-01",
                "hh_nonsense,DB,STABLE,1,2026-11-01,,2027-11-01",
                "12345,DB,STABLE,1,2026-11-01,,2027-11-01");

        Said said = beside.run("benefits", "import", table.toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines())
                .containsExactly(
                        "CW-010 Nothing of the table was entered; 6 rows are wrong:",
                        "  line 3, household: AR-021-CHECK_CHARACTER The check character at position 18 of the document"
                                + " number is wrong, please compare each digit.",
                        "  line 4, from: YYYY-MM-DD",
                        "  line 4, people: 1–99",
                        "  line 5, household: known",
                        "  line 6, household: AR-001 This is no valid identifier (kind hh expected).",
                        "  line 7, household: AR-021-LENGTH The document number has the wrong length.");
        assertThat(said.err()).doesNotContain(wrong);
        assertThat(benefits(good)).isEmpty();

        Said json = beside.run("benefits", "import", table.toString(), "--json");
        JsonNode wrongRows = new ObjectMapper().readTree(json.out()).path("wrong");
        assertThat(wrongRows).hasSize(6);
        assertThat(wrongRows.get(2).path("line").asInt()).isEqualTo(4);
        assertThat(wrongRows.get(2).path("column").asText()).isEqualTo("people");
    }

    @Test
    void a_person_stands_for_the_household_of_the_own_and_where_that_is_not_clear_the_table_must_say_it()
            throws IOException {
        Household own = house.openHousehold("何样例");
        IdNumber person = IdNumber.parse(number(own));
        Household parents = withSon("parents", person, true);
        Path table = table(person.reveal() + ",TK,STABLE,1,2026-11-01,,2027-11-01");
        assertThat(beside.run("benefits", "import", table.toString()).exit()).isZero();
        assertThat(benefits(own)).hasSize(1);
        assertThat(benefits(parents)).isEmpty();

        withSon("second-home", person, false);
        Said unclear = beside.run("benefits", "import", table.toString());

        assertThat(unclear.exit()).isEqualTo(1);
        assertThat(unclear.err()).contains("line 2, household: this person stands in several household files");
    }

    @Test
    void what_is_no_table_or_no_file_is_refused() throws IOException {
        assertThat(beside.run(
                        "benefits", "import", folder.resolve("nothing.csv").toString()))
                .extracting(Said::exit)
                .isEqualTo(2);
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThat(beside.run("benefits", "import", empty.toString()).err()).contains("CW-010", "line 1, heading");
    }

    private Household withSon(String key, IdNumber son, boolean apart) {
        NewMember head = NewMember.coLiving(PersonName.of("何老样"), IdNumber.parse("999001193001010014"), Relation.HEAD);
        NewMember other = NewMember.coLiving(PersonName.of("何样例"), son, Relation.CHILD);
        return house.house()
                .archive()
                .open(
                        new OpenHousehold(
                                "import/" + key,
                                OpenHouse.OURS,
                                "样例村",
                                "样例村一组",
                                List.of(head, apart ? other.apart() : other)),
                        new Acting("test", OpenHouse.OURS));
    }

    private List<Benefit> benefits(Household household) {
        return house.house().benefits().of(household.number().value(), new Acting("test", OpenHouse.OURS));
    }

    private static String number(Household household) {
        return household.head().document().reveal();
    }

    private Path table(String... rows) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), HEADING + String.join("\n", rows) + "\n");
    }
}
