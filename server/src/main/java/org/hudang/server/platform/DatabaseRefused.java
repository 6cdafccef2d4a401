package org.hudang.server.platform;

/** The database outside of the data directory is not as it must be: its version, what it forces to disk, or its roles. */
public final class DatabaseRefused extends ServerException {
    DatabaseRefused(String database, String what, String expected, String found) {
        super("SV-025", database, what, expected, found);
    }
}
