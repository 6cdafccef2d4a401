package org.hudang.archive.desk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.household.HouseholdNumber;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The lock of one household: a session advisory lock of PostgreSQL on a connection of its own. It ends with the session, so a
 * dead process holds nothing.
 */
public final class HouseholdLock implements AutoCloseable {
    private static final String LOCK_TIMEOUT = "55P03";

    private final Connection connection;
    private final HouseholdNumber household;

    private HouseholdLock(Connection connection, HouseholdNumber household) {
        this.connection = connection;
        this.household = household;
    }

    /** Whose lock it is. */
    HouseholdNumber household() {
        return household;
    }

    /**
     * Waits for the lock.
     *
     * @throws HouseholdBusy when it is not free in time
     */
    public static HouseholdLock acquire(DataSource source, HouseholdNumber household, Duration patience) {
        return take(source, household, connection -> {
                    // one statement, so one transaction: the session keeps no timeout, whatever becomes of the lock
                    try (PreparedStatement lock = connection.prepareStatement(
                            "select case when set_config('lock_timeout', ?, true) is not null"
                                    + " then pg_advisory_lock(?)::text end")) {
                        lock.setString(1, String.valueOf(Math.max(1, patience.toMillis())));
                        lock.setLong(2, key(household));
                        lock.execute();
                        return true;
                    } catch (SQLException e) {
                        if (isTimeout(e)) {
                            return false;
                        }
                        throw e;
                    }
                })
                .orElseThrow(() -> new HouseholdBusy(patience.toMillis()));
    }

    /** Takes the lock when it is free. */
    public static Optional<HouseholdLock> tryAcquire(DataSource source, HouseholdNumber household) {
        return take(source, household, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                statement.setLong(1, key(household));
                try (ResultSet answer = statement.executeQuery()) {
                    return answer.next() && answer.getBoolean(1);
                }
            }
        });
    }

    /** True while the session lives and holds the lock. */
    public boolean held() {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted"
                        + " and database = (select oid from pg_database where datname = current_database())"
                        + " and objsubid = 1 and ((classid::bigint << 32) | objid::bigint) = ?")) {
            statement.setLong(1, key(household));
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getInt(1) == 1;
            }
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, key(household));
            statement.execute();
        } catch (SQLException e) {
            abandon(connection);
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // the session is gone, and the lock with it
        }
    }

    /** Whether this came of waiting too long for a lock, of whatever kind. */
    static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told && LOCK_TIMEOUT.equals(told.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private interface Taking {
        boolean on(Connection connection) throws SQLException;
    }

    private static Optional<HouseholdLock> take(DataSource source, HouseholdNumber household, Taking taking) {
        try {
            Connection connection = source.getConnection();
            boolean taken = false;
            try {
                connection.setAutoCommit(true);
                taken = taking.on(connection);
                return taken ? Optional.of(new HouseholdLock(connection, household)) : Optional.empty();
            } finally {
                if (!taken) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("lock of a household", e);
        }
    }

    /** A session whose unlock failed must not go back to a pool with the lock in hand. */
    private static void abandon(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // the session is gone, and the lock with it
        }
    }

    private static long key(HouseholdNumber household) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("hudang.archive|" + household).getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
