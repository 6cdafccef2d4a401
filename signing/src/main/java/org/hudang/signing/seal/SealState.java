package org.hudang.signing.seal;

/**
 * States of a seal's life. Only {@link #ACTIVE} signs, and only inside the seal's validity; {@link #CANCELLED} is final.
 */
public enum SealState {
    /** 申请: asked for. */
    DRAFT,
    /** 批准: approved by someone other than who asked. */
    APPROVED,
    /** 制作: keys and certificates exist. */
    MADE,
    /** 备案: filed with the authority that keeps the list of seals. */
    FILED,
    /** 使用: in use. */
    ACTIVE,
    /** 停用: stopped for a time. */
    SUSPENDED,
    /** 注销: ended for ever; what it signed before stays valid by its time. */
    CANCELLED
}
