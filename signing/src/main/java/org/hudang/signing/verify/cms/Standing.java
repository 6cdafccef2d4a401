package org.hudang.signing.verify.cms;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.hudang.signing.verify.finding.Finding;

/**
 * How a certificate stands at a time.
 *
 * @param status the answer
 * @param findings the reasons
 * @param anchor subject of the anchor that the chain behind this answer ends at; empty when there is no chain
 */
public record Standing(Status status, List<Finding> findings, Optional<X500Name> anchor) {
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

    /** Of a certificate that no anchor leads to. */
    Standing(Status status, List<Finding> findings) {
        this(status, findings, Optional.empty());
    }
}
