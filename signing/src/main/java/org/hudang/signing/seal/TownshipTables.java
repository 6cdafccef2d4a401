package org.hudang.signing.seal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions over the tables of this room, each in the sight of one township. */
public final class TownshipTables {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    /** Over these connections; the transactions must be over the same. */
    public TownshipTables(DataSource database, TransactionOperations transactions) {
        this.jdbc = JdbcClient.create(database);
        this.transactions = transactions;
    }

    /** Statements; inside of {@link #as} only. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Runs work in one transaction that sees what this township may see. */
    public <T> T as(String township, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> seeing(township, work)));
    }

    /**
     * As {@link #as}, in a transaction of its own: what was refused is logged after it was rolled back, which a
     * transaction of the caller would undo.
     */
    public <T> T alone(String township, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("seals are changed and used outside transactions of the caller");
        }
        return as(township, work);
    }

    /**
     * Runs work that sees all townships, inside the running transaction; only for the log of a seal, which a township
     * writes to but does not read when the seal is the bureau's.
     */
    <T> T seeingAll(Supplier<T> work) {
        return seeing(Officer.BUREAU, work);
    }

    /** As the driver wants it. */
    public static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant);
    }

    /** Runs this when the running transaction has been committed, or at once when there is none. */
    public static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private <T> T seeing(String township, Supplier<T> work) {
        String before = jdbc.sql("select coalesce(current_setting('hudang.township', true), '')")
                .query(String.class)
                .single();
        set(township);
        T result = work.get();
        set(before);
        return result;
    }

    private void set(String township) {
        jdbc.sql("select set_config('hudang.township', ?, true)")
                .param(township)
                .query(String.class)
                .single();
    }
}
