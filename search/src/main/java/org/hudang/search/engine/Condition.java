package org.hudang.search.engine;

import java.util.List;
import org.hudang.search.text.Token;

/** What a document must hold: exact terms and phrases only, so that the cost of a query does not depend on what was typed. */
public sealed interface Condition {

    String field();

    /** This term. */
    record Exact(String field, String term) implements Condition {}

    /** These terms at these distances from one another; at least one. */
    record Phrase(String field, List<Token> tokens) implements Condition {
        public Phrase {
            tokens = List.copyOf(tokens);
        }
    }

    /** All of these terms, wherever they stand. */
    record All(String field, List<String> terms) implements Condition {
        public All {
            terms = List.copyOf(terms);
        }
    }
}
