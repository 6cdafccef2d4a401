package org.hudang.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The owner of a house's tables, who sees every row and does what the application may not. */
public final class TableOwner {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private TableOwner(DriverManagerDataSource source) {
        this.jdbc = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** Of a house with a database of its own. */
    public static TableOwner of(House house) throws IOException {
        return new TableOwner(new DriverManagerDataSource(
                String.valueOf(house.dataSource().getJdbcUrl()),
                HousePostgres.OWNER,
                Files.readString(house.directory().root().resolve("postgres/password-owner"))
                        .strip()));
    }

    /** Changes rows of a table past its triggers; how many. */
    public int lie(String table, String sql, Object... facts) {
        Integer changed = transactions.execute(status -> {
            jdbc.sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            jdbc.sql("alter table " + table + " disable trigger user").update();
            int rows = jdbc.sql(sql).params(facts).update();
            jdbc.sql("alter table " + table + " enable trigger user").update();
            return rows;
        });
        return changed == null ? 0 : changed;
    }
}
