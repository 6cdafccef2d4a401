package org.hudang.casework;

import java.util.Objects;
import java.util.function.Supplier;
import org.hudang.archive.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Transactions in which the database shows the rows of the caller's township only. Joining a transaction puts back what was
 * set there: whoever looks with other eyes for a moment does not leave them to the caller.
 */
public final class Scope {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public Scope(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Runs in a transaction of this caller; joins the one that is open. */
    public <T> T in(Acting acting, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            String before = jdbc.sql("select coalesce(current_setting('hudang.township', true), '')")
                    .query(String.class)
                    .single();
            enter(acting.township());
            T result = work.get();
            enter(before);
            return result;
        }));
    }

    private void enter(String township) {
        jdbc.sql("select set_config('hudang.township', ?, true)")
                .param(township)
                .query(String.class)
                .single();
    }
}
