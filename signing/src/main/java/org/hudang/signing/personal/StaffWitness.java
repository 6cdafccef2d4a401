package org.hudang.signing.personal;

import java.time.Instant;

/**
 * A member of staff saw the person and the identity document (工作人员当面核验).
 *
 * @param signer key of the person
 * @param witness account of the member of staff
 * @param document which document was seen
 * @param place where, in the words of the house (窗口, 入户)
 * @param at when
 */
public record StaffWitness(String signer, String witness, SeenDocument document, String place, Instant at)
        implements IdentityEvidence {
    /** Documents that prove identity in person. */
    public enum SeenDocument {
        /** 居民身份证. */
        ID_CARD,
        /** 户口簿. */
        HOUSEHOLD_REGISTER,
        /** 港澳台居民居住证. */
        RESIDENCE_PERMIT,
        /** 外国人永久居留身份证. */
        PERMANENT_RESIDENCE,
        /** 护照. */
        PASSPORT
    }
}
