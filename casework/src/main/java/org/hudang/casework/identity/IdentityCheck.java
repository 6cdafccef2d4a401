package org.hudang.casework.identity;

import java.time.Instant;
import org.hudang.archive.household.MemberId;

/**
 * A check of identity in person.
 *
 * @param id identity of the check
 * @param member who was seen
 * @param way where
 * @param by account that saw her
 * @param at when
 */
public record IdentityCheck(String id, MemberId member, Way way, String by, Instant at) {
    /** Where somebody was seen. */
    public enum Way {
        /** 窗口: she came to the office. */
        COUNTER,
        /** 上门: staff came to her home. */
        HOME
    }
}
