package org.hudang.signing.pdf;

import java.time.Instant;

/** What is known about the time of a signature just made. */
public sealed interface ProofOfTime {
    /** A timestamp inside the signature proves it existed then (level B-T). */
    record Proven(Instant at) implements ProofOfTime {}

    /**
     * A timestamp was wanted and could not be had: the document is pending (PENDING_TIMESTAMP) and must be treated so.
     *
     * @param why for logs
     */
    record Pending(String why) implements ProofOfTime {}

    /** No timestamp was asked for (level B-B). */
    record NotAsked() implements ProofOfTime {}
}
