package org.hudang.search;

/** A document that breaks the rules of the index (SR-010). */
public final class DocumentRefused extends SearchException {

    private final String field;

    public DocumentRefused(String field, String expected, String found) {
        super("SR-010", field + ": " + expected, found);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
