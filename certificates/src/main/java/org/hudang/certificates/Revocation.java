package org.hudang.certificates;

/**
 * Why a certificate is withdrawn.
 *
 * @param reason cause, kept in the journal
 * @param note free words for the file; no personal data, at most 200 characters
 */
public record Revocation(Reason reason, String note) {
    /** Causes of a withdrawal. */
    public enum Reason {
        /** 停保: the benefit ended. */
        BENEFIT_STOPPED,
        /** 发证有误: it should not have been issued as it stands. */
        ISSUED_IN_ERROR,
        /** 本人申请注销: the holder asked for it. */
        HOLDER_ASKED,
        /** 遗失: the paper was lost or stolen. */
        LOST,
        /** 签名密钥停用: the key that signed it may not be relied on. */
        KEY_WITHDRAWN
    }

    private static final int LONGEST_NOTE = 200;

    public Revocation {
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("note has more than " + LONGEST_NOTE + " characters");
        }
    }

    /** A withdrawal without further words. */
    public static Revocation because(Reason reason) {
        return new Revocation(reason, "");
    }
}
