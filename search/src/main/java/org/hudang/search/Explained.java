package org.hudang.search;

import java.util.List;

/** Why a document is found or not. */
public sealed interface Explained {

    /** It is found. */
    record Matches(List<Reason> reasons) implements Explained {
        public Matches {
            reasons = List.copyOf(reasons);
        }
    }

    /** It is seen by the caller but lacks these words, or fails the filters when no word is missing. */
    record Lacks(List<String> words) implements Explained {
        public Lacks {
            words = List.copyOf(words);
        }
    }

    /** There is no such document for this caller: not indexed, or not theirs to see. The two are not told apart. */
    record Unknown() implements Explained {}

    /** One reason for one word. */
    record Reason(String word, MatchedBy matchedBy) {}
}
