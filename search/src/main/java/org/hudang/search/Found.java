package org.hudang.search;

import java.time.Instant;
import java.util.List;

/**
 * An answer.
 *
 * @param hits the page asked for, best first
 * @param total over all pages
 * @param words what was searched for, as it was understood
 * @param indexAsOf when the index was last fed; later changes are not in it
 * @param looser when nothing was found: searches for less that do find something, best first
 */
public record Found(List<Hit> hits, Total total, List<String> words, Instant indexAsOf, List<Looser> looser) {

    public Found {
        hits = List.copyOf(hits);
        words = List.copyOf(words);
        looser = List.copyOf(looser);
    }

    /**
     * A search for less.
     *
     * @param change what was given up
     * @param query ready to be asked
     * @param total what it finds
     */
    public record Looser(Change change, Query query, Total total) {}

    /** What a looser search gives up. */
    public enum Change {
        /** The characters of a word may stand apart. */
        CHARACTERS_APART,
        /** One word fewer. */
        ONE_WORD_FEWER,
        /** No filters. */
        WITHOUT_FILTERS
    }
}
