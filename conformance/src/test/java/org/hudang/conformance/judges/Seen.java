package org.hudang.conformance.judges;

/** What a judge says about one signature, or about one question that it asks of a whole file. */
enum Seen {
    INTACT,
    BROKEN,
    /** It sees a signature whose algorithm it does not know. */
    CANNOT_TELL
}
