package org.hudang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ScopeTest {
    private static final TestDatabase DB = TestDatabase.migrated();

    private final DataSource app = DB.app();
    private final JdbcClient jdbc = JdbcClient.create(app);
    private final TransactionTemplate transactions = DB.transactions(app);
    private final Scope scope = new Scope(jdbc, transactions);

    @AfterAll
    static void drop() {
        DB.close();
    }

    @Test
    void looking_with_the_bureaus_eyes_for_a_moment_leaves_the_caller_with_its_own() {
        List<String> seen = new ArrayList<>();

        scope.in(new Acting("clerk", "999001001"), () -> {
            scope.in(Acting.bureau("certificates"), () -> seen.add(township()));
            return seen.add(township());
        });

        assertThat(seen).containsExactly("*", "999001001");
    }

    @Test
    void a_caller_that_had_set_no_township_sees_none_afterwards() {
        List<String> seen = new ArrayList<>();

        transactions.executeWithoutResult(status -> {
            scope.in(Acting.bureau("certificates"), () -> seen.add(township()));
            seen.add(township());
        });

        assertThat(seen).containsExactly("*", "");
    }

    private String township() {
        return jdbc.sql("select coalesce(current_setting('hudang.township', true), '')")
                .query(String.class)
                .single();
    }
}
