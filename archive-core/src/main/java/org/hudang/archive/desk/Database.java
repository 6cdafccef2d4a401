package org.hudang.archive.desk;

import java.util.Objects;
import java.util.Optional;
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
    private static final String SCOPED = "select coalesce(current_setting('hudang.township', true), '')";

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
        return within(township, first -> () -> township, same -> work.get());
    }

    /**
     * The same, for work that begins with statements: they go to the database in one turn with the beginning of the transaction.
     *
     * @param asking puts them, and tells what becomes of their answers
     */
    <A, T> T within(String township, Function<Statements, Supplier<A>> asking, Function<A, T> work) {
        boolean joined = inTransaction();
        return Objects.requireNonNull(transactions.execute(status -> {
            String before = joined ? jdbc.sql(SCOPED).query(String.class).single() : "";
            Statements first = new Statements();
            scope(first, township);
            Supplier<A> answer = asking.apply(first);
            first.atOnce(template);
            T result = work.apply(answer.get());
            if (joined) {
                Statements last = new Statements();
                scope(last, before);
                last.atOnce(template);
            }
            return result;
        }));
    }

    /**
     * Asks questions to the rows of the township, in one turn with the database where there is no transaction yet. So that there
     * is nothing is believed only while the scope held to the end, which a driver that is set to part statements lets end with
     * the first of them; else, and inside a transaction, they are asked in one of their own.
     *
     * @param asking puts them, and tells what becomes of their answers
     */
    <T> T together(String township, Function<Statements, Supplier<T>> asking) {
        if (!inTransaction()) {
            Statements questions = new Statements();
            scope(questions, township);
            Supplier<T> answer = asking.apply(questions);
            Supplier<Optional<String>> scoped = questions.one(SCOPED, (row, i) -> row.getString(1));
            questions.atOnce(template);
            if (scoped.get().equals(Optional.of(township))) {
                return answer.get();
            }
        }
        // told after the transaction, which a caller's may be: what the answer is refused for ends none
        return within(
                        township,
                        first -> {
                            Supplier<T> answer = asking.apply(first);
                            return () -> answer;
                        },
                        Function.<Supplier<T>>identity())
                .get();
    }

    private static void scope(Statements statements, String township) {
        statements.one(SCOPE, (row, i) -> township, township);
    }
}
