package org.hudang.signing.verify.cms;

import java.util.List;
import org.hudang.signing.verify.finding.Finding;

/**
 * How a certificate stands at a time.
 *
 * @param status the answer
 * @param findings the reasons
 */
public record Standing(Status status, List<Finding> findings) {
    /** From good to bad. */
    public enum Status {
        TRUSTED,
        UNKNOWN,
        UNTRUSTED,
        NOT_YET,
        EXPIRED,
        ON_HOLD,
        REVOKED
    }

    public Standing {
        findings = List.copyOf(findings);
    }
}
