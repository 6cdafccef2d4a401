package org.hudang.archive.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.VolumeId;

/**
 * A version of a volume that was decided over the one before: it changes where its case stands, or the order of pages. Filed in
 * the order of writes like papers.
 *
 * @param ask by which it was asked for
 * @param after how it stands with that version
 * @param act of the journal
 * @param why of the journal
 * @param base version of the volume over which it was decided; at another one it has to be decided anew
 * @param sheets files of the house that come with it, by name
 * @param papers that come with it
 */
record CaseTurn(
        Ask ask, VolumeCase after, String act, String why, int base, Map<String, byte[]> sheets, Papers papers) {
    CaseTurn {
        sheets = Map.copyOf(sheets);
    }

    /** One without papers. */
    CaseTurn(Ask ask, VolumeCase after, String act, String why, int base, Map<String, byte[]> sheets) {
        this(ask, after, act, why, base, sheets, new Papers(List.of(), List.of()));
    }

    /** New items, and further files of items that are there. */
    record Papers(List<NewItem> items, List<NewCopy> copies) {
        Papers {
            items = List.copyOf(items);
            copies = List.copyOf(copies);
        }
    }

    Filing filing() {
        return new Filing(ask.key(), ask.volume(), ask.event(), papers.items(), Optional.empty(), papers.copies());
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
