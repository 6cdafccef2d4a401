package org.hudang.signing.seal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions over the tables of this room, each in the sight of one township. */
final class SealTables {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    SealTables(DataSource database, TransactionOperations transactions) {
        this.jdbc = JdbcClient.create(database);
        this.transactions = transactions;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Runs work in one transaction that sees what this township may see. */
    <T> T as(String township, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> seeing(township, work)));
    }

    /**
     * As {@link #as}, in a transaction of its own: what was refused is logged after it was rolled back, which a
     * transaction of the caller would undo.
     */
    <T> T alone(String township, Supplier<T> work) {
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

    static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant);
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
