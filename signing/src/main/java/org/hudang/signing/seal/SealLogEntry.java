package org.hudang.signing.seal;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the log of a seal (用印日志), chained to the one before; docs/formats/seal-log-v1.md.
 *
 * @param seal whose log it is
 * @param number from 1, without gaps
 * @param event what happened
 * @param at when
 * @param officer who did it
 * @param stamp the state and version digest of the seal when it happened
 * @param use about which use it is, empty for changes of the seal itself
 * @param refusal the stable code when it was refused or failed
 * @param note reason, rule or number, in the words of the house
 * @param previous hash of the entry before, 64 zeros for the first
 * @param hash SM3 over the canonical form of this entry, hexadecimal
 */
public record SealLogEntry(
        SealId seal,
        long number,
        SealEvent event,
        Instant at,
        Officer officer,
        SealStamp stamp,
        Optional<Use> use,
        Optional<String> refusal,
        Optional<String> note,
        String previous,
        String hash) {
    /**
     * The seal at that time.
     *
     * @param state before the event
     * @param digest of its version
     */
    public record SealStamp(SealState state, String digest) {}

    /**
     * The use that an entry is about.
     *
     * @param request which request
     * @param requester who asked
     * @param approver who approved, or the standing approval
     * @param before SM3 of the document that was handed in
     * @param after SM3 of the sealed document
     */
    public record Use(
            SealRequestId request,
            String requester,
            Optional<String> approver,
            String before,
            Optional<String> after) {}
}
