package org.hudang.signing.seal;

/** States of a request to use a seal. */
public enum SealRequestState {
    /** 待审批: waits for someone other than the requester. */
    REQUESTED,
    /** 已批准: may be used once. */
    APPROVED,
    /** 用印中: sealing has begun, the outcome is not recorded yet. */
    IN_USE,
    /** 已用印: the sealed output is recorded and staged, the caller has not filed it yet. */
    USED,
    /** 已归卷: the caller has filed the sealed output. */
    FILED,
    /** 不予批准. */
    REJECTED
}
