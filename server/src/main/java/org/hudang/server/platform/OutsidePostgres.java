package org.hudang.server.platform;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A PostgreSQL that somebody else runs. Its two roles and its database were made beforehand; whether they are as the promises of this
 * house need them is looked at before anything is written.
 */
final class OutsidePostgres implements HouseDatabase {
    private static final int OLDEST = 18;
    private static final String OPENING = "select pg_advisory_lock(hashtextextended('hudang.opening', 0))";

    private final Outside.Database where;
    private final Map<String, String> passwords;

    private OutsidePostgres(Outside.Database where, Map<String, String> passwords) {
        this.where = where;
        this.passwords = passwords;
    }

    static OutsidePostgres open(Outside.Database where) {
        try {
            OutsidePostgres postgres = new OutsidePostgres(
                    where, Map.of(APP, Outside.read(where.password()), OWNER, Outside.read(where.ownerPassword())));
            postgres.require();
            return postgres;
        } catch (IOException e) {
            throw new DatabaseUnreachable(where.shown(), e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private void require() {
        try (Connection app = connect(APP);
                Connection owner = connect(OWNER)) {
            int version = Integer.parseInt(ask(app, "show server_version_num"));
            require("server_version", OLDEST + "…", Integer.toString(version / 10_000), version / 10_000 >= OLDEST);
            same(app, "show server_encoding", "server_encoding", "UTF8");
            same(app, "select pg_is_in_recovery()", "pg_is_in_recovery", "f");
            // what was acknowledged survives a power cut
            same(app, "show fsync", "fsync", "on");
            same(app, "show full_page_writes", "full_page_writes", "on");
            String commit = ask(app, "show synchronous_commit");
            require("synchronous_commit", "on", commit, !commit.equals("off"));
            // nobody passes by row-level security
            for (Connection role : new Connection[] {app, owner}) {
                String name = ask(role, "select current_user");
                String is = ask(
                        role,
                        "select concat_ws(' ', case when rolsuper then 'SUPERUSER' end, case when rolbypassrls then"
                                + " 'BYPASSRLS' end) from pg_roles where rolname = current_user");
                require(name, "NOSUPERUSER NOBYPASSRLS", is, is.isEmpty());
            }
            same(app, "select pg_has_role('" + OWNER + "', 'member')", APP + " in " + OWNER, "f");
            same(
                    owner,
                    "select has_database_privilege(current_database(), 'CREATE')",
                    OWNER + " CREATE ON DATABASE",
                    "t");
        } catch (SQLException e) {
            throw new DatabaseUnreachable(where.shown(), "SQLSTATE " + e.getSQLState());
        }
    }

    private void same(Connection connection, String question, String what, String expected) throws SQLException {
        String found = ask(connection, question);
        require(what, expected, found, found.equals(expected));
    }

    private void require(String what, String expected, String found, boolean good) {
        if (!good) {
            throw new DatabaseRefused(where.shown(), what, expected, found);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, password(role));
    }

    @Override
    public String url() {
        return where.url() + (where.url().contains("?") ? "&" : "?") + "logServerErrorDetail=false";
    }

    @Override
    public String password(String role) {
        String password = passwords.get(role);
        if (password == null) {
            throw new IllegalArgumentException(role);
        }
        return password;
    }

    /** Under a lock of a session of its own, which ends with the process whatever happens to it. */
    @Override
    public <T> T alone(Supplier<T> opening) {
        try (Connection session = connect(APP)) {
            ask(session, OPENING);
            return opening.get();
        } catch (SQLException e) {
            throw new DatabaseUnreachable(where.shown(), "SQLSTATE " + e.getSQLState());
        }
    }

    /** Nothing of it is ours to stop. */
    @Override
    public void close() {}
}
