package org.hudang.conformance.judges;

/** A judge of whole papers. */
interface Judge {
    /** Its name in tables. */
    String name();

    /**
     * Its answer, never more than was really looked at.
     *
     * @throws Exception when it does not get through, which is no answer
     */
    Answer judge(Paper paper) throws Exception;
}
