package org.hudang.signing.personal;

import java.time.Instant;

/** How it was made sure who the person is. Face comparison is never the only way (FR-03). */
public sealed interface IdentityEvidence permits StaffWitness {
    /** Key of the person whose identity was confirmed. */
    String signer();

    /** When. */
    Instant at();
}
