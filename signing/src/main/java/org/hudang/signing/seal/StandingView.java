package org.hudang.signing.seal;

/**
 * A standing approval as it is now; withdrawn ones are not shown.
 *
 * @param id of the approval
 * @param approval what it allows
 * @param approved whether someone else has approved it; before, it covers nothing
 */
public record StandingView(StandingApprovalId id, StandingApproval approval, boolean approved) {}
