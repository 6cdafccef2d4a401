package org.hudang.search.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.hudang.search.Hit;
import org.hudang.search.Kind;
import org.hudang.search.MatchedBy;
import org.hudang.search.Place;
import org.hudang.search.Query;
import org.hudang.search.text.Snippets;
import org.hudang.search.text.Word;

/**
 * What an index keeps of a document for answers, by {@link Fields}' names.
 *
 * @param id of the document
 * @param values all values of a field, in the order in which they were written; none for an unknown field
 */
public record Shown(String id, Function<String, List<String>> values) {

    /** The first value, or nothing. */
    public String one(String field) {
        List<String> all = values.apply(field);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** The document as a hit, with the place where the words stand. */
    public Hit hit(MatchedBy strongest, List<Word> words, Query query) {
        String title = one(Fields.SHOWN_TITLE);
        Optional<Snippets.Place> inTitle = Snippets.find(List.of(title), words, query.strictness());
        Optional<Snippets.Place> inText = Snippets.find(values.apply(Fields.SHOWN_PAGE), words, query.strictness());
        return new Hit(
                id,
                Kind.valueOf(one(Fields.KIND)),
                one(Fields.HOUSEHOLD),
                new Place(one(Fields.TOWNSHIP), one(Fields.VILLAGE), one(Fields.SHOWN_ADDRESS)),
                one(Fields.ITEM_KIND),
                title,
                values.apply(Fields.SHOWN_CODE),
                LocalDate.parse(one(Fields.SHOWN_DATE)),
                strongest,
                inText.or(() -> inTitle).map(Snippets.Place::snippet),
                inText.isPresent() ? OptionalInt.of(inText.get().page()) : OptionalInt.empty());
    }
}
