package org.hudang.archive.completeness;

/** What the case of a volume is about (业务类型); with the programme it chooses the materials table (AR-06). */
public enum BusinessType {
    /** First or renewed application (新申请). */
    NEW,
    /** Amount, people or category change (变更). */
    CHANGE,
    /** The benefit ends (终止). */
    END
}
