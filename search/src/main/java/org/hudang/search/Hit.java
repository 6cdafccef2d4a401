package org.hudang.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A document that answers a query.
 *
 * @param title of the paper, or the name that the household is called after
 * @param codes as filed, the archival code first
 * @param matchedBy the strongest reason
 * @param snippet words around the place found in the text, else in the title; absent when the words stand in neither
 * @param page page of the snippet, from 1; absent for a title or a household
 */
public record Hit(
        String id,
        Kind kind,
        String household,
        Place place,
        String itemKind,
        String title,
        List<String> codes,
        LocalDate date,
        MatchedBy matchedBy,
        Optional<Snippet> snippet,
        OptionalInt page) {

    public Hit {
        codes = List.copyOf(codes);
    }
}
