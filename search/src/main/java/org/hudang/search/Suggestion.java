package org.hudang.search;

/**
 * Something that could be meant.
 *
 * @param text a name, to be put into the query as it stands
 * @param kind of the document it came from
 * @param household its number
 */
public record Suggestion(String text, Kind kind, String household) {}
