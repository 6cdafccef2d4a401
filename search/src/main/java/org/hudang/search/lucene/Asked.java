package org.hudang.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TermQuery;
import org.hudang.search.Caller;
import org.hudang.search.MatchedBy;
import org.hudang.search.Query;
import org.hudang.search.Query.Strictness;
import org.hudang.search.text.NumberTokens;
import org.hudang.search.text.Token;
import org.hudang.search.text.Tokens;
import org.hudang.search.text.Word;

/** A query of the trade as queries of Lucene: only exact terms and phrases, so that its cost does not depend on what was typed. */
final class Asked {

    private final Query query;
    private final NumberTokens numbers;
    private final List<Word> words;
    private final List<Reason> reasons = new ArrayList<>();

    /** One way in which one word may be met. */
    record Reason(Word word, MatchedBy matchedBy, org.apache.lucene.search.Query query) {}

    Asked(Query query, NumberTokens numbers) {
        this.query = query;
        this.numbers = numbers;
        this.words = Word.of(query.text());
        words.forEach(this::everyWay);
        if (words.size() > 1) {
            Word.one(query.text()).ifPresent(this::asOne);
        }
    }

    List<Word> words() {
        return words;
    }

    List<Reason> reasons() {
        return reasons;
    }

    /** Whether there is neither a word nor a filter left: only punctuation was typed. */
    boolean isEmpty() {
        return words.isEmpty() && query.filters().equals(Query.Filters.NONE);
    }

    org.apache.lucene.search.Query whole(Caller caller) {
        BooleanQuery.Builder whole = new BooleanQuery.Builder();
        whole.add(scored(), Occur.MUST);
        filter(whole, Fields.LIVE, "y");
        if (!caller.seesEveryTownship()) {
            filter(whole, Fields.TOWNSHIP, caller.township());
        }
        Query.Filters filters = query.filters();
        filter(whole, Fields.KIND, filters.kind());
        filter(whole, Fields.TOWNSHIP, filters.township());
        filter(whole, Fields.VILLAGE, filters.village());
        filter(whole, Fields.PROGRAMME, filters.programme());
        filter(whole, Fields.ITEM_KIND, filters.itemKind());
        filter(whole, Fields.HOUSEHOLD, filters.household());
        OptionalInt year = filters.year();
        filter(whole, Fields.YEAR, year.isPresent() ? Integer.toString(year.getAsInt()) : "");
        return whole.build();
    }

    /** What makes a word count as met. */
    org.apache.lucene.search.Query anyWay(Word word) {
        return new DisjunctionMaxQuery(
                reasons.stream()
                        .filter(r -> r.word().equals(word))
                        .map(Reason::query)
                        .toList(),
                0);
    }

    private org.apache.lucene.search.Query scored() {
        if (words.isEmpty()) {
            return new BoostQuery(new ConstantScoreQuery(exact(Fields.LIVE, "y")), 0);
        }
        if (words.size() == 1) {
            return anyWay(words.get(0));
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(anyWay(word), Occur.MUST));
        Optional<Word> one = Word.one(query.text());
        return one.isEmpty() ? all.build() : new DisjunctionMaxQuery(List.of(all.build(), anyWay(one.get())), 0);
    }

    private static void filter(BooleanQuery.Builder whole, String field, String value) {
        if (!value.isEmpty()) {
            whole.add(exact(field, value), Occur.FILTER);
        }
    }

    private void everyWay(Word word) {
        asOne(word);
        add(word, MatchedBy.NAME_PART, phrase(Fields.NAME, Tokens.ofName(word.units())));
        if (word.pinyin().length() >= 2) {
            add(word, MatchedBy.PINYIN_PART, exact(Fields.PINYIN_PART, word.pinyin()));
            add(word, MatchedBy.INITIALS, exact(Fields.INITIALS, word.pinyin()));
            add(word, MatchedBy.PLACE, exact(Fields.PLACE_PINYIN, word.pinyin()));
        }
        add(word, MatchedBy.CODE_PART, exact(Fields.CODE_PART, word.code()));
        add(word, MatchedBy.TITLE, text(Fields.TITLE, word));
        add(word, MatchedBy.PLACE, text(Fields.PLACE, word));
        if (word.isOneCharacter()) {
            add(
                    word,
                    MatchedBy.TEXT,
                    exact(Fields.CHARACTER, word.units().get(0).text()));
        } else {
            reasons.add(new Reason(word, MatchedBy.TEXT, text(Fields.TEXT, word)));
        }
    }

    /** The ways that look at the whole of what was typed. */
    private void asOne(Word word) {
        add(word, MatchedBy.CODE, exact(Fields.CODE, word.code()));
        add(word, MatchedBy.NAME, exact(Fields.NAME_KEY, word.name()));
        if (word.pinyin().length() >= 2) {
            add(word, MatchedBy.PINYIN, exact(Fields.PINYIN, word.pinyin()));
        }
        if (word.number().length() >= NumberTokens.SHORTEST) {
            add(word, MatchedBy.ID_NUMBER, exact(Fields.ID_WHOLE, numbers.idWhole(word.number())));
        }
        if (word.isEnding()) {
            add(word, MatchedBy.ID_TAIL, exact(Fields.ID_TAIL, numbers.idTail(word.number())));
            add(word, MatchedBy.PHONE_TAIL, exact(Fields.PHONE_TAIL, numbers.phoneTail(word.number())));
        }
    }

    private void add(Word word, MatchedBy matchedBy, org.apache.lucene.search.Query query) {
        reasons.add(new Reason(word, matchedBy, new BoostQuery(new ConstantScoreQuery(query), matchedBy.points())));
    }

    private org.apache.lucene.search.Query text(String field, Word word) {
        if (query.strictness() == Strictness.ANYWHERE) {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            Tokens.anywhere(word.units()).stream().distinct().forEach(t -> all.add(exact(field, t), Occur.MUST));
            return all.build();
        }
        return phrase(field, Tokens.ofPhrase(word.units()));
    }

    private static org.apache.lucene.search.Query phrase(String field, List<Token> tokens) {
        if (tokens.size() == 1) {
            return exact(field, tokens.get(0).term());
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        tokens.forEach(token -> phrase.add(new Term(field, token.term()), token.position()));
        return phrase.build();
    }

    private static TermQuery exact(String field, String term) {
        return new TermQuery(new Term(field, term));
    }
}
