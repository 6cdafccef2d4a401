package org.hudang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class CaseworkJournalTest {
    private static final TestDatabase DB = TestDatabase.migrated("casework");

    private final DataSource app = DB.app();
    private final JdbcClient jdbc = JdbcClient.create(app);
    private final TransactionTemplate transactions = DB.transactions(app);
    private final CaseworkJournal journal =
            new CaseworkJournal(jdbc, Clock.fixed(Instant.parse("2026-11-24T02:00:00.123456789Z"), ZoneOffset.UTC));

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void entries_are_read_back_in_order() {
        write("hh_a", 3);

        assertThat(read("hh_a")).extracting(CaseworkJournal.Entry::facts).containsExactly("fact 1", "fact 2", "fact 3");
    }

    @Test
    void the_application_can_neither_edit_nor_delete_an_entry() {
        write("hh_b", 1);

        assertThatThrownBy(() ->
                        jdbc.sql("update casework.journal set facts = 'x'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from casework.journal").update())
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.journal set facts = 'other' where household = 'hh_%s' and ordinal = 2",
                "update casework.journal set actor = 'other' where household = 'hh_%s' and ordinal = 2",
                "delete from casework.journal where household = 'hh_%s' and ordinal = 2",
                "update casework.journal set ordinal = 9 where household = 'hh_%s' and ordinal = 2"
            })
    void whoever_owns_the_database_is_found_out(String tampering) {
        String household = Integer.toHexString(tampering.hashCode());
        write("hh_" + household, 3);

        JdbcClient owner = JdbcClient.create(DB.owner());
        owner.sql("alter table casework.journal no force row level security").update();
        assertThat(owner.sql(tampering.formatted(household)).update()).isEqualTo(1);

        assertThatThrownBy(() -> read("hh_" + household))
                .asInstanceOf(type(JournalAltered.class))
                .extracting(CaseworkException::code)
                .isEqualTo("CW-090");
    }

    private void write(String household, int entries) {
        transactions.executeWithoutResult(status -> {
            scope();
            for (int i = 1; i <= entries; i++) {
                journal.append(household, "999001001", "act", "fact " + i, new Acting("clerk", "999001001"));
            }
        });
    }

    private List<CaseworkJournal.Entry> read(String household) {
        return transactions.execute(status -> {
            scope();
            return journal.read(household);
        });
    }

    private void scope() {
        jdbc.sql("select set_config('hudang.township', '*', true)")
                .query(String.class)
                .single();
    }
}
