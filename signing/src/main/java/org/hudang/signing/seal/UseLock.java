package org.hudang.signing.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hudang.signing.key.DigestAlgorithm;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Keeps two processes from working at one request or act: a session advisory lock of PostgreSQL on a connection of its
 * own, which the database releases when the process dies.
 */
public final class UseLock {
    private static final int AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataSource database;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Locks on connections of this database. */
    public UseLock(DataSource database) {
        this.database = database;
    }

    /** Runs work while holding the lock; empty when another one holds it. */
    public <T> Optional<T> within(String name, Supplier<T> work) {
        long key = ByteBuffer.wrap(DigestAlgorithm.SM3.digest(("signing " + name).getBytes(StandardCharsets.UTF_8)))
                .getLong();
        takePlace();
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)", key)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                release(connection, key);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("no lock", e);
        } finally {
            places.release();
        }
    }

    /** Each holder keeps one connection and needs a second: more of them than the pool bears would wait for each other. */
    private void takePlace() {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DataAccessResourceFailureException("too many at once");
    }

    /** What was done stands whatever becomes of the session; one whose unlock failed is ended, and the lock with it. */
    private static void release(Connection connection, long key) throws SQLException {
        try {
            ask(connection, "select pg_advisory_unlock(?)", key);
        } catch (SQLException e) {
            connection.abort(Runnable::run);
        }
    }

    private static boolean ask(Connection connection, String sql, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
