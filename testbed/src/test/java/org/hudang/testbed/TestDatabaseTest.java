package org.hudang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class TestDatabaseTest {
    private static final TestDatabase DB = TestDatabase.migrated("example");
    private final DataSource app = DB.app();
    private final JdbcClient jdbc = JdbcClient.create(app);
    private final TransactionTemplate transactions = DB.transactions(app);

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void a_township_sees_only_its_own_rows() {
        JdbcClient owner = JdbcClient.create(DB.owner());
        transactions.executeWithoutResult(status -> {
            scope("*");
            jdbc.sql("insert into example.paper values (1, 'A'), (2, 'B')").update();
        });

        assertThat(count("A")).isEqualTo(1);
        assertThat(count("B")).isEqualTo(1);
        assertThat(count("*")).isEqualTo(2);
        assertThat(count("")).isZero();
        assertThat(owner.sql("select count(*) from example.paper")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_application_may_not_change_the_schema() {
        assertThatThrownBy(() -> jdbc.sql("create table example.other (id int)").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("alter table example.paper disable row level security")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void each_database_is_fresh() {
        try (TestDatabase other = TestDatabase.migrated("example")) {
            JdbcClient there = JdbcClient.create(other.app());
            assertThat(there.sql("select current_database()")
                            .query(String.class)
                            .single())
                    .isNotEqualTo(jdbc.sql("select current_database()")
                            .query(String.class)
                            .single());
        }
    }

    private int count(String township) {
        return transactions.execute(status -> {
            scope(township);
            return jdbc.sql("select count(*) from example.paper")
                    .query(Integer.class)
                    .single();
        });
    }

    private void scope(String township) {
        jdbc.sql("select set_config('hudang.township', ?, true)")
                .param(township)
                .query(String.class)
                .single();
    }
}
