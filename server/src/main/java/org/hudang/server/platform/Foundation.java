package org.hudang.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a house stands on; closed in reverse order.
 *
 * @param hold on the data directory: alone with the embedded database, together with others with one outside
 * @param database of the house
 * @param dataSource connections of the application's role
 */
record Foundation(DataDirectory.Hold hold, HouseDatabase database, HikariDataSource dataSource)
        implements AutoCloseable {
    private static final int CONNECTIONS = 12;

    static Foundation lay(Settings settings, DataDirectory directory) {
        boolean outside = settings.outside().database().isPresent();
        DataDirectory.Hold hold = outside ? directory.share() : directory.hold();
        @Nullable HouseDatabase database = null;
        try {
            database = HouseDatabase.open(settings, hold.directory());
            return new Foundation(hold, database, database.app(CONNECTIONS));
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            hold.close();
            throw e;
        }
    }

    /** The data directory as this process uses it. */
    DataDirectory directory() {
        return hold.directory();
    }

    /** Brings the schemas up to date; whoever calls this is alone in doing so. */
    void migrate() {
        Migrations.run(database.url(), HouseDatabase.OWNER, database.password(HouseDatabase.OWNER));
    }

    @Override
    public void close() {
        dataSource.close();
        database.close();
        hold.close();
    }
}
