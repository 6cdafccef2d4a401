package org.hudang.archive.desk;

import java.util.List;
import java.util.Map;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.VolumeId;

/**
 * What a version of a volume changes of where its case stands; filed in the order of writes like papers.
 *
 * @param ask by which it was asked for
 * @param after how it stands with that version
 * @param act of the journal
 * @param why of the journal
 * @param base version of the volume over which it was decided; at another one it has to be decided anew
 * @param sheets files of the house that come with it, by name
 */
record CaseTurn(Ask ask, VolumeCase after, String act, String why, int base, Map<String, byte[]> sheets) {
    CaseTurn {
        sheets = Map.copyOf(sheets);
    }

    /**
     * What somebody asked for, whatever the case is like: a retry asks for the same.
     *
     * @param event of the version
     * @param words everything that the caller said
     */
    record Ask(String key, VolumeId volume, String event, List<String> words) {
        Ask {
            words = List.copyOf(words);
        }

        Filing filing() {
            return new Filing(key, volume, event, List.of());
        }
    }

    /** Thrown inside the desk: the volume has moved on since the turn was decided. */
    static final class Stale extends RuntimeException {}
}
