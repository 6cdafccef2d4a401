package org.hudang.server.platform;

import java.nio.file.Path;

/** The embedded database could not be prepared or started; the log says why. */
public final class DatabaseFailed extends ServerException {
    DatabaseFailed(String step, Path log) {
        super("SV-020", step, log.toString());
    }
}
