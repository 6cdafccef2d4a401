package org.hudang.archive.desk;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
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
     * Asks questions to the rows of the township, in one turn with the database where there is no transaction yet. So that there
     * is nothing is believed only while the scope held; else, and inside a transaction, they are asked one after the other.
     *
     * @param asking puts them, and tells what becomes of their answers
     */
    <T> T together(String township, Function<Questions, Supplier<T>> asking) {
        Questions questions = new Questions();
        Supplier<T> answer = asking.apply(questions);
        if (inTransaction() || !questions.askAtOnce(template, SCOPE, township)) {
            within(township, () -> {
                questions.askInTurn(template);
                return questions;
            });
        }
        return answer.get();
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
