package org.hudang.certificates.register;

import java.util.Objects;
import java.util.function.Supplier;
import org.hudang.certificates.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sets whose rows a piece of work sees, inside one transaction, and puts back what the caller had set: a stop of a
 * benefit that withdraws its certificates goes on afterwards as if nothing had been touched.
 */
final class Sight {
    private final RegisterDatabase database;

    Sight(RegisterDatabase database) {
        this.database = database;
    }

    /** Does the work as somebody who sees this township, or all of them. */
    <T> T of(String township, Supplier<T> work) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            String before = jdbc().sql("select coalesce(current_setting('hudang.township', true), '')")
                    .query(String.class)
                    .single();
            set(township);
            T result = work.get();
            set(before);
            return result;
        }));
    }

    /** Does the work as the bureau. */
    <T> T bureau(Supplier<T> work) {
        return of(Acting.BUREAU, work);
    }

    JdbcClient jdbc() {
        return database.jdbc();
    }

    private void set(String township) {
        jdbc().sql("select set_config('hudang.township', ?, true)")
                .param(township)
                .query(String.class)
                .single();
    }
}
