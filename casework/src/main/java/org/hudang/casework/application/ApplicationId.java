package org.hudang.casework.application;

import org.hudang.archive.OpaqueId;

/**
 * Names an application.
 *
 * @param value {@code app_} and 26 base32 characters
 */
public record ApplicationId(String value) {
    public ApplicationId {
        OpaqueId.require("app", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
