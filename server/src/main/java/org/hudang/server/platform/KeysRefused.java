package org.hudang.server.platform;

import java.nio.file.Path;

/** The database was written under a key file that is not there, or that was exchanged; fresh keys are never made then. */
public final class KeysRefused extends ServerException {
    private KeysRefused(String code, String... facts) {
        super(code, facts);
    }

    static KeysRefused missing(Path file) {
        return new KeysRefused("SV-015", file.toString());
    }

    static KeysRefused other(Path file) {
        return new KeysRefused("SV-016", file.toString());
    }
}
