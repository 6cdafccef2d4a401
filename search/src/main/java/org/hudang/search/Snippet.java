package org.hudang.search;

import java.util.List;

/**
 * A few words of a document with the places found. Long numbers are masked.
 *
 * <p><b>Warning.</b> The text is not escaped for any markup.
 *
 * @param text at most about 120 characters; {@code …} stands where text was left out
 * @param marks places to highlight, in order, not overlapping
 */
public record Snippet(String text, List<Mark> marks) {

    public Snippet {
        marks = List.copyOf(marks);
    }

    /**
     * A place in the snippet.
     *
     * @param start in UTF-16 units, inclusive
     * @param end in UTF-16 units, exclusive
     */
    public record Mark(int start, int end) {}
}
