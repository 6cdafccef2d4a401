package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.casework.identity.IdentityCheck;
import org.hudang.server.account.Role;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.IssuedOne;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Certificates on the command line: issued, many at once, sealed and withdrawn by two people. */
@ExtendWith(InOpenHouse.class)
class CertificateCommandTest {
    private static final String CODE = "[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}";

    @TempDir
    private Path folder;

    private final OpenHouse house;
    private final Beside beside;
    private final String clerk;
    private final String reviewer;

    CertificateCommandTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
        this.clerk = house.login(Role.TOWNSHIP_CLERK);
        this.reviewer = house.login(Role.TOWNSHIP_REVIEWER);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void a_certificate_is_issued_its_paper_filed_and_it_is_withdrawn_by_two() {
        String household = entitled("沈样例").number().value();

        Said issued = beside.run("certificate", "issue", household, "--programme", "DB", "--by", reviewer);

        assertThat(issued.exit()).as(issued.toString()).isZero();
        assertThat(issued.out()).startsWith("Issued: ").contains("sealed and filed");
        assertThat(beside.run("certificate", "issue", household, "--programme", "DB", "--by", clerk)
                        .err())
                .contains(clerk);
        String code = issued.out().replaceAll("(?s).*?(" + CODE + ").*", "$1");
        assertThat(beside.run("certificate", "paper", code, "--approve", "--by", clerk)
                        .exit())
                .isEqualTo(1);
        Said sealed = beside.run("certificate", "paper", code, "--by", clerk);
        assertThat(sealed.exit()).as(sealed.toString()).isZero();
        assertThat(sealed.out()).contains("sealed and filed");

        assertThat(beside.run("certificate", "revoke", code, "--approve", "--by", reviewer)
                        .err())
                .startsWith("CE-081");
        Said asked = beside.run("certificate", "revoke", code, "--reason", "lost", "--by", clerk);
        assertThat(asked.out()).contains("set aside");
        assertThat(beside.run("certificate", "revoke", code, "--approve", "--by", clerk)
                        .exit())
                .isEqualTo(1);
        Said withdrawn = beside.run("certificate", "revoke", code, "--approve", "--by", reviewer);
        assertThat(withdrawn.exit()).as(withdrawn.toString()).isZero();
        assertThat(beside.run("certificate", "status", code).out()).contains("withdrawn since");
    }

    @Test
    void a_clerk_who_neither_asked_nor_decides_takes_no_withdrawal_back_and_nobody_does_without_a_reason() {
        String household = entitled("秦样例").number().value();
        Said issued = beside.run("certificate", "issue", household, "--programme", "DB", "--by", reviewer);
        String code = issued.out().replaceAll("(?s).*?(" + CODE + ").*", "$1");
        String other = "command-other-clerk";
        var unused = house.newAccount(other, OpenHouse.OURS, Role.TOWNSHIP_CLERK);
        String[] refuse = {"certificate", "revoke", code, "--refuse", "--note", "找到了", "--by"};
        assertThat(beside.run(
                                "certificate",
                                "revoke",
                                code,
                                "--reason",
                                "lost",
                                "--by",
                                clerk,
                                "--note",
                                "长".repeat(201))
                        .err())
                .startsWith("SV-032");
        assertThat(beside.run("certificate", "revoke", code, "--reason", "lost", "--by", clerk)
                        .exit())
                .isZero();

        Said stranger = beside.run(and(refuse, other));
        Said silent = beside.run("certificate", "revoke", code, "--refuse", "--by", clerk);

        assertThat(stranger.exit()).as(stranger.toString()).isEqualTo(1);
        assertThat(stranger.err()).contains(other);
        assertThat(silent.exit()).as(silent.toString()).isEqualTo(1);
        assertThat(silent.err()).startsWith("SV-032");
        assertThat(beside.run("certificate", "status", code).out()).contains("suspended since");

        assertThat(beside.run(and(refuse, clerk)).exit()).isZero();
        assertThat(beside.run("certificate", "status", code).out()).contains("valid since");
    }

    private static String[] and(String[] arguments, String last) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }

    @Test
    void a_copy_for_one_purpose_is_made_told_by_its_number_and_refused_once_the_certificate_is_withdrawn() {
        String household = entitled("许样例").number().value();
        Said issued = beside.run("certificate", "issue", household, "--programme", "DB", "--by", reviewer);
        String code = issued.out().replaceAll("(?s).*?(" + CODE + ").*", "$1");
        LocalDate until = LocalDate.now(house.house().clock()).plusDays(20);

        Said copied = copy(code, until.toString());

        assertThat(copied.exit()).as(copied.toString()).isZero();
        assertThat(copied.out()).matches("(?s)Copy cpy_[a-z2-7]{26} of " + CODE + ".*sealed and filed.*");
        String number = copied.out().replaceAll("(?s).*?(cpy_[a-z2-7]{26}).*", "$1");
        Said stands = beside.run("certificate", "paper", number, "--by", clerk);
        assertThat(stands.exit()).as(stands.toString()).isZero();
        assertThat(stands.out()).contains(number).contains("sealed and filed");
        assertThat(beside.run("certificate", "paper", "cpy_" + "a".repeat(26), "--by", clerk)
                        .exit())
                .isEqualTo(1);
        assertThat(copy(code, until.plusDays(90).toString()).err()).startsWith("CE-086");

        beside.run("certificate", "revoke", code, "--reason", "lost", "--by", clerk);
        beside.run("certificate", "revoke", code, "--approve", "--by", reviewer);

        assertThat(copy(code, until.toString()).err()).startsWith("CE-084");
    }

    private Said copy(String code, String until) {
        return beside.run(
                "certificate",
                "copy",
                code,
                "--requester",
                "样例县人民医院（样例）",
                "--purpose",
                "办理医疗救助",
                "--until",
                until,
                "--by",
                clerk);
    }

    @Test
    void a_table_is_issued_row_by_row_and_run_again_gives_nobody_two() throws Exception {
        Household first = entitled("韩样例");
        Household second = house.openHousehold("杨样例");
        house.file(second.number(), "申请书", "样例");
        Path table = Files.writeString(
                folder.resolve("table.csv"),
                "household,holder,programme,from,until\n" + first.number() + ",,DB,,\n" + second.number() + ",,DB,,\n");

        Said once = beside.run("certificate", "batch", table.toString(), "--name", "cli", "--by", reviewer, "--json");
        Said again = beside.run("certificate", "batch", table.toString(), "--name", "cli", "--by", reviewer, "--json");

        assertThat(once.exit()).as(once.toString()).isEqualTo(1);
        assertThat(counts(once)).isEqualTo("1 0 0 1");
        assertThat(once.err()).contains("3 " + second.number() + ": CE-001");
        assertThat(counts(again)).isEqualTo("0 1 0 1");
        assertThat(beside.run("certificate", "batch", table.toString(), "--name", "a b", "--by", reviewer)
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void a_wrong_table_is_refused_whole_with_its_line() throws Exception {
        Household first = entitled("朱样例");
        String row = first.number() + ",,DB,,\n";
        for (String wrong : new String[] {
            "household\n" + row,
            "household,holder,programme,from,until\n" + row + first.number() + ",,XX,,\n",
            "household,holder,programme,from,until\n" + row + row,
            "household,holder,programme,from,until\n" + first.number() + ",,DB,yesterday,\n"
        }) {
            Path table = Files.writeString(folder.resolve("wrong.csv"), wrong);

            Said said = beside.run("certificate", "batch", table.toString(), "--name", "wrong", "--by", reviewer);

            assertThat(said.exit()).as(wrong).isEqualTo(1);
            assertThat(said.err()).startsWith("CW-049 Line ");
        }
        assertThat(house.house()
                        .certificates()
                        .ofHousehold(first.number().value(), new org.hudang.certificates.Acting("test", Acting.BUREAU)))
                .isEmpty();
    }

    @Test
    void the_keys_of_the_trust_list_are_told_with_their_terms() {
        Said keys = beside.run("certificate", "keys");

        assertThat(keys.exit()).as(keys.toString()).isZero();
        assertThat(keys.out())
                .startsWith("Trust list ")
                .contains("CERTIFICATE", "STATUS_LIST", "CARD", "signs until", "relied on until");
    }

    private static String counts(Said said) throws Exception {
        JsonNode json = new ObjectMapper().readTree(said.out());
        return json.path("issued").asInt() + " " + json.path("before").asInt() + " "
                + json.path("waiting").asInt() + " " + json.path("failed").asInt();
    }

    private Household entitled(String name) {
        Household household = IssuedOne.entitled(house, name);
        house.house()
                .identities()
                .note(
                        household.number(),
                        household.head().id(),
                        IdentityCheck.Way.COUNTER,
                        household.head().document().lastFour(),
                        Acting.bureau("register"));
        return household;
    }
}
