package org.hudang.search;

/** What a document of the index stands for. */
public enum Kind {
    /** A household (户) with its people and its place. */
    HOUSEHOLD,
    /** A filed paper (件) with its title and its words. */
    ITEM
}
