package org.hudang.search.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hudang.search.Caller;
import org.hudang.search.MatchedBy;
import org.hudang.search.Query;
import org.hudang.search.Query.Strictness;
import org.hudang.search.QueryRefused;
import org.hudang.search.engine.Condition.All;
import org.hudang.search.engine.Condition.Exact;
import org.hudang.search.engine.Condition.Phrase;
import org.hudang.search.text.NumberTokens;
import org.hudang.search.text.Token;
import org.hudang.search.text.Tokens;
import org.hudang.search.text.Word;

/**
 * A query of the trade as conditions on fields: every word in every way in which it may be met, and what the documents must be
 * besides. A document answers when it meets all words, or when it meets the whole text as one.
 */
public final class Asked {

    private final Query query;
    private final NumberTokens numbers;
    private final List<Word> words;
    private final Optional<Word> asOne;
    private final List<Reason> reasons = new ArrayList<>();

    /** One way in which one word may be met. */
    public record Reason(Word word, MatchedBy matchedBy, Condition condition) {

        /** Whether it ranks by how often it is met, where an engine can count that. */
        public boolean countsOccurrences() {
            return condition.field().equals(Fields.TEXT);
        }
    }

    private Asked(Query query, NumberTokens numbers) {
        this.query = query;
        this.numbers = numbers;
        this.words = Word.of(query.text());
        this.asOne = words.size() > 1 ? Word.one(query.text()) : Optional.empty();
        words.forEach(this::everyWay);
        asOne.ifPresent(this::whole);
    }

    /**
     * Takes a query apart.
     *
     * @throws QueryRefused when there is neither a word nor a filter left: only punctuation was typed
     */
    public static Asked of(Query query, NumberTokens numbers) {
        Asked asked = new Asked(query, numbers);
        if (asked.words.isEmpty() && query.filters().equals(Query.Filters.NONE)) {
            throw new QueryRefused(QueryRefused.Rule.NOTHING_ASKED, "a letter, digit or Han character", "none");
        }
        return asked;
    }

    public List<Word> words() {
        return words;
    }

    /** The whole text as one word, when it has several. */
    public Optional<Word> asOne() {
        return asOne;
    }

    public List<Reason> reasons() {
        return reasons;
    }

    /** What makes a word count as met. */
    public List<Reason> reasons(Word word) {
        return reasons.stream().filter(reason -> reason.word().equals(word)).toList();
    }

    /** Everything that the engine lets a caller see. */
    public static List<Exact> seenBy(Caller caller) {
        List<Exact> seen = new ArrayList<>();
        seen.add(new Exact(Fields.LIVE, "y"));
        if (!caller.seesEveryTownship()) {
            seen.add(new Exact(Fields.TOWNSHIP, caller.township()));
        }
        return seen;
    }

    /** What documents must be, besides meeting the words: the caller's to see, and as the filters say. */
    public List<Exact> filters(Caller caller) {
        List<Exact> all = seenBy(caller);
        Query.Filters filters = query.filters();
        filter(all, Fields.KIND, filters.kind());
        filter(all, Fields.TOWNSHIP, filters.township());
        filter(all, Fields.VILLAGE, filters.village());
        filter(all, Fields.PROGRAMME, filters.programme());
        filter(all, Fields.ITEM_KIND, filters.itemKind());
        filter(all, Fields.HOUSEHOLD, filters.household());
        OptionalInt year = filters.year();
        filter(all, Fields.YEAR, year.isPresent() ? Integer.toString(year.getAsInt()) : "");
        return all;
    }

    private static void filter(List<Exact> all, String field, String value) {
        if (!value.isEmpty()) {
            all.add(new Exact(field, value));
        }
    }

    private void everyWay(Word word) {
        whole(word);
        add(word, MatchedBy.NAME_PART, phrase(Fields.NAME, Tokens.ofName(word.units())));
        if (word.pinyin().length() >= 2) {
            add(word, MatchedBy.PINYIN_PART, new Exact(Fields.PINYIN_PART, word.pinyin()));
            add(word, MatchedBy.INITIALS, new Exact(Fields.INITIALS, word.pinyin()));
            add(word, MatchedBy.PLACE, new Exact(Fields.PLACE_PINYIN, word.pinyin()));
        }
        add(word, MatchedBy.CODE_PART, new Exact(Fields.CODE_PART, word.code()));
        add(word, MatchedBy.TITLE, text(Fields.TITLE, word));
        add(word, MatchedBy.PLACE, text(Fields.PLACE, word));
        if (word.isOneCharacter()) {
            add(
                    word,
                    MatchedBy.TEXT,
                    new Exact(Fields.CHARACTER, word.units().get(0).text()));
        } else {
            add(word, MatchedBy.TEXT, text(Fields.TEXT, word));
        }
    }

    /** The ways that look at the whole of what was typed. */
    private void whole(Word word) {
        add(word, MatchedBy.CODE, new Exact(Fields.CODE, word.code()));
        add(word, MatchedBy.NAME, new Exact(Fields.NAME_KEY, word.name()));
        if (word.pinyin().length() >= 2) {
            add(word, MatchedBy.PINYIN, new Exact(Fields.PINYIN, word.pinyin()));
        }
        if (word.number().length() >= NumberTokens.SHORTEST) {
            add(word, MatchedBy.ID_NUMBER, new Exact(Fields.ID_WHOLE, numbers.idWhole(word.number())));
        }
        if (word.isEnding()) {
            add(word, MatchedBy.ID_TAIL, new Exact(Fields.ID_TAIL, numbers.idTail(word.number())));
            add(word, MatchedBy.PHONE_TAIL, new Exact(Fields.PHONE_TAIL, numbers.phoneTail(word.number())));
        }
    }

    private void add(Word word, MatchedBy matchedBy, Condition condition) {
        reasons.add(new Reason(word, matchedBy, condition));
    }

    private Condition text(String field, Word word) {
        if (query.strictness() == Strictness.ANYWHERE) {
            return new All(
                    field, Tokens.anywhere(word.units()).stream().distinct().toList());
        }
        return phrase(field, Tokens.ofPhrase(word.units()));
    }

    private static Condition phrase(String field, List<Token> tokens) {
        return tokens.size() == 1 ? new Exact(field, tokens.get(0).term()) : new Phrase(field, tokens);
    }
}
