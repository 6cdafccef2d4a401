package org.hudang.archive;

import org.hudang.archive.volume.Filed;

/** What became of a filing without answer that somebody wanted out of the way (强制作废). */
public sealed interface Settled {
    /**
     * It could be completed after all, and was.
     *
     * @param filed its answer
     */
    record Completed(Filed filed) implements Settled {}

    /**
     * It was given up: the volume is as before it, and takes filings again. Nobody had been answered.
     *
     * @param code why it could not be completed; empty when its bytes had been lost
     */
    record Discarded(String code) implements Settled {}

    /** No filing of this volume waits for an answer. */
    record Nothing() implements Settled {}
}
