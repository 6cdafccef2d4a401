package org.hudang.signing.seal;

/** What the log of a seal tells. */
public enum SealEvent {
    DRAFTED,
    APPROVED,
    MADE,
    FILED,
    ACTIVATED,
    SUSPENDED,
    RESUMED,
    CANCELLED,
    CHANGE_REFUSED,
    STANDING_PROPOSED,
    STANDING_APPROVED,
    STANDING_WITHDRAWN,
    USE_REQUESTED,
    USE_APPROVED,
    USE_COVERED,
    USE_REJECTED,
    USE_BEGUN,
    USED,
    USE_ADOPTED,
    USE_RELEASED,
    USE_REFUSED,
    USE_FAILED,
    USE_FILED,
    USE_GIVEN_UP
}
