package org.hudang.server.platform;

/** The database outside of the data directory does not answer, or lets our roles not in. */
public final class DatabaseUnreachable extends ServerException {
    DatabaseUnreachable(String database, String why) {
        super("SV-024", database, why);
    }
}
