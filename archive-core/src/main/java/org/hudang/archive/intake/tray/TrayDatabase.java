package org.hudang.archive.intake.tray;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hudang.archive.InsideTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions of the tray that see one township; never inside one of the caller. */
final class TrayDatabase {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    TrayDatabase(DataSource source, TransactionOperations transactions) {
        this.jdbc = JdbcClient.create(source);
        this.transactions = transactions;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /**
     * Runs the work in one transaction whose rows are those of the township.
     *
     * @throws InsideTransaction when the caller holds a transaction open: the disk does not roll back
     */
    <T> T within(String township, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new InsideTransaction();
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("select set_config('hudang.township', ?, true)")
                    .param(township)
                    .query(String.class)
                    .single();
            return work.get();
        }));
    }
}
