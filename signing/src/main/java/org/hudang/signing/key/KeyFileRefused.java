package org.hudang.signing.key;

import org.hudang.signing.SigningException;

/** A key store file that cannot be opened: damaged, too costly, or another passphrase. */
public final class KeyFileRefused extends SigningException {
    public KeyFileRefused(String file, String why) {
        super("SG-104", file + ": " + why, file);
    }

    public KeyFileRefused(String file, String why, Throwable cause) {
        super("SG-104", file + ": " + why, cause, file);
    }
}
