package org.hudang.testbed;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A PostgreSQL of the caller's own that forces everything to disk, as one that somebody runs for a house: a server outside of any
 * data directory, with the two roles and as many databases as are asked for. Every local password is accepted.
 */
public final class DurablePostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts it, with the roles of docs/howto/run-on-your-own-postgresql.md. */
    public static DurablePostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            DurablePostgres postgres = new DurablePostgres(server);
            for (String role : List.of(TestDatabase.OWNER, TestDatabase.APP)) {
                postgres.run("create role " + role + " login nosuperuser nobypassrls nocreatedb nocreaterole");
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new database of the owner's; its address for JDBC. */
    public String database(String name) {
        run("create database " + name + " owner " + TestDatabase.OWNER + " template template0 encoding 'UTF8' locale"
                + " 'C.UTF-8'");
        run("revoke all on database " + name + " from public");
        run("grant connect on database " + name + " to " + TestDatabase.APP);
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    /** What its administrator does. */
    public void run(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
