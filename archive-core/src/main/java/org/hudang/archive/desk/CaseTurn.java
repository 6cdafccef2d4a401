package org.hudang.archive.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.volume.Continuation;
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
 * @param next what becomes true with it
 */
record CaseTurn(
        Ask ask,
        VolumeCase after,
        String act,
        String why,
        int base,
        Map<String, byte[]> sheets,
        Optional<Continuation> next) {
    CaseTurn {
        sheets = Map.copyOf(sheets);
    }

    /** A turn that nothing else depends on. */
    CaseTurn(Ask ask, VolumeCase after, String act, String why, int base, Map<String, byte[]> sheets) {
        this(ask, after, act, why, base, sheets, Optional.empty());
    }

    /** The same turn, with which something else becomes true. */
    CaseTurn followedBy(Continuation continuation) {
        return new CaseTurn(ask, after, act, why, base, sheets, Optional.of(continuation));
    }

    /** What is filed: no papers of its own. */
    Filing filing() {
        return new Filing(ask.key(), ask.volume(), ask.event(), List.of(), next);
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
