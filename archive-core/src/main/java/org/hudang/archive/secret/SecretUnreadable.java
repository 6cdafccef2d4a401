package org.hudang.archive.secret;

import org.hudang.archive.ArchiveException;

/** An encrypted value does not open: altered, moved to another place, or its key is not in the key file. */
public final class SecretUnreadable extends ArchiveException {
    /** Why it does not open. */
    public enum Cause {
        /** Not the form of an encrypted value. */
        FORM,
        /** The key file has no key of this id. */
        KEY_MISSING,
        /** The authentication tag is wrong: bytes or place are not those of the encryption. */
        ALTERED
    }

    private final Cause why;

    SecretUnreadable(Cause why, String table) {
        super("AR-040-" + why.name(), table);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
