package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.hudang.archive.Acting;
import org.hudang.server.account.Role;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** For which business the electronic form alone is kept, on the command line. */
@ExtendWith(InOpenHouse.class)
class SingleCommandTest {
    private static final String LINE = "TK-END";

    private final OpenHouse house;
    private final Beside beside;

    SingleCommandTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void an_assessment_is_entered_by_one_approved_by_another_and_ended_by_either() {
        house.newAccount("single-command-one", Acting.BUREAU, Role.ARCHIVIST);
        house.newAccount("single-command-two", Acting.BUREAU, Role.BUREAU_APPROVER);

        assertThat(beside.run("single-sets", "list").out()).contains("DB-NEW with paper");
        assertThat(enter("single-command-two").exit()).isEqualTo(1);
        assertThat(enter("single-command-one").out()).contains(LINE + " to be approved 样民档〔2026〕1号");
        Said same = beside.run("single-sets", "approve", LINE, "--by", "single-command-one");
        assertThat(same.exit()).isEqualTo(1);
        assertThat(same.err()).contains("AR-329");
        assertThat(beside.run("single-sets", "approve", LINE, "--by", "single-command-two")
                        .out())
                .contains(LINE + " electronic only");
        assertThat(beside.run("single-sets", "list", "--json").out())
                .contains("{\"line\":\"" + LINE + "\",\"state\":\"ON\",\"record\":{\"assessor\":\"样例\"");
        assertThat(beside.run("single-sets", "off", LINE, "--reason", "样例", "--by", "single-command-one")
                        .out())
                .contains(LINE + " with paper");
    }

    @Test
    void what_is_no_business_is_refused() {
        Said said = beside.run("single-sets", "approve", "nothing", "--by", house.login(Role.ARCHIVIST));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("AR-009");
    }

    private Said enter(String by) {
        return beside.run(
                "single-sets",
                "enter",
                LINE,
                "--assessor",
                "样例",
                "--on",
                "2026-09-01",
                "--conclusion",
                "可以实行单套",
                "--document",
                "样民档〔2026〕1号",
                "--by",
                by);
    }
}
