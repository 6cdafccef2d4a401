package org.hudang.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

/** The PostgreSQL of a house: the embedded one, or one that somebody else runs. */
interface HouseDatabase extends AutoCloseable {
    /** Role that owns the schemas and runs migrations, and nothing else. */
    String OWNER = "hudang_owner";

    /** Role of the application. */
    String APP = "hudang_app";

    /** Nothing the application asks may hold a connection, a lock or a row for ever. */
    List<String> LIMITS = List.of(
            "statement_timeout = '5min'", "lock_timeout = '30s'", "idle_in_transaction_session_timeout = '15min'");

    /**
     * Starts the embedded database of a data directory, or looks whether the one outside can be used.
     *
     * @throws DatabaseFailed if the embedded one does not start
     * @throws DatabaseUnreachable if the one outside does not answer
     * @throws DatabaseRefused if it is not as it must be
     */
    static HouseDatabase open(Settings settings, DataDirectory directory) {
        return settings.outside()
                .database()
                .<HouseDatabase>map(OutsidePostgres::open)
                .orElseGet(() -> HousePostgres.start(directory.postgres(), new SecureRandom()));
    }

    /** Address for JDBC. */
    String url();

    String password(String role);

    /** Opens a house while no other process opens one on this database. */
    <T> T alone(Supplier<T> opening);

    @Override
    void close();

    /** Pooled connections of the application's role. */
    default HikariDataSource app(int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hudang-app");
        config.setJdbcUrl(url());
        config.setUsername(APP);
        config.setPassword(password(APP));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.setConnectionInitSql("set " + String.join("; set ", LIMITS));
        return new HikariDataSource(config);
    }
}
