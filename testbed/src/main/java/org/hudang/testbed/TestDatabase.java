package org.hudang.testbed;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real PostgreSQL for tests: one server per test JVM, one migrated template per set of schemas, one database per test
 * class.
 *
 * <p>Tests work as {@code hudang_app}, the role of the application, so that row-level security holds in them as it does
 * in production. The owner's connection is there for looking behind the curtain.
 *
 * <pre>{@code
 * TestDatabase db = TestDatabase.migrated("archive");
 * JdbcClient jdbc = JdbcClient.create(db.app());
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    /** Role that owns schemas and runs migrations. */
    public static final String OWNER = "hudang_owner";
    /** Role of the application: no superuser, does not bypass row-level security. */
    public static final String APP = "hudang_app";

    /** System property: {@code true} forces every commit to disk, as the application has it; tests do without. */
    public static final String DURABLE = "hudang.testbed.durable";

    /** Role of the server that made itself; everything is open to it. */
    private static final String SUPERUSER = "postgres";

    private static final String PASSWORD = "only-for-tests";
    private static final int CONNECTIONS = 16;
    private static final long IDLE_MILLIS = 10_000;
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String name;
    private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();
    private final Map<List<String>, String> emptying = new ConcurrentHashMap<>();

    private TestDatabase(String name) {
        this.name = name;
    }

    /**
     * A fresh database in which the migrations of these schemas have run, in this order.
     *
     * @param schemas module names as in {@code org/hudang/<module>/migration}, which are also the schemas' names, for
     *     example {@code "archive"}
     */
    public static TestDatabase migrated(String... schemas) {
        List<String> wanted = List.of(schemas);
        String template = TEMPLATES.computeIfAbsent(String.join("_", wanted), key -> {
            String made = "template_" + (key.isEmpty() ? "empty" : key);
            create(made, "template0");
            for (String schema : wanted) {
                migrate(made, schema);
            }
            return made;
        });
        String name = "test_" + NEXT.incrementAndGet();
        create(name, template);
        return new TestDatabase(name);
    }

    /**
     * Connections of the application's role, kept open as the application keeps them: what one act leaves on a session meets the
     * next, and a new connection takes longer than most of what is asked over it.
     */
    public DataSource app() {
        return pool(APP);
    }

    /** Connections of the owner: for checks that the application itself could not make. */
    public DataSource owner() {
        return pool(OWNER);
    }

    /** Where it is and how the application signs in: for another process, which has connections of its own. */
    public PGSimpleDataSource address() {
        return source(name, APP);
    }

    /**
     * Takes every row out of these tables and of those that refer to them, whatever keeps the application and the owner from it.
     * Tables of tests have few rows: to delete them is several times quicker than to make the files of all tables anew.
     */
    public void empty(String... tables) {
        try (Connection connection = pool(SUPERUSER).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(emptying.computeIfAbsent(List.of(tables), these -> deletes(connection, these)));
        } catch (SQLException e) {
            throw new IllegalStateException("not emptied", e);
        }
    }

    private static String deletes(Connection connection, List<String> tables) {
        StringBuilder deletes = new StringBuilder("set session_replication_role = replica");
        try (PreparedStatement statement = connection.prepareStatement(
                "with recursive reached(id) as (select unnest(?::text[])::regclass::oid union select c.conrelid"
                        + " from pg_constraint c join reached r on c.confrelid = r.id where c.contype = 'f')"
                        + " select id::regclass::text from reached")) {
            statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    deletes.append("; delete from ").append(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no such tables: " + tables, e);
        }
        return deletes.toString();
    }

    private DataSource pool(String user) {
        return pools.computeIfAbsent(user, role -> {
            HikariConfig config = new HikariConfig();
            config.setDataSource(source(name, role));
            config.setMaximumPoolSize(CONNECTIONS);
            config.setMinimumIdle(0);
            config.setIdleTimeout(IDLE_MILLIS);
            return new HikariDataSource(config);
        });
    }

    /** Transactions over {@code app}, as the application has them. */
    public TransactionTemplate transactions(DataSource app) {
        return new TransactionTemplate(new DataSourceTransactionManager(app));
    }

    /** Drops the database. */
    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        run("drop database if exists " + name + " with (force)");
    }

    private static void migrate(String database, String schema) {
        Flyway.configure()
                .dataSource(source(database, OWNER))
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:org/hudang/" + schema + "/migration")
                .load()
                .migrate();
    }

    private static void create(String database, String template) {
        run("create database " + database + " owner " + OWNER + " template " + template
                + " encoding 'UTF8' locale 'C.UTF-8'");
    }

    private static void run(String sql) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PGSimpleDataSource source(String database, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {Server.POSTGRES.getPort()});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(PASSWORD);
        return source;
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", Boolean.getBoolean(DURABLE) ? "on" : "off")
                        .setServerConfig("synchronous_commit", Boolean.getBoolean(DURABLE) ? "on" : "off")
                        .start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute(
                            "create role " + OWNER + " login nosuperuser nobypassrls password '" + PASSWORD + "'");
                    statement.execute(
                            "create role " + APP + " login nosuperuser nobypassrls password '" + PASSWORD + "'");
                }
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException("roles could not be made", e);
            }
        }
    }
}
