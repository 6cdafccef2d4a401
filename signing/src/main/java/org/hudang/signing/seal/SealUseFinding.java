package org.hudang.signing.seal;

/**
 * Request, output and log of one use that do not agree.
 *
 * @param seal whose log it is
 * @param request which use
 * @param wrong what is wrong
 */
public record SealUseFinding(SealId seal, SealRequestId request, Wrong wrong) {
    /** What is wrong. */
    public enum Wrong {
        /** The seal was used, and the log does not tell it. */
        UNTOLD,
        /** The log tells more than one output of one request. */
        TWICE,
        /** The output is not the one that the log tells. */
        OTHER_OUTPUT,
        /** The log tells a use of a request that was not used. */
        NOT_USED
    }
}
