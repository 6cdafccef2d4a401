package org.hudang.search.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.search.Kind;
import org.hudang.search.Query;
import org.hudang.search.Suggestion;
import org.hudang.search.text.NameForms;
import org.hudang.search.text.Word;

/** Names that begin with what was typed, gathered from the households that an engine finds by it. */
public final class Suggesting {

    /** Households asked for: several may share a name. */
    public static final int HOUSEHOLDS = 50;

    private static final int SUGGESTIONS = 10;

    private final String beginning;
    private final Map<String, Suggestion> names = new LinkedHashMap<>();

    private Suggesting(String beginning) {
        this.beginning = beginning;
    }

    /** Nothing when nothing was typed, or more than a query may have. */
    public static Optional<Suggesting> by(String prefix) {
        if (prefix.codePointCount(0, prefix.length()) > Query.LONGEST_TEXT) {
            return Optional.empty();
        }
        return Word.one(prefix).map(word -> new Suggesting(word.pinyin().isEmpty() ? word.name() : word.pinyin()));
    }

    /** What households that fit hold. */
    public Condition.Exact condition() {
        return new Condition.Exact(Fields.BEGINNING, beginning);
    }

    /** Takes the names of one household. */
    public void take(Shown household) {
        for (String name : household.values().apply(Fields.SHOWN_NAME)) {
            if (names.size() < SUGGESTIONS
                    && NameForms.ofName(name).beginnings().contains(beginning)) {
                names.putIfAbsent(name, new Suggestion(name, Kind.HOUSEHOLD, household.one(Fields.HOUSEHOLD)));
            }
        }
    }

    /** At most ten, in the order in which they came. */
    public List<Suggestion> suggestions() {
        return List.copyOf(names.values());
    }
}
