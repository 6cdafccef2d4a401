package org.hudang.search;

import java.util.List;

/**
 * Finds households and papers by what staff know of them: a name, its pinyin or initials, the last digits of an identity number or
 * phone, a code printed on a paper, or words that stand in it.
 *
 * <p><b>Guarantee.</b> Nothing is shown, counted or suggested that the caller may not see: the engine filters by the caller's township,
 * and every document is asked for again at the {@link HitGuard} before it leaves this door. No answer holds a whole identity,
 * bank or phone number.
 *
 * <p><b>Query text is data.</b> There is no query language: {@code *}, {@code ?}, {@code OR}, quotes and brackets are looked for as they
 * stand or ignored like other punctuation. White space separates words; all words must be found in one document.
 *
 * <p>All methods may be called from many threads. They throw {@link SearchException}: {@link QueryRefused} for a query that cannot
 * be asked, {@link IndexUnreadable} or {@link IndexMadeOtherwise} while the index must be rebuilt, {@link EngineUnavailable} while the engine
 * does not answer.
 */
public interface Search {

    /**
     * The page of hits asked for, best first: exact name or code, then number tails, partial names and pinyin, then the phrase in a title,
     * then in the text; the newest first among equals. An empty page carries looser searches that do find something.
     */
    Found find(Query query, Caller caller);

    /**
     * At most ten names of people whose name, pinyin or initials begin with what was typed so far.
     *
     * @param prefix what was typed; blank gives no suggestions
     */
    List<Suggestion> suggest(String prefix, Caller caller);

    /** How many documents the caller would see for this query, exact up to {@link Total#COUNTED_TO}. */
    Total count(Query query, Caller caller);

    /** Why a document is found by a query, or which words of the query it lacks. */
    Explained explain(Query query, String documentId, Caller caller);

    /** Whether the index can be read, how much it holds and when it was last fed. Never throws. */
    IndexState state();
}
