package org.hudang.archive.arranging;

import org.hudang.archive.volume.RenditionId;

/**
 * One page, as it is found in what came.
 *
 * @param of the original
 * @param page of it, from 1
 * @param turn clockwise, in degrees: 0, 90, 180 or 270
 */
public record OnePage(RenditionId of, int page, int turn) {
    static final int WHOLE_TURN = 360;

    OnePage turned(int degrees) {
        return new OnePage(of, page, (turn + degrees) % WHOLE_TURN);
    }

    /** Whether it follows the other one in the same original, turned alike. */
    boolean follows(OnePage other) {
        return of.equals(other.of()) && turn == other.turn() && page == other.page() + 1;
    }
}
