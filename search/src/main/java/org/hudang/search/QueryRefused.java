package org.hudang.search;

/** A query that cannot be asked (SR-001 to SR-004). */
public final class QueryRefused extends SearchException {

    private final Rule rule;

    public QueryRefused(Rule rule, String expected, String found) {
        super(rule.code, expected, found);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }

    /** What the query offends. */
    public enum Rule {
        NOTHING_ASKED("SR-001"),
        TEXT_TOO_LONG("SR-002"),
        TOO_MANY_WORDS("SR-003"),
        PAGE_OUT_OF_REACH("SR-004");

        private final String code;

        Rule(String code) {
            this.code = code;
        }
    }
}
