package org.hudang.server.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** Work that one process at a time does, whichever comes first: a session lock of the database, which ends with its holder. */
final class DatabaseLock {
    private DatabaseLock() {}

    /** Does the work unless another process is doing it. */
    static void attempt(DataSource source, String name, Runnable work) {
        try (Connection session = source.getConnection()) {
            if (ask(session, "select pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
                try {
                    work.run();
                } finally {
                    ask(session, "select pg_advisory_unlock(hashtextextended(?, 0))", name);
                }
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the lock of " + name, e);
        }
    }

    private static boolean ask(Connection session, String question, String name) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
