package org.hudang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.life.MovesWith;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases go with their household to its new township. */
class MovedCasesTest {
    private static final TestDatabase DB = TestDatabase.migrated("casework");
    private static final String FROM = "999001001";
    private static final String TO = "999001002";
    private static final String BUREAU = "*";

    private final DataSource app = DB.app();
    private final JdbcClient jdbc = JdbcClient.create(app);
    private final TransactionTemplate transactions = DB.transactions(app);
    private final MovedCases cases = new MovedCases(jdbc);
    private final CaseworkJournal journal =
            new CaseworkJournal(jdbc, Keys.FIELDS, Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC));

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void benefits_and_history_belong_to_the_new_township_and_the_history_still_holds() {
        HouseholdNumber household = household('a');
        as(FROM, () -> {
            benefit(household);
            journal.append(household.value(), FROM, "benefit-entered", "one", new Acting("clerk", FROM));
        });

        as(BUREAU, () -> cases.move(new MovesWith.Moving(household, FROM, TO, List.of())));

        as(FROM, () -> {
            assertThat(count("benefit", household)).isZero();
            assertThat(count("journal", household)).isZero();
            assertThat(count("journal_head", household)).isZero();
        });
        as(TO, () -> {
            assertThat(count("benefit", household)).isEqualTo(1);
            journal.append(household.value(), TO, "benefit-stopped", "two", new Acting("clerk", TO));
            assertThat(journal.read(household.value()))
                    .extracting(CaseworkJournal.Entry::township)
                    .containsExactly(FROM, TO);
        });
        as(BUREAU, () -> cases.move(new MovesWith.Moving(household, TO, FROM, List.of())));
        as(FROM, () -> assertThat(journal.read(household.value())).hasSize(2));
    }

    @Test
    void the_township_of_then_cannot_be_changed_without_being_found() {
        HouseholdNumber household = household('b');
        as(FROM, () -> journal.append(household.value(), FROM, "act", "one", new Acting("clerk", FROM)));
        as(BUREAU, () -> {
            cases.move(new MovesWith.Moving(household, FROM, TO, List.of()));
            jdbc.sql("update casework.journal set written_for = '999001003' where household = ?")
                    .param(household.value())
                    .update();
        });

        assertThatThrownBy(() -> as(TO, () -> journal.read(household.value()))).isInstanceOf(JournalAltered.class);
    }

    @Test
    void what_is_being_signed_or_sealed_has_to_come_to_its_end_first() {
        HouseholdNumber household = household('c');
        as(FROM, () -> {
            assertThat(cases.underWay(household)).isEmpty();
            jdbc.sql("insert into casework.application (id, number, household, township, programme, volume, applicant,"
                            + " state, idempotency, opened_by, opened_at, template, pages, revision, file, sm3)"
                            + " values (?, 'SS99900120261124-0001', ?, ?, 'DB', 'v', 'm', 'SIGNING', 'k', 'clerk', now(),"
                            + " 't', 1, 1, 'f', 's')")
                    .params("app_" + "a".repeat(26), household.value(), FROM)
                    .update();
            assertThat(cases.underWay(household)).containsExactly("application");
            jdbc.sql("insert into casework.certificate_paper (certificate, household, township, sm3, file)"
                            + " values ('c', ?, ?, 's', 'f')")
                    .params(household.value(), FROM)
                    .update();
            assertThat(cases.underWay(household)).containsExactly("application", "certificate");
        });
    }

    @Test
    void every_table_of_the_schema_with_an_owner_is_carried_over() {
        List<String> tables = JdbcClient.create(DB.owner())
                .sql("select table_name from information_schema.columns where table_schema = 'casework'"
                        + " and column_name = 'township' order by 1")
                .query(String.class)
                .list();
        List<String> carried = new ArrayList<>();
        carried.addAll(MovedCases.OF_HOUSEHOLD);
        carried.addAll(MovedCases.OF_LETTER);
        carried.addAll(List.of("application_signer", "journal"));

        assertThat(carried).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void a_township_gives_nothing_away_and_takes_nothing() {
        HouseholdNumber household = household('d');
        as(FROM, () -> benefit(household));
        MovesWith.Moving moving = new MovesWith.Moving(household, FROM, TO, List.of());

        assertThatThrownBy(() -> as(FROM, () -> cases.move(moving))).isInstanceOf(DataAccessException.class);
        as(TO, () -> cases.move(moving));
        as(FROM, () -> assertThat(count("benefit", household)).isEqualTo(1));
    }

    private void benefit(HouseholdNumber household) {
        jdbc.sql(
                        "insert into casework.benefit (id, household, township, programme, level, people, starts_on, next_review,"
                                + " entered_by, entered_at) values (?, ?, ?, 'DB', 'A', 1, '2026-01-01', '2027-01-01', 'clerk', now())")
                .params(household.value().replace("hh_", "ben_"), household.value(), FROM)
                .update();
    }

    private static HouseholdNumber household(char letter) {
        return new HouseholdNumber("hh_" + String.valueOf(letter).repeat(26));
    }

    private long count(String table, HouseholdNumber household) {
        return jdbc.sql("select count(*) from casework." + table + " where household = ?")
                .param(household.value())
                .query(Long.class)
                .single();
    }

    private void as(String township, Runnable work) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select set_config('hudang.township', ?, true)")
                    .param(township)
                    .query(String.class)
                    .single();
            work.run();
        });
    }
}
