package org.hudang.search.lucene;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.hudang.search.Caller;
import org.hudang.search.engine.Asked;
import org.hudang.search.engine.Condition;
import org.hudang.search.engine.Condition.All;
import org.hudang.search.engine.Condition.Exact;
import org.hudang.search.engine.Condition.Phrase;
import org.hudang.search.engine.Fields;
import org.hudang.search.text.Word;

/** What was asked, as queries of Lucene. */
final class Queries {

    private Queries() {}

    /** Documents that answer and that the engine lets the caller see. */
    static Query whole(Asked asked, Caller caller) {
        BooleanQuery.Builder whole = new BooleanQuery.Builder();
        whole.add(scored(asked), Occur.MUST);
        asked.filters(caller).forEach(filter -> whole.add(of(filter), Occur.FILTER));
        return whole.build();
    }

    /** Documents that hold this and that the engine lets the caller see, all ranked alike. */
    static Query seen(Exact condition, Caller caller) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(alike(), Occur.MUST);
        Asked.seenBy(caller).forEach(seen -> query.add(of(seen), Occur.FILTER));
        query.add(of(condition), Occur.FILTER);
        return query.build();
    }

    /** One reason, with what it adds to the rank. */
    static Query of(Asked.Reason reason) {
        Query query = of(reason.condition());
        return reason.countsOccurrences()
                ? query
                : new BoostQuery(
                        new ConstantScoreQuery(query), reason.matchedBy().points());
    }

    private static Query alike() {
        return new BoostQuery(new ConstantScoreQuery(of(new Exact(Fields.LIVE, "y"))), 0);
    }

    private static Query scored(Asked asked) {
        List<Word> words = asked.words();
        if (words.isEmpty()) {
            return alike();
        }
        if (words.size() == 1) {
            return anyWay(asked, words.get(0));
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(anyWay(asked, word), Occur.MUST));
        return asked.asOne()
                .<Query>map(one -> new DisjunctionMaxQuery(List.of(all.build(), anyWay(asked, one)), 0))
                .orElseGet(all::build);
    }

    private static Query anyWay(Asked asked, Word word) {
        return new DisjunctionMaxQuery(
                asked.reasons(word).stream().map(Queries::of).toList(), 0);
    }

    private static Query of(Condition condition) {
        if (condition instanceof Exact exact) {
            return new TermQuery(new Term(exact.field(), exact.term()));
        }
        if (condition instanceof Phrase phrase) {
            PhraseQuery.Builder query = new PhraseQuery.Builder();
            phrase.tokens().forEach(token -> query.add(new Term(phrase.field(), token.term()), token.position()));
            return query.build();
        }
        All all = (All) condition;
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        all.terms().forEach(term -> query.add(new TermQuery(new Term(all.field(), term)), Occur.MUST));
        return query.build();
    }
}
