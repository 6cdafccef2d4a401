package org.hudang.server.platform;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schemas of all rooms up to date, each from its own migrations and with a history table of its own, as the
 * owner's role. The application's role can do no such thing.
 */
final class Migrations {
    /** In the order in which they run; no foreign key crosses schemas. */
    static final List<String> SCHEMAS = List.of("archive", "signing", "certificate", "casework", "account", "platform");

    private Migrations() {}

    static void run(String url, String owner, String password) {
        for (String schema : SCHEMAS) {
            Flyway migration = Flyway.configure()
                    .dataSource(url, owner, password)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:org/hudang/" + schema + "/migration")
                    .failOnMissingLocations(false)
                    .outOfOrder(true)
                    .load();
            try {
                migration.migrate();
            } catch (FlywayException first) {
                // the session of a process that was killed may still have been committing what this one began to do
                migration.migrate();
            }
        }
    }
}
