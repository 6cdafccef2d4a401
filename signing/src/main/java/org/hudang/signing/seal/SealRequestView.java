package org.hudang.signing.seal;

import java.time.Instant;
import java.util.Optional;

/**
 * A request as it is now.
 *
 * @param id of the request
 * @param request what was asked
 * @param state where it is
 * @param approver who approved or rejected it; empty while waiting and under a standing approval
 * @param rule the rule of the standing approval that covered it
 * @param output SM3 of the sealed document, hexadecimal
 * @param requestedAt when it was asked
 */
public record SealRequestView(
        SealRequestId id,
        SealRequest request,
        SealRequestState state,
        Optional<String> approver,
        Optional<String> rule,
        Optional<String> output,
        Instant requestedAt) {}
