package org.hudang.archive.arranging;

import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.volume.ItemId;

/**
 * An edit of one paper.
 *
 * @param key 1 to 200 printable ASCII characters; a retry with the same key gives the same answer
 * @param base as {@link Arrangement#base()} said
 */
public record PageChange(String key, ItemId item, int base, PageEdit edit) {
    /** Everything that was asked for, by which a reused key is told from a retry. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(item.value(), String.valueOf(base)));
        words.addAll(edit.words());
        return words;
    }
}
