package org.hudang.archive.completeness;

/** How a case ended (办理结果); one that ended without a benefit is kept too (AR-07). */
public enum Outcome {
    /** Confirmed (确认同意). */
    CONFIRMED(Fact.CONFIRMED),
    /** Not confirmed (不予确认). */
    REFUSED(Fact.REFUSED),
    /** Not accepted (不予受理). */
    NOT_ACCEPTED(Fact.NOT_ACCEPTED),
    /** The procedure was terminated (终止审核确认). */
    TERMINATED(Fact.TERMINATED),
    /** Given up by the applicant (自动放弃). */
    ABANDONED(Fact.ABANDONED);

    private final Fact fact;

    Outcome(Fact fact) {
        this.fact = fact;
    }

    /** The condition that rows of a materials table may name. */
    public Fact fact() {
        return fact;
    }
}
