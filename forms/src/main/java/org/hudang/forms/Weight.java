package org.hudang.forms;

/** Weight of a face. */
public enum Weight {
    /** 400. */
    REGULAR,
    /** 700. */
    BOLD
}
