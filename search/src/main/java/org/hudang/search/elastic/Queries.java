package org.hudang.search.elastic;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;
import org.hudang.search.Caller;
import org.hudang.search.MatchedBy;
import org.hudang.search.engine.Asked;
import org.hudang.search.engine.Condition;
import org.hudang.search.engine.Condition.All;
import org.hudang.search.engine.Condition.Exact;
import org.hudang.search.engine.Condition.Phrase;
import org.hudang.search.text.Word;

/** What was asked, as queries of Elasticsearch: terms and phrases of ready words, in none of which anything is interpreted. */
final class Queries {

    /** What a word in the text of a paper adds to the rank, however often it occurs. */
    private static final float IN_TEXT = 4;

    private Queries() {}

    /** Documents that answer and that the engine lets the caller see. */
    static Query whole(Asked asked, Caller caller) {
        BoolQuery.Builder whole = new BoolQuery.Builder();
        if (!asked.words().isEmpty()) {
            whole.must(scored(asked));
        }
        whole.filter(all(asked.filters(caller)));
        return whole.build()._toQuery();
    }

    /** Documents that hold this and that the engine lets the caller see, all ranked alike. */
    static Query seen(Exact condition, Caller caller) {
        List<Query> filters = new ArrayList<>(all(Asked.seenBy(caller)));
        filters.add(of(condition));
        return Query.of(q -> q.bool(b -> b.filter(filters)));
    }

    /** Documents under these keys that fit the query. */
    static Query these(List<String> keys, Query fitting) {
        return Query.of(q ->
                q.bool(b -> b.filter(f -> f.ids(i -> i.values(keys))).filter(fitting)));
    }

    /** The same, told by its number for each reason that a document meets. */
    static Query these(List<String> keys, Query fitting, Asked asked) {
        BoolQuery.Builder these = new BoolQuery.Builder().filter(these(keys, fitting));
        for (int i = 0; i < asked.reasons().size(); i++) {
            String name = Integer.toString(i);
            Query condition = of(asked.reasons().get(i).condition());
            these.should(s -> s.constantScore(c -> c.filter(condition).queryName(name)));
        }
        return these.build()._toQuery();
    }

    private static Query scored(Asked asked) {
        List<Word> words = asked.words();
        if (words.size() == 1) {
            return anyWay(asked, words.get(0));
        }
        Query all = Query.of(q -> q.bool(
                b -> b.must(words.stream().map(word -> anyWay(asked, word)).toList())));
        return asked.asOne()
                .map(one -> Query.of(q -> q.disMax(d -> d.queries(all, anyWay(asked, one)))))
                .orElse(all);
    }

    private static Query anyWay(Asked asked, Word word) {
        List<Query> ways = asked.reasons(word).stream().map(Queries::of).toList();
        return Query.of(q -> q.disMax(d -> d.queries(ways)));
    }

    private static Query of(Asked.Reason reason) {
        MatchedBy by = reason.matchedBy();
        float points = reason.countsOccurrences() ? IN_TEXT : by.points();
        return Query.of(
                q -> q.constantScore(c -> c.filter(of(reason.condition())).boost(points)));
    }

    private static List<Query> all(List<Exact> conditions) {
        return conditions.stream().map(Queries::of).toList();
    }

    static Query of(Condition condition) {
        if (condition instanceof Exact exact) {
            return Query.of(q -> q.term(t -> t.field(exact.field()).value(exact.term())));
        }
        if (condition instanceof Phrase phrase) {
            return Query.of(q -> q.matchPhrase(m -> m.field(phrase.field()).query(Documents.cut(phrase.tokens()))));
        }
        All all = (All) condition;
        return Query.of(q -> q.bool(b -> b.filter(
                all(all.terms().stream().map(t -> new Exact(all.field(), t)).toList()))));
    }
}
