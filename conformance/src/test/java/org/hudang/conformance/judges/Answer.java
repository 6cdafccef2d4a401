package org.hudang.conformance.judges;

/** What a judge says about a paper. */
sealed interface Answer {
    /**
     * Right.
     *
     * @param judged signatures that it could judge; the others it sees and does not understand
     * @param of signatures of the paper, document timestamps not counted
     */
    record Passed(int judged, int of) implements Answer {}

    /**
     * Not right, or not what was expected.
     *
     * @param why in the judge's words
     */
    record Failed(String why) implements Answer {}

    /**
     * It was asked and cannot judge any of it.
     *
     * @param why in the judge's words
     */
    record CannotTell(String why) implements Answer {}
}
