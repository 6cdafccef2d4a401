package org.hudang.search.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hudang.search.Found.Change;
import org.hudang.search.Found.Looser;
import org.hudang.search.Query;
import org.hudang.search.Query.Filters;
import org.hudang.search.Query.Strictness;
import org.hudang.search.Total;
import org.hudang.search.text.Word;

/** Searches for less, offered when nothing was found. */
public final class Loosening {

    private final Function<Query, Total> count;
    private final List<Looser> offers = new ArrayList<>();

    private Loosening(Function<Query, Total> count) {
        this.count = count;
    }

    /** Those that find something, best first. */
    public static List<Looser> of(Query query, List<Word> words, Function<Query, Total> count) {
        Loosening loosening = new Loosening(count);
        Query first = query.with(Query.Page.FIRST);
        if (query.strictness() == Strictness.TOGETHER) {
            loosening.offer(Change.CHARACTERS_APART, first.with(Strictness.ANYWHERE));
        }
        if (!query.filters().equals(Filters.NONE) && !words.isEmpty()) {
            loosening.offer(Change.WITHOUT_FILTERS, first.with(Filters.NONE));
        }
        for (int left = 0; words.size() > 1 && left < words.size(); left++) {
            List<String> kept = new ArrayList<>(words.stream().map(Word::text).toList());
            kept.remove(left);
            loosening.offer(
                    Change.ONE_WORD_FEWER,
                    new Query(String.join(" ", kept), query.filters(), query.strictness(), Query.Page.FIRST));
        }
        return List.copyOf(loosening.offers);
    }

    private void offer(Change change, Query query) {
        Total total = count.apply(query);
        if (total.value() > 0) {
            offers.add(new Looser(change, query, total));
        }
    }
}
