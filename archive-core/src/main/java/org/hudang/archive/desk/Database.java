package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions that see one township. */
public final class Database {
    private static final String SCOPE = "select set_config('hudang.township', ?, true)";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public Database(DataSource source, TransactionOperations transactions) {
        this.template = new JdbcTemplate(source);
        this.jdbc = JdbcClient.create(template);
        this.transactions = transactions;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    JdbcTemplate template() {
        return template;
    }

    /** True when the calling thread already holds a transaction. */
    static boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /**
     * Runs the work in one transaction whose rows are those of the township. Inside a transaction of the caller it joins it
     * and leaves the caller's township as it was.
     */
    public <T> T within(String township, Supplier<T> work) {
        boolean joined = inTransaction();
        return Objects.requireNonNull(transactions.execute(status -> {
            String before = joined ? scope() : "";
            scope(township);
            T result = work.get();
            if (joined) {
                scope(before);
            }
            return result;
        }));
    }

    /**
     * What one question finds in the rows of the township, if anything. Outside of a transaction, scope and question go to the
     * database together and are one transaction there: statements that follow each other without a Sync are (PostgreSQL,
     * Frontend/Backend Protocol, Extended Query). A driver that is set to part them finds nothing, for the scope is over; so
     * that there is nothing is believed only when a transaction of two steps says it, too.
     */
    <T> Optional<T> find(String township, String question, RowMapper<T> mapper, String parameter) {
        if (!inTransaction()) {
            Optional<T> found = atOnce(township, question, mapper, parameter);
            if (found.isPresent()) {
                return found;
            }
        }
        return within(
                township,
                () -> jdbc.sql(question).param(parameter).query(mapper).optional());
    }

    private <T> Optional<T> atOnce(String township, String question, RowMapper<T> mapper, String parameter) {
        return Objects.requireNonNull(template.execute(SCOPE + "; " + question, (PreparedStatementCallback<Optional<T>>)
                both -> {
                    both.setString(1, township);
                    both.setString(2, parameter);
                    both.execute();
                    both.getMoreResults();
                    try (ResultSet rows = Objects.requireNonNull(both.getResultSet())) {
                        return rows.next() ? Optional.ofNullable(mapper.mapRow(rows, 0)) : Optional.empty();
                    }
                }));
    }

    private String scope() {
        return jdbc.sql("select coalesce(current_setting('hudang.township', true), '')")
                .query(String.class)
                .single();
    }

    private void scope(String township) {
        jdbc.sql(SCOPE).param(township).query(String.class).single();
    }
}
