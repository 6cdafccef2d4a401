package org.hudang.archive.retention;

/** What starts a period (起算). */
public enum Trigger {
    /** The end of the year of the volume (形成年度). */
    YEAR_END,
    /** The household receives nothing of the programme any more (停保); relief received again undoes it. */
    BENEFIT_STOP,
    /** The case was closed (办结). */
    DECISION
}
