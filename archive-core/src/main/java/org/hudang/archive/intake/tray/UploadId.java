package org.hudang.archive.intake.tray;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Identifier of an upload.
 *
 * @param value {@code upl_} and 26 base32 characters; says nothing about what it names
 */
public record UploadId(String value) {
    public UploadId {
        OpaqueId.require("upl", value);
    }

    /** A new one. */
    public static UploadId next(SecureRandom random) {
        return new UploadId(OpaqueId.next("upl", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
