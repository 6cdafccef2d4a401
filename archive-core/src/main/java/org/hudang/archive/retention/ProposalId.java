package org.hudang.archive.retention;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Identifier of a proposal to destroy a volume.
 *
 * @param value {@code dsp_} and 26 base32 characters
 */
public record ProposalId(String value) {
    public ProposalId {
        OpaqueId.require("dsp", value);
    }

    /** A new one. */
    public static ProposalId next(SecureRandom random) {
        return new ProposalId(OpaqueId.next("dsp", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
