package org.hudang.signing.personal;

/**
 * For whom a guardian (监护人) or statutory agent signs.
 *
 * @param person who cannot sign for want of capacity
 * @param relation of the signer to that person
 * @param ground why the signer may: the paper that proves it, in the words of the house
 */
public record Behalf(Signer person, Relation relation, String ground) {
    /** Who may sign for a person without (full) capacity. Source: 民法典 art. 27, 28. */
    public enum Relation {
        /** 父母. */
        PARENT,
        /** 配偶. */
        SPOUSE,
        /** 成年子女. */
        ADULT_CHILD,
        /** 其他近亲属. */
        NEAR_RELATIVE,
        /** 其他个人或组织，经居委会、村委会或民政部门同意. */
        APPOINTED,
        /** 村（居）委会或民政部门任监护人. */
        PUBLIC_GUARDIAN
    }
}
