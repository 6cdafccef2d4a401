package org.hudang.signing.seal;

import java.util.Optional;

/**
 * A standing approval as it is now.
 *
 * @param id of the approval
 * @param approval what was proposed
 * @param approver who approved it; empty while it covers nothing yet
 */
public record StandingApprovalView(StandingApprovalId id, StandingApproval approval, Optional<String> approver) {}
